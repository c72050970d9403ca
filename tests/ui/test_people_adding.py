"""Somebody new at the event: one name is enough, and what is refused is said in the dialog."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from tests.ui.people_desk import PeopleDesk, labels, person
from ui.desk import Desk
from ui.dialogs.add_person import AddPersonDialog


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> PeopleDesk:
    return PeopleDesk(desk, qtbot)


def _dialog() -> AddPersonDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AddPersonDialog)
    return dialog


def test_somebody_new_is_added_and_looked_at(at: PeopleDesk) -> None:
    at.page.adding.trigger()
    dialog = _dialog()
    resting = dialog.go.isEnabled()
    for name, text in (("given_name", "Nova"), ("family_name", "Testerud"), ("emails", "nova@nowhere.example")):
        field = dialog.form.fields[name]
        QTest.keyClicks(field.control, text)
    dialog.go.click()
    at.settle()

    ref = at.page.table.picked_id()
    made = person(at, ref)
    assert not resting
    assert (made.given_name, made.emails) == ("Nova", ("nova@nowhere.example",))
    assert at.page.pane.one.name.text() == "Nova Testerud"
    assert labels(at) == [Label.PERSON_ADDED]


def test_what_is_refused_of_somebody_new_is_said_in_the_dialog(at: PeopleDesk) -> None:
    at.page.adding.trigger()
    dialog = _dialog()
    QTest.keyClicks(dialog.form.fields["given_name"].control, "Nova")
    QTest.keyClicks(dialog.form.fields["emails"].control, "nova at home")
    dialog.go.click()
    address = dialog.form.fields["emails"].wrong.text()
    emails = dialog.form.fields["emails"].control
    assert isinstance(emails, QLineEdit)
    emails.clear()
    QTest.keyClicks(dialog.form.fields["alias"].control, "Blue 1")
    dialog.go.click()
    at.settle()

    assert address.startswith('"nova at home" is no e-mail address')
    assert dialog.wrong.isVisible()
    assert dialog.wrong.text().startswith('Somebody else at this event is "Blue 1"')
    dialog.reject()
