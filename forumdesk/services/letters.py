"""Letters around invites: those that ship, and those of the house, which the workspace keeps in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.letters import Letter, Occasion, parse, shipped
from forumdesk.domain.stationery import Stationery, StationeryType
from forumdesk.domain.tongues import Tongue
from forumdesk.services.errors import LetterRefusedError
from forumdesk.services.templating import drop, keep
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter; `own` where the house wrote it."""

    occasion: Occasion
    tongue: Tongue
    own: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """The house's own letters, by their names."""

    own: Mapping[str, Letter]

    def of(self, occasion: Occasion, spoken: Tongue) -> Letter:
        return self.own.get(_name(occasion, spoken)) or shipped(occasion, spoken)


def letters_of(workspace: Workspace) -> Letters:
    kept = workspace.where(Stationery, type=StationeryType.LETTER)
    return Letters({one.name: read_letter(one.content) for one in kept})


def letters(workspace: Workspace) -> tuple[LetterView, ...]:
    """One for each occasion and language."""
    own = letters_of(workspace).own
    return tuple(LetterView(what, spoken, _name(what, spoken) in own) for what in Occasion for spoken in Tongue)


def letter(workspace: Workspace, occasion: Occasion, spoken: Tongue) -> Letter:
    """The one that would be sent."""
    return letters_of(workspace).of(occasion, spoken)


def read_letter(text: str) -> Letter:
    """The letter in a file; LetterRefusedError tells what is wrong with it."""
    found = parse(text)
    if isinstance(found, Letter):
        return found
    raise LetterRefusedError(*found)


def save_letter(workspace: Workspace, occasion: Occasion, spoken: Tongue, text: str) -> ChangeSet:
    """Keep it in place of the one that had been there. LetterRefusedError."""
    found = read_letter(text)
    with workspace.transaction(Label.LETTER_SAVED) as tx:
        keep(tx, StationeryType.LETTER, _name(occasion, spoken), found.to_text())
    return tx.change_set


def drop_letter(workspace: Workspace, occasion: Occasion, spoken: Tongue) -> ChangeSet:
    """The one that ships is used again. UnknownError where the house has none."""
    name = _name(occasion, spoken)
    with workspace.transaction(Label.LETTER_REMOVED) as tx:
        drop(tx, StationeryType.LETTER, name, "letter of the house for")
    return tx.change_set


def _name(occasion: Occasion, spoken: Tongue) -> str:
    return f"{occasion} {spoken}"
