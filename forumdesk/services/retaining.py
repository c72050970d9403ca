"""Retention: how long each kind of field is kept, and what is due. Nothing goes by itself."""

from dataclasses import dataclass
from datetime import date

from forumdesk.changes import ChangeSet
from forumdesk.domain import disclosure, retaining
from forumdesk.domain.contacts import Contact
from forumdesk.domain.desk import Setting
from forumdesk.domain.photos import Photo
from forumdesk.domain.retaining import SHIPPED, Due, Held, Kept, NotATermError, Term
from forumdesk.services import house_settings
from forumdesk.store.workspace import Workspace

_KEY = "retention:"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of field: its term, and of how many people what is due, since when; names as the screen has them."""

    kept: Kept
    term: Term
    shipped: bool
    since: date | None
    refs: tuple[str, ...]
    names: tuple[str, ...]


def terms(workspace: Workspace) -> dict[Kept, Term]:
    """Those in force: what was said here, else what ships."""
    said = {one.key: one.value for one in workspace.all(Setting)}
    return {kept: Term.read(said[_KEY + kept]) if _KEY + kept in said else SHIPPED[kept] for kept in Kept}


def keep_for(workspace: Workspace, kept: Kept, text: str) -> ChangeSet:
    """As `term_of` reads it; nothing for what ships. NotATermError."""
    return house_settings.put(workspace, _KEY + kept, term_of(text))


def term_of(text: str) -> str:
    """A number of days after the event, a day such as 2030-09-01, or never, or nothing. NotATermError."""
    typed = text.strip().lower()
    try:
        return str(Term.read(typed)) if typed else ""
    except ValueError as error:
        raise NotATermError(text.strip()) from error


def rules(workspace: Workspace) -> tuple[Rule, ...]:
    """Every kind of field with its term and what is due today."""
    snapshot, said = workspace.snapshot(), terms(workspace)
    found = {one.kept: one for one in due(workspace)}
    return tuple(
        Rule(
            kept,
            said[kept],
            said[kept] == SHIPPED[kept],
            found[kept].since if kept in found else None,
            tuple(snapshot.people[one].ref for one in _people(found.get(kept))),
            tuple(disclosure.display_name(snapshot, one) for one in _people(found.get(kept))),
        )
        for kept in Kept
    )


def _people(due: Due | None) -> tuple[str, ...]:
    return due.people if due is not None else ()


def reminders(workspace: Workspace) -> tuple[tuple[Kept, int], ...]:
    """What is due, and of how many people."""
    return tuple((one.kept, len(one.people)) for one in due(workspace))


def due(workspace: Workspace) -> tuple[Due, ...]:
    return retaining.due(workspace.snapshot(), held(workspace), terms(workspace), today(workspace))


def today(workspace: Workspace) -> date:
    return workspace.world.now().date()


def held(workspace: Workspace) -> Held:
    photos = frozenset(str(one) for one in workspace.column(Photo, "person_id"))
    return Held(photos, tuple(workspace.all(Contact)))
