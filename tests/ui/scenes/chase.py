"""Who has not answered, one of them protected, with notes of contact; the dialog for one; letters and their editor."""

from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.changes import ChangeSet
from forumdesk.domain.contacts import ContactWay
from forumdesk.domain.disclosure import Invited
from forumdesk.services import chasing, inviting
from forumdesk.services.inviting import Wish
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.contact import ContactDialog
from ui.dialogs.letter_editor import LetterEditor
from ui.pages.invitations_chase import ChasePage
from ui.pages.invitations_letters import LettersPage


def _sent(workspace: Workspace) -> ChangeSet:
    with TemporaryDirectory() as folder:
        inviting.issue(workspace, Wish("OF27", Invited.EVENT), Path(folder))
        inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), Path(folder))
    chasing.note_contact(workspace, "OF27", ("P05", "P02"), ContactWay.PHONE, "Asks for a later train")
    return chasing.note_contact(workspace, "OF27", ("P02",), ContactWay.IN_PERSON, "Will say on Monday")


def play(camera: Camera) -> None:
    window = camera.window
    page, letters = window.pages["chase"], window.pages["letters"]
    if not isinstance(page, ChasePage) or not isinstance(letters, LettersPage):
        raise TypeError(page, letters)
    window.turn("chase")
    camera.look("chase-empty", lambda: window)
    window.desk.change(_sent)
    spin(lambda: page.model.total > 0)
    page.table.pick(page.model.row_of("P02"))
    page.table.setFocus()
    camera.look("chase", lambda: window)
    page.ask_note()
    contact = page.findChildren(ContactDialog)[-1]
    camera.look("chase-note", lambda: contact, (400, 100))
    contact.close()
    window.turn("letters")
    spin(lambda: letters.model.total > 0)
    letters.table.pick(letters.model.row_of("event ar"))
    camera.look("letters", lambda: window)
    letters.ask_edit()
    editor = letters.findChildren(LetterEditor)[-1]
    camera.look("letters-editor", lambda: editor, (820, 560))
    editor.close()
