"""The separation sheet on paper: a numbered copy for the security liaison, with revealed names only on record."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.cards import ListCard
from forumdesk.domain.copies import NO_TERMS, Reveal, Terms
from forumdesk.domain.disclosure import Audience, separation_card
from forumdesk.domain.readiness import aliases_missing, covers_missing
from forumdesk.exporters import list_pdf
from forumdesk.exporters.running_page import Sheet
from forumdesk.progress import Progress, silent
from forumdesk.services import copy_numbers
from forumdesk.services.checking import noticed
from forumdesk.services.choosing import behind, event_of, in_language, in_order
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.errors import UnknownTypeError
from forumdesk.services.listing import Handed
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

WHAT = "separations"


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which event's sheet, and how. `reveal` opens protected names and is recorded; without a language the event's."""

    event_code: str
    reveal: bool = False
    sheet: Sheet = Sheet.A4
    language: str = ""
    terms: Terms = NO_TERMS


def preview(workspace: Workspace, order: SheetOrder) -> ListCard | None:
    """The card as `export` would print it, never with revealed names; None where the event is stopped. UnknownError."""
    snapshot = workspace.snapshot()
    event = in_language(event_of(snapshot, order.event_code), order.language)
    running = copy_numbers.running(workspace, event, order.terms.mark)
    return separation_card(snapshot, event, running).card


def export(workspace: Workspace, order: SheetOrder, target: Path | None, progress: Progress = silent) -> Handed:
    """Write the sheet to `target`, a .pdf, as a numbered copy. Raises UnknownError, UnknownTypeError."""
    if target is not None and target.suffix.lower() != ".pdf":
        raise UnknownTypeError(target.suffix, (".pdf",))
    return for_printer(workspace, order, progress, target)[0]


def for_printer(
    workspace: Workspace, order: SheetOrder, progress: Progress = silent, target: Path | None = None
) -> tuple[Handed, bytes]:
    """The same for paper: the copy is in the register, and without a target its PDF is in memory alone."""
    snapshot = workspace.snapshot()
    event = in_language(event_of(snapshot, order.event_code), order.language)
    running = copy_numbers.running(workspace, event, order.terms.mark)
    made = separation_card(snapshot, event, running, order.reveal)
    label = Label.REVEAL_COPY if order.reveal else Label.MAKE_COPY
    findings = behind(snapshot, event, list(made.left_out), (aliases_missing,))
    if made.card is None:
        findings += [one for one in covers_missing(snapshot) if one.event == event.code and not one.sessions]
        return Handed(0, "", (), tuple(noticed(snapshot, findings)), ChangeSet(0, label, ())), b""
    data, _ = list_pdf.render(made.card, progress, order.sheet)
    fields = tuple(column.key for column in made.card.columns)
    leaving = Leaving(event, WHAT, Audience.SECURITY, fields, running.copy_number, order.terms)
    change_set = hand_over(workspace, leaving, data, target, label, _revealed(event.id) if order.reveal else None)
    rows = sum(len(section.rows) for section in made.card.sections)
    left_out = in_order(list(made.left_out))
    return Handed(rows, running.copy_number, left_out, tuple(noticed(snapshot, findings)), change_set), data


def _revealed(event_id: str) -> Callable[[Transaction], None]:
    def beside(tx: Transaction) -> None:
        tx.save(Reveal(tx.new_id(), f"{WHAT} copy", event_id, tx.now()))

    return beside
