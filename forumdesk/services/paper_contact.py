"""The contact sheet: all badges of a run, small, with what is wrong with each, before any of them is printed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from forumdesk.domain.cards import BadgeCard, LayoutReport, Running, Trouble
from forumdesk.domain.disclosure import LeftOut, Why, event_stopped
from forumdesk.domain.events import Event
from forumdesk.domain.tongues import word
from forumdesk.exporters import contact_sheet
from forumdesk.exporters.contact_sheet import Entry, Head
from forumdesk.exporters.display import Fault, Laid
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Setter
from forumdesk.exporters.paper_sheets import troubles_of
from forumdesk.exporters.running_page import Sheet
from forumdesk.progress import Progress, silent
from forumdesk.services import copy_numbers, printing
from forumdesk.services.checking import noticed
from forumdesk.services.choosing import behind, event_of, in_order
from forumdesk.services.copying import record_copy
from forumdesk.services.errors import UnknownTypeError
from forumdesk.services.papers import Handed, Preview
from forumdesk.services.printing import Run
from forumdesk.services.proofing import namesakes
from forumdesk.store.workspace import Workspace

KIND = "contact_sheet"
# Under these the paper knows what a template calls otherwise.
_CALLED = {"second_name": "name_native"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A run that is looked at; it can be set without the workspace."""

    run: Run
    badges: printing.Prepared
    event: Event
    running: Running
    sheet: Sheet


def prepare(workspace: Workspace, run: Run, sheet: Sheet = Sheet.A4) -> Prepared:
    """What a preview is made of; nothing is recorded. Raises as `print_badges`."""
    event = event_of(workspace.snapshot(), run.event_code)
    return Prepared(
        run, printing.prepare(workspace, run), event, copy_numbers.running(workspace, event, run.terms.mark), sheet
    )


def set_preview(prepared: Prepared, progress: Progress = silent) -> Preview:
    """Set it as `export` would: no workspace is needed, so another thread can do it."""
    data, report = _set(prepared, progress)
    return Preview(data, report.pages, _left_out(prepared, report), ())


def export(
    workspace: Workspace, run: Run, target: Path, sheet: Sheet = Sheet.A4, progress: Progress = silent
) -> Handed:
    """Write the sheets to `target` and enter the copy in the register; no badge is recorded as printed.

    Raises as `print_badges`, but for codes that are not read: there are none.
    """
    if target.suffix.lower() != ".pdf":
        raise UnknownTypeError(target.suffix, (".pdf",))
    return _hand_over(workspace, prepare(workspace, run, sheet), target, progress)[0]


def for_printer(
    workspace: Workspace, run: Run, sheet: Sheet = Sheet.A4, progress: Progress = silent
) -> tuple[Handed, bytes]:
    """The same for paper: the copy is in the register, and its PDF is in memory alone."""
    return _hand_over(workspace, prepare(workspace, run, sheet), None, progress)


def _hand_over(
    workspace: Workspace, prepared: Prepared, target: Path | None, progress: Progress
) -> tuple[Handed, bytes]:
    data, report = _set(prepared, progress)
    snapshot, event = workspace.snapshot(), prepared.event
    left_out = _left_out(prepared, report)
    findings = behind(snapshot, event, left_out, printing.STOPS)
    findings += [printing.finding_of(event, one) for one in report.troubles]
    change_set = None
    if data:
        fields = (*printing.FIELDS, *(("flag",) if any(card.flag for card in prepared.badges.cards) else ()))
        entry = event, KIND, fields, prepared.running.copy_number
        change_set = record_copy(workspace, entry, data, target, terms=prepared.run.terms)
    copy = prepared.running.copy_number if data else ""
    return Handed(report.pages, left_out, tuple(noticed(snapshot, findings)), change_set, copy), data


def _left_out(prepared: Prepared, report: LayoutReport) -> tuple[LeftOut, ...]:
    """Who would get no badge, and why."""
    stopped = [LeftOut(one.ref, Why(one.kind.value)) for one in report.troubles]
    return in_order([*prepared.badges.left_out, *stopped])


def _set(prepared: Prepared, progress: Progress) -> tuple[bytes, LayoutReport]:
    """The report's troubles are those that keep a badge from being printed."""
    if event_stopped(prepared.event) is not None:
        return b"", LayoutReport(0)
    made = prepared.badges
    language = prepared.event.language
    looker, entries, troubles = _Looker(prepared), [], []
    for done, card in enumerate(made.cards, 1):
        entry, stopping = looker.look(card)
        entries.append(entry)
        troubles += stopping
        progress(done, len(made.cards))
    for one in made.left_out:
        if one.why is Why.ALIAS_MISSING:
            note = word("contact_stops", language).format(word("contact.alias-missing", language))
            entries.append(Entry(one.ref, made.names[one.ref], stops=(note,)))
    how = word("contact_how", language).format(made.event_title)
    head = Head(word("contact_sheet", language), how, prepared.running, prepared.sheet)
    data, report = contact_sheet.render(head, entries, label_of(made.stock))
    return data, replace(report, troubles=tuple(troubles))


class _Looker:
    """Lays out each badge as it would be printed, and says what is wrong with it in the event's language."""

    def __init__(self, prepared: Prepared) -> None:
        made = prepared.badges
        self._setter = Setter(made.template, label_of(made.stock))
        self._language = prepared.event.language
        self._pictured, self._protected = made.template.shows_photo, made.protected
        self._alike = {ref for remark in namesakes(made.cards) for ref in remark.refs}

    def look(self, card: BadgeCard) -> tuple[Entry, list[Trouble]]:
        facts = facts_of(card)
        backs = (True,) if self._setter.two_sided else ()
        sides = tuple(self._setter.lay_out(facts, back) for back in (False, *backs))
        stopping = troubles_of(card.ref, *sides)
        stops, notes = (tuple(dict.fromkeys(found)) for found in (self._stops(sides), self._notes(card, sides)))
        return Entry(card.ref, card.name, sides, stops, notes), stopping

    def _stops(self, sides: tuple[Laid, ...]) -> Iterator[str]:
        for problem in (problem for side in sides for problem in side.problems if problem.stops):
            # What no font has cannot be shown here either.
            missing = ", ".join(f"U+{ord(one):04X}" for one in problem.detail)
            detail = missing if problem.fault is Fault.MISSING_GLYPH else self._field(problem.field)
            yield self._say("contact_stops").format(self._say(f"contact.{problem.fault}").format(detail))

    def _notes(self, card: BadgeCard, sides: tuple[Laid, ...]) -> Iterator[str]:
        for problem in (problem for side in sides for problem in side.problems if not problem.stops):
            # No badge of somebody protected has a photo, which says nothing of what is missing.
            if problem.fault is not Fault.PHOTO_MISSING:
                yield self._say(f"contact.{problem.fault}").format(self._field(problem.field))
        if self._pictured and not card.photo and card.ref not in self._protected:
            yield self._say("contact.photo-missing")
        if card.ref in self._alike:
            yield self._say("contact.namesakes")

    def _field(self, name: str) -> str:
        return self._say(_CALLED.get(name, name))

    def _say(self, key: str) -> str:
        return word(key, self._language)
