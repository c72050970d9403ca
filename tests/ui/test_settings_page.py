"""The page of settings: what is chosen there holds at once, for this computer or for the workspace."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.services import house_settings
from forumdesk.services.house_settings import HouseSettings
from ui import settings, words
from ui.main_window import MainWindow
from ui.pages.settings import SECTIONS, SettingsPage
from ui.settings import Settings
from ui.widgets.fields import CheckField, ChoiceField, LongField, TextField


def _page(window: MainWindow) -> SettingsPage:
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    window.turn("settings")
    return page


def _choose(page: SettingsPage, name: str, value: object) -> None:
    field = page.fields[name]
    assert isinstance(field, ChoiceField)
    at = field.combo.findData(value)
    field.combo.setCurrentIndex(at)
    field.combo.activated.emit(at)


def test_every_setting_has_its_sentence_of_explanation() -> None:
    names = {name for some in SECTIONS.values() for name in some}

    assert [name for name in names if f"settings.about-{name}" not in words.table()] == []


def test_language_theme_and_size_are_asked_for_and_the_lock_time_is_kept(window: MainWindow, kept: Settings) -> None:
    page = _page(window)
    chosen: list[object] = []
    for signal in (page.language_chosen, page.theme_chosen, page.size_chosen, page.lock_chosen):
        signal.connect(chosen.append)

    for name, value in (("language", "nb"), ("theme", "dark"), ("size", 150), ("lock-time", 8)):
        _choose(page, name, value)

    assert chosen == ["nb", "dark", 150, 8]
    assert kept.get(settings.LOCK_MINUTES) == 8


def test_recent_files_are_switched_on_here(window: MainWindow, kept: Settings, qtbot: QtBot) -> None:
    field = _page(window).fields["recent"]
    assert isinstance(field, CheckField)

    field.box.click()

    assert kept.lists_recent()


def test_the_organiser_of_new_events_and_the_markings_are_kept_in_the_workspace(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _page(window)
    name, mailbox, markings = (page.fields[one] for one in ("organiser-name", "organiser-email", "markings"))
    assert isinstance(name, TextField)
    assert isinstance(mailbox, TextField)
    assert isinstance(markings, LongField)
    qtbot.waitUntil(lambda: "UGRADERT" in markings.edit.toPlainText())
    found: list[HouseSettings] = []

    for field, typed in ((name, "Forum Desk"), (mailbox, "desk@forum.example")):
        field.edit.setFocus()
        qtbot.keyClicks(field.edit, typed)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    markings.finished.emit("HOUSE ONLY")
    window.desk.read(house_settings.settings, found.append)
    qtbot.waitUntil(lambda: bool(found))

    assert found == [HouseSettings("Forum Desk", "desk@forum.example", ("HOUSE ONLY",))]


def test_a_mailbox_that_can_be_none_stays_as_typed_with_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    mailbox = _page(window).fields["organiser-email"]
    assert isinstance(mailbox, TextField)
    mailbox.edit.setFocus()

    qtbot.keyClicks(mailbox.edit, "desk at forum")
    qtbot.keyClick(mailbox.edit, Qt.Key.Key_Return)

    assert "no e-mail address" in mailbox.wrong.text()
    assert mailbox.edit.text() == "desk at forum"


def test_a_sentence_about_what_is_wrong_moves_no_field(window: MainWindow, qtbot: QtBot) -> None:
    page = _page(window)
    before = page.fields["language"].width()

    page.fields["organiser-email"].refuse("This is no e-mail address, and it is told in many more words than one.")
    qtbot.wait(0)

    assert page.fields["language"].width() == before


def test_the_page_speaks_norwegian_at_once(window: MainWindow, qapp: QApplication) -> None:
    page = _page(window)

    words.speak(qapp, "nb")

    theme = page.fields["theme"]
    assert isinstance(theme, ChoiceField)
    assert [theme.combo.itemText(n) for n in range(3)] == ["Som systemet", "Lyst", "Mørkt"]
