"""Packages in the window: made from the page of events, opened from the first window, and brought back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # no types are published for it
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.copies import Copy, Reveal
from forumdesk.domain.packages import Part, Preset
from forumdesk.domain.packages_fields import Field
from forumdesk.domain.people import Person
from forumdesk.services import package_keys, packaging_in
from forumdesk.services.packaging_in import Key
from forumdesk.store.cipher import Profile
from forumdesk.store.errors import WrongSealError
from tests.builders import PASSPHRASE, a_world
from tests.readers.age import quick_seal
from tests.ui.alone import done, shown
from tests.ui.printing_house import ask
from tests.ui.scenes import packages as scene
from ui import words
from ui.desk import Desk
from ui.dialogs.package_back import ReturnDialog
from ui.dialogs.package_key import PackageKeyDialog
from ui.dialogs.package_open import PackageOpening, Work
from ui.dialogs.package_send import PackageDialog
from ui.dialogs.unlock_form import Wish
from ui.pages.events import EventsPage

PHRASE = "seven other invented herons"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[EventsPage]:
    with shown(EventsPage, desk, qtbot) as page:
        qtbot.waitUntil(lambda: page.model.total > 0)
        yield page


def _dialog(page: EventsPage, kind: type[PackageDialog]) -> PackageDialog:
    return page.window().findChildren(kind)[-1]


def test_a_package_says_what_goes_along_and_leaves_as_a_copy_on_its_terms(
    page: EventsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", quick_seal)
    page.table.pick(next(n for n, row in enumerate(page.model.rows) if row.event and row.event.code == "OF27"))
    page.packages.send.trigger()
    dialog = _dialog(page, PackageDialog)
    qtbot.waitUntil(lambda: bool(dialog.note.heading.text()))
    travel = dialog.wish(), dialog.names.isEnabled(), dialog.note.sentence.text()
    dialog.parts.ticks[Part.PHOTOS].click()
    dialog.parts.ticks[Part.NEEDS].click()

    dialog.go.click()
    nobody = dialog.wrong.text()
    qtbot.keyClicks(dialog.phrase.edit, PHRASE)
    dialog.go.click()
    differ = dialog.wrong.text()
    qtbot.keyClicks(dialog.again.edit, PHRASE)
    qtbot.keyClicks(dialog.terms.for_whom.edit, "The minister's office")
    dialog.go.click()
    dialog.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "one.fdpackage"))
    qtbot.waitUntil(lambda: not dialog.isVisible())

    inside = packaging_in.inspect((tmp_path / "one.fdpackage").read_bytes(), Key(PHRASE))
    (copy,) = ask(qtbot, page.desk, lambda workspace: workspace.all(Copy))
    assert (travel[0].preset, travel[0].more, travel[0].less, travel[1]) == (Preset.TRAVEL, (), (), False)
    assert "4 are in it by alias alone." in travel[2]
    assert (nobody, differ) == (words.say("package.nobody"), words.say("unlock.differ"))
    assert Part.PHOTOS in inside.parts
    assert Part.NEEDS not in inside.parts
    assert (copy.for_whom, copy.audience) == ("The minister's office", "package-travel")
    assert dialog.phrase.edit.text() == ""


def test_single_fields_stay_here_and_the_register_says_which_left(
    page: EventsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = PackageDialog(page.desk, "OF27", page.window())
    dialog.open()
    fields, diet = dialog.parts.fields, Field.DIET
    folded = fields[Field.EMAIL].isVisible(), dialog.parts.stays.text()
    dialog.parts.single.click()
    unfolded = fields[diet].isVisible()
    dialog.parts.ticks[Part.NEEDS].click()
    fields[Field.EMAIL].setFocus()
    qtbot.keyClick(fields[Field.EMAIL], Qt.Key.Key_Space)
    fields[Field.HOTEL_ROOM].click()
    qtbot.keyClicks(dialog.recipients.edit, scene.PAIR.recipient)

    dialog.make_at(tmp_path / "one.fdpackage")
    qtbot.waitUntil(lambda: not dialog.isVisible())

    (copy,) = ask(qtbot, page.desk, lambda workspace: workspace.all(Copy))
    inside = packaging_in.inspect((tmp_path / "one.fdpackage").read_bytes(), Key(identity=scene.PAIR.identity))
    assert folded == (False, words.say("package.whole"))
    assert (unfolded, fields[diet].isVisibleTo(dialog), fields[Field.PHONE].isVisibleTo(dialog)) == (True, False, True)
    assert dialog.parts.stays.text() == "Stays here: E-mail, Floor and room at the hotel."
    assert inside.away == (Field.EMAIL, Field.HOTEL_ROOM)
    assert "person.phones" in copy.fields
    assert {"person.emails", "stay.room", "participation.diet"}.isdisjoint(copy.fields)


def test_a_key_pair_is_made_the_secret_half_sealed_into_a_file_and_the_public_one_shown(
    page: EventsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", quick_seal)
    target = tmp_path / "0001.age"
    page.packages.key.trigger()
    dialog = page.window().findChildren(PackageKeyDialog)[-1]
    qtbot.keyClicks(dialog.phrase.edit, "short")
    dialog.go.click()
    differs = dialog.wrong.text()
    qtbot.keyClicks(dialog.again.edit, "short")
    dialog.go.click()
    weak = dialog.wrong.text()
    for field in (dialog.phrase, dialog.again):
        field.edit.setText(PHRASE)

    dialog.go.click()
    asking = dialog.findChildren(QFileDialog)[-1]
    name = Path(asking.selectedFiles()[0]).name
    asking.reject()
    target.write_bytes(b"another one")
    dialog.make(target)
    qtbot.waitUntil(lambda: dialog.go.isEnabled())
    refused = dialog.wrong.text()
    target.unlink()
    dialog.make(target)
    qtbot.waitUntil(lambda: dialog.public.isVisible())

    assert (differs, weak, name) == (words.say("unlock.differ"), words.say("unlock.weak"), "0001.age")
    assert refused not in ("", weak)
    assert dialog.public.text().startswith("age1")
    assert package_keys.read_key(target.read_bytes(), PHRASE).startswith("AGE-SECRET-KEY-1")
    assert b"AGE-SECRET" not in target.read_bytes()
    assert dialog.phrase.edit.text() == ""
    dialog.reject()


def test_names_are_offered_with_a_handover_alone_and_a_bad_key_is_said_in_the_dialog(
    page: EventsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = PackageDialog(page.desk, "OF27", page.window())
    dialog.open()
    dialog.preset.combo.setCurrentIndex(2)
    dialog.preset.finished.emit(Preset.HANDOVER)
    dialog.names.click()
    qtbot.waitUntil(lambda: words.say("package.revealing") in dialog.note.sentence.text())
    qtbot.keyClicks(dialog.recipients.edit, "age1nobody")

    dialog.make_at(tmp_path / "bad.fdpackage")
    qtbot.waitUntil(lambda: "age1nobody" in dialog.wrong.text())
    refused = (dialog.isVisible(), dialog.go.isEnabled(), (tmp_path / "bad.fdpackage").exists())
    dialog.recipients.edit.setText(scene.PAIR.recipient)
    dialog.make_at(tmp_path / "good.fdpackage")
    qtbot.waitUntil(lambda: not dialog.isVisible())

    assert refused == (True, True, False)
    assert [one.where for one in ask(qtbot, page.desk, lambda workspace: workspace.all(Reveal))] == ["package"]


def test_a_return_shows_both_sides_and_what_is_chosen_comes_home(
    page: EventsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    package = tmp_path / "one.fdpackage"
    done(page, qtbot, lambda workspace: scene.send(workspace, package).change_set)
    sealed = scene.back(package)
    done(page, qtbot, lambda workspace: scene.change(workspace, ", here"))
    dialog = ReturnDialog(page.desk, sealed, page.window())
    dialog.open()
    qtbot.waitUntil(lambda: dialog.found is not None)

    said = [cell.accessibleName() for pair in dialog.compare.cells.values() for cell in pair]
    key = next(key for key in dialog.compare.cells if key.startswith("person.title_line") and _is(dialog, key, "Dahl"))
    dialog.compare.cells[key][0].setFocus()
    qtbot.keyClick(dialog.compare.cells[key][0], Qt.Key.Key_Right)
    dialog.go.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())

    people = {one.family_name: one for one in ask(qtbot, page.desk, lambda workspace: workspace.all(Person))}
    assert len(said) == 6
    assert not any("Envoy" in text or "Skjult" in text for text in said)
    assert people["Dahl"].title_line == "Head of Section, there"
    assert people["Haddad"].honorific == "Dr, here"
    assert people["Aagaard"].phones == ("+47 400 00 000",)
    (tmp_path / "back.fdreturn").write_bytes(sealed)
    page.packages.bring_from(tmp_path / "back.fdreturn")
    again = page.window().findChildren(ReturnDialog)[-1]
    qtbot.waitUntil(lambda: "taken in already" in again.note.sentence.text())
    assert not again.go.isEnabled()
    again.reject()


def _is(dialog: ReturnDialog, key: str, name: str) -> bool:
    found = dialog.found
    return found is not None and any(one.id == key and name in one.what for one in found.questions)


class Opening:
    """The first window's way to open a package, with what it asks for and what it opens."""

    def __init__(self, qtbot: QtBot) -> None:
        self.owner = QWidget()
        qtbot.addWidget(self.owner)
        self.way = PackageOpening(self.owner)
        self.asked: list[tuple[Work, Callable[[object], None]]] = []
        self.opened: list[Wish] = []
        self.way.asked.connect(lambda work, then: self.asked.append((work, then)))
        self.way.opens.connect(self.opened.append)


