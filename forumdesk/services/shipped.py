"""What comes with the program: series, event templates, checklists, organisations."""

import csv
import io
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.events import Discretion, EventKind
from forumdesk.domain.organisations import Organisation

CHECKLISTS = {"forum": "checklist_forum.csv", "nexus": "checklist.csv"}


@dataclass(frozen=True, slots=True)
class TemplateSession:
    """One session of an event template; `day` counts from 1, times are local in the event's zone."""

    day: int
    start: str
    end: str
    fields: tuple[tuple[str, Any], ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventTemplate:
    """The shape of an event: no people, no dates."""

    code: str
    name: str
    kind: EventKind
    discretion: Discretion
    series_code: str
    days: int
    zone: str
    marking: str
    checklists: tuple[str, ...]
    sessions: tuple[TemplateSession, ...]


def _text(*parts: str) -> str:
    return files("resources").joinpath(*parts).read_text(encoding="utf-8")


def series() -> list[dict[str, Any]]:
    """The series that every new workspace knows."""
    found: list[dict[str, Any]] = json.loads(_text("data", "series.json"))
    return found


@cache
def organisations() -> tuple[Organisation, ...]:
    """The organisations that the program knows by all their names; their ids are of no workspace."""
    rows = csv.DictReader(io.StringIO(_text("data", "organisations.csv")))
    return tuple(
        Organisation(
            id=f"shipped-{number}",
            name=row["canonical_name"],
            short=row["short"],
            aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
            type=row["type"],
            country=row["country"],
            source=row["source"],
        )
        for number, row in enumerate(rows)
    )


def template_codes() -> list[str]:
    names = [entry.name for entry in files("resources").joinpath("templates", "events").iterdir()]
    return sorted(name.removesuffix(".json") for name in names if name.endswith(".json"))


def _session(entry: dict[str, Any]) -> TemplateSession:
    fields = {key: value for key, value in entry.items() if key not in {"day", "start", "end", "roles"}}
    return TemplateSession(
        int(entry["day"]), entry["start"], entry["end"], tuple(fields.items()), tuple(entry.get("roles", ()))
    )


def event_template(code: str) -> EventTemplate:
    """The template of that code; KeyError where none ships."""
    if code not in template_codes():
        raise KeyError(code)
    data = json.loads(_text("templates", "events", f"{code}.json"))
    return EventTemplate(
        code=data["code"],
        name=data["name"],
        kind=EventKind(data["kind"]),
        discretion=Discretion(data["discretion"]),
        series_code=data["series"],
        days=int(data["days"]),
        zone=data["zone"],
        marking=data["marking"],
        checklists=tuple(data["checklists"]),
        sessions=tuple(_session(entry) for entry in data["sessions"]),
    )


def checklist(name: str) -> list[dict[str, str]]:
    """The rows of a shipped checklist: "forum" for organisers, "nexus" for the guide's prompts."""
    return list(csv.DictReader(io.StringIO(_text("data", CHECKLISTS[name]))))


def checklist_items(event_id: str, name: str) -> list[ChecklistItem]:
    """The items of a shipped checklist for an event; their ids are still to be given."""
    return [
        ChecklistItem(
            id="",
            event_id=event_id,
            checklist=name,
            position=int(row["item"]),
            text=row["text"],
            section=row.get("section") or row.get("guide_section", ""),
            group=row["group"],
            due_days=int(row["due_days"]) if row.get("due_days") else None,
        )
        for row in checklist(name)
    ]
