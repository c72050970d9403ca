"""The register of copies: what is out, too long or lost, words that name somebody hidden, a file and an anchor."""

from datetime import date
from pathlib import Path

from forumdesk.changes import ChangeSet
from forumdesk.domain.copies import Fate, Terms
from forumdesk.domain.disclosure import Audience
from forumdesk.services import copies_recall, listing, papers, printing
from forumdesk.services.listing import Order
from forumdesk.services.papers import PaperKind, Wish
from forumdesk.services.printing import Run
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.pages.copies import CopiesPage


def fill(workspace: Workspace) -> ChangeSet:
    """Six copies and what became of two of them."""
    long_ago, soon = date(2020, 1, 1), date(2097, 6, 20)
    listing.for_printer(workspace, Order("OF27", Audience.KITCHEN, terms=Terms("Meals on Monday", "Head chef", soon)))
    listing.for_printer(
        workspace, Order("OF27", Audience.SECURITY, terms=Terms("Gate", "Colonel Strand", long_ago, "Colonel Strand"))
    )
    listing.for_printer(workspace, Order("OF27", Audience.HOTEL, terms=Terms("Rooms", "Front desk")))
    papers.for_printer(workspace, Wish("OF27", PaperKind.CARDS, terms=Terms("Dinner", "For Verborgen alone")))
    printing.for_printer(workspace, Run("OF27", terms=Terms("", "Check-in")))
    copies_recall.account_for(workspace, ("OF27-0001",), Fate.RETURNED)
    return copies_recall.account_for(workspace, ("OF27-0003",), Fate.LOST)


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["copies"]
    if not isinstance(page, CopiesPage):
        raise TypeError(page)
    window.desk.change(fill)
    spin(lambda: page.model.total == 5)
    window.turn("copies")
    spin(lambda: bool(page.model.rows))
    page.table.pick(3)
    page.table.setFocus()
    page.hand.anchor.edit.setText("9·7F3A-9C21")
    page.hand.anchor.edit.setModified(True)
    page.hand.anchor.edit.finished.emit()
    page.hand.look_at(Path(__file__))
    spin(lambda: not page.hand.told.isHidden() and not page.hand.chain.isHidden())
    camera.look("copies", lambda: window)
    page.table.pick(-1)
    page.field.setText("chef")
    spin(lambda: len(page.model.rows) == 1)
    camera.look("copies-search", lambda: window)
    page.recall.trigger()
    dialog = page.findChildren(CopyTermsDialog)[-1]
    dialog.terms.for_whom.edit.setText("Security liaison")
    dialog.terms.mark.edit.setText("Night watch")
    camera.look("copies-recall", lambda: dialog, (600, 360))
    dialog.reject()