@pytest.fixture
def package(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Path:
    made: list[object] = []
    desk.run(lambda workspace, _: scene.send(workspace, tmp_path / "one.fdpackage"), made.append)
    qtbot.waitUntil(lambda: bool(made))
    (tmp_path / "key.txt").write_text(f"{scene.PAIR.identity}\n", encoding="ascii")
    return tmp_path / "one.fdpackage"


def test_a_package_is_opened_from_the_first_window_or_said_why_not(qtbot: QtBot, package: Path) -> None:
    target, opening = package.with_name("new.forumdesk"), Opening(qtbot)
    quiet = opening.way.refused(WrongSealError())
    opening.way.open()
    dialog = opening.way.dialog
    assert dialog is not None

    dialog.go.click()
    unchosen = dialog.wrong.text()
    dialog.file.take(package)
    dialog.place.take(target)
    dialog.identity.take(package.with_name("key.txt"))
    qtbot.keyClicks(dialog.new.edit, PASSPHRASE)
    dialog.go.click()
    differ = dialog.wrong.text()
    qtbot.keyClicks(dialog.again.edit, PASSPHRASE)
    dialog.go.click()
    heard = opening.way.refused(WrongSealError())
    said = dialog.wrong.text(), dialog.go.isEnabled()
    work, then = opening.asked[0]
    inside = work(a_world(3), Profile.TESTS)
    then(inside)

    assert (unchosen, differ) == (words.say("package.choose-both"), words.say("unlock.differ"))
    assert (quiet, heard) == (False, True)
    assert said == (words.refusal(WrongSealError()), True)
    assert opening.opened == [Wish(target, PASSPHRASE, None, False)]
    assert (target.exists(), inside.names) == (True, True)
