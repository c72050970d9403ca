"""The history as a numbered copy: what kind of change was made, when and by whom, for somebody who may ask for that."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.copies import NO_TERMS, Anchor, Terms
from forumdesk.domain.disclosure.history_list import COLUMNS, ToldHistory, history_card
from forumdesk.domain.moments import utc_text
from forumdesk.exporters import csv_file, list_pdf, xlsx_file
from forumdesk.services import copy_numbers, copying
from forumdesk.services.choosing import event_of
from forumdesk.services.copying import Leaving
from forumdesk.services.errors import UnknownTypeError
from forumdesk.store.history import HistoryEntry
from forumdesk.store.workspace import Workspace

WHAT = "history"
_SUFFIXES = (".pdf", ".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Words:
    """How the list is headed, in its reader's language, and what each label is called."""

    title: str
    headings: tuple[str, ...]
    label: Callable[[Label], str]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """One copy that left: its lines and number."""

    rows: int
    copy: str
    change_set: ChangeSet


def export_history(
    workspace: Workspace, event_code: str, words: Words, target: Path, terms: Terms = NO_TERMS
) -> Chronicle:
    """Every line of the history to `target`, numbered in the register of that event. UnknownError, UnknownTypeError."""
    if target.suffix.lower() not in _SUFFIXES:
        raise UnknownTypeError(target.suffix, _SUFFIXES)
    event = event_of(workspace.snapshot(), event_code)
    running = copy_numbers.running(workspace, event, terms.mark)
    lines = tuple(_line(one, words) for one in workspace.history())
    card = history_card(ToldHistory(words.title, running.made_at, words.headings, lines), running)
    if target.suffix.lower() == ".pdf":
        data = list_pdf.render(card)[0]
    else:
        data = csv_file.render(card) if target.suffix.lower() == ".csv" else xlsx_file.render(card)
    leaving = Leaving(event, WHAT, WHAT, COLUMNS, running.copy_number, terms)
    return Chronicle(len(lines), running.copy_number, copying.hand_over(workspace, leaving, data, target))


def lines(workspace: Workspace) -> tuple[tuple[str, ...], ...]:
    """As a copy has them, kinds by their codes."""
    return tuple(_line(one, Words("", COLUMNS, str)) for one in workspace.history())


def _line(one: HistoryEntry, words: Words) -> tuple[str, ...]:
    link = str(Anchor.of(one.number, one.hash)).partition("·")[2]
    return str(one.number), utc_text(one.at), one.by, words.label(one.label), str(one.rows), link
