"""Pictures of a template: from a file or a drop, bare and scaled, kept once, in the template's file."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from struct import pack
from zlib import compress, crc32

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.exporters.pictures import opened, stripped
from forumdesk.services import templating
from tests.ui.designing import (
    LEFT,
    at_rest,
    centre,
    choice,
    design_of,
    designing,
    dropped,
    element,
    save,
    spot,
)
from tests.ui.house import spin
from tests.ui.printing_house import ask
from ui import words
from ui.desk import Desk
from ui.pages.badges_designer import DesignerPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[DesignerPage]:
    with designing(desk, qtbot) as page:
        yield page


def a_picture(path: Path, size: tuple[int, int] = (2400, 1200), colour: str = "teal") -> Path:
    """A picture that says where it was taken."""
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.fillRect(0, 0, size[0] // 2, size[1], QColor(colour))
    painter.end()
    image.setText("Comment", "taken in a secret place")
    assert image.save(str(path))
    return path


def a_bomb(path: Path) -> Path:
    """A PNG of a few hundred bytes that says it is a picture of ten gigabytes."""
    head = pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", compress(b"\0" * 1000)), (b"IEND", b""))
    body = b"".join(pack(">I", len(data)) + name + data + pack(">I", crc32(name + data)) for name, data in chunks)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def add(page: DesignerPage, kind: str) -> None:
    next(one for one in page.tools.menu.actions() if one.text() == kind).trigger()


def button(page: DesignerPage, name: str) -> QPushButton:
    found = page.pane.shelf.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg"])
def test_the_picture_for_a_logo_is_the_events_logo_bare_scaled_and_without_transparency(
    page: DesignerPage, tmp_path: Path, name: str
) -> None:
    path = a_picture(tmp_path / name)
    add(page, "Picture")

    page.pane.take_picture(path)

    content = design_of(page).template.pictures["logo"]
    kept = opened(content)
    assert (kept.width, kept.height) == (1600, 800)
    assert b"secret" not in content
    assert content.startswith(b"\x89PNG") if name.endswith("png") else stripped(content) == content
    assert choice(page, "content.source").combo.currentText() == "Logo of the event"


def test_a_picture_dropped_on_the_badge_stands_there(page: DesignerPage, tmp_path: Path) -> None:
    path = a_picture(tmp_path / "crest.png")

    taken = dropped(page.view.canvas, path, spot(page.view.canvas, 45, 20))

    made = element(page, "picture")
    assert taken
    assert (made.x, made.width, made.height) == (30, 30, 15)
    assert design_of(page).chosen == ("picture",)
    assert list(design_of(page).template.pictures) == ["picture"]


def test_the_same_picture_is_kept_once_and_one_dropped_on_a_picture_takes_its_place(
    page: DesignerPage, tmp_path: Path
) -> None:
    first, second = a_picture(tmp_path / "a.png"), a_picture(tmp_path / "b.png", colour="red")
    dropped(page.view.canvas, first, spot(page.view.canvas, 45, 12))
    dropped(page.view.canvas, first, spot(page.view.canvas, 40, 40))
    twice = dict(design_of(page).template.pictures)

    dropped(page.view.canvas, second, centre(page, "picture"))

    assert list(twice) == ["picture"]
    assert list(design_of(page).template.pictures) == ["picture", "picture-2"]
    assert getattr(element(page, "picture").content, "source", "") == "picture-2"
    assert getattr(element(page, "picture-2").content, "source", "") == "picture"


def test_pictures_are_shown_made_the_logo_and_removed_where_nothing_shows_them(
    page: DesignerPage, tmp_path: Path
) -> None:
    for number, colour in enumerate(("teal", "red")):
        dropped(page.pane.shelf, a_picture(tmp_path / f"{number}.png", colour=colour), QPoint(5, 5))
    pictures = dict(design_of(page).template.pictures)
    QTest.mouseClick(button(page, "logo picture-2"), LEFT)
    named = list(design_of(page).template.pictures)
    QTest.mouseClick(button(page, "logo picture"), LEFT)
    swapped = dict(design_of(page).template.pictures)
    QTest.mouseClick(button(page, "remove logo-2"), LEFT)

    assert list(pictures) == ["picture", "picture-2"]
    assert named == ["picture", "logo"]
    assert swapped == {"logo-2": pictures["picture-2"], "logo": pictures["picture"]}
    assert design_of(page).template.pictures == {"logo": pictures["picture"]}


def test_a_picture_that_is_shown_can_not_be_removed_and_its_elements_follow_its_name(
    page: DesignerPage, tmp_path: Path
) -> None:
    dropped(page.view.canvas, a_picture(tmp_path / "a.png"), spot(page.view.canvas, 45, 12))
    page.board.choose(())
    removable = button(page, "remove picture").isEnabled()
    QTest.mouseClick(button(page, "logo picture"), LEFT)

    assert not removable
    assert getattr(element(page, "picture").content, "source", "") == "logo"


def test_pictures_go_with_the_template_into_the_workspace_and_a_file_and_come_back(
    page: DesignerPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dropped(page.view.canvas, a_picture(tmp_path / "a.png"), spot(page.view.canvas, 45, 12))
    save(page)
    kept = ask(qtbot, desk, lambda workspace: templating.template(workspace, "standard copy"))
    page.files.send(tmp_path / "sent.json")
    spin((tmp_path / "sent.json").exists)

    dropped(page.view.canvas, tmp_path / "sent.json", QPoint(40, 40))
    spin(lambda: page.board.name == "standard copy copy" and at_rest(page))

    assert list(kept.pictures) == ["picture"]
    assert design_of(page).template.pictures == kept.pictures


def test_a_dialog_asks_for_the_file(page: DesignerPage, tmp_path: Path) -> None:
    path = a_picture(tmp_path / "a.png")

    QTest.mouseClick(page.pane.shelf.add, LEFT)
    asking = page.findChildren(QFileDialog)[-1] if page.findChildren(QFileDialog) else page.pane.findChild(QFileDialog)
    assert isinstance(asking, QFileDialog)
    asking.fileSelected.emit(str(path))
    asking.done(0)

    assert list(design_of(page).template.pictures) == ["picture"]


def wrong_files(folder: Path) -> list[Path]:
    none = folder / "none.jpg"
    none.write_bytes(b"no picture")
    long = folder / "long.png"
    with long.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    return [none, long, a_bomb(folder / "bomb.png"), folder / "gone.png", folder]


def test_a_wrong_huge_or_unreadable_picture_is_one_sentence_and_loses_nothing(
    page: DesignerPage, tmp_path: Path
) -> None:
    add(page, "Picture")
    before = design_of(page)
    for path in wrong_files(tmp_path):
        page.pane.take_picture(path)
        assert "Choose a JPEG or PNG of at most 20 MB" in page.pane.form.fields["content.source"].wrong.text(), path
    page.board.choose(())
    for path in wrong_files(tmp_path):
        dropped(page.view.canvas, path, spot(page.view.canvas, 45, 12))
        assert "Choose a JPEG or PNG of at most 20 MB" in page.pane.shelf.wrong.text(), path
    assert design_of(page).template == before.template

    dropped(page.pane.shelf, a_picture(tmp_path / "good.png"), QPoint(5, 5))
    assert not page.pane.shelf.wrong.isVisible()


def test_more_pictures_than_a_template_holds_are_refused(page: DesignerPage, tmp_path: Path) -> None:
    page.board.choose(())
    for number in range(9):
        path = a_picture(tmp_path / f"{number}.png", (40, 40), QColor(number * 20, 0, 0).name())
        dropped(page.pane.shelf, path, QPoint(5, 5))

    assert len(design_of(page).template.pictures) == 8
    assert "At most 8 are possible" in page.pane.shelf.wrong.text()


def test_a_wrong_huge_or_unreadable_template_file_is_one_sentence_and_loses_nothing(
    page: DesignerPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    before = design_of(page)
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2_000_000_000)
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    said = {"huge.json": "larger than 6 MB", "deep.json": "not JSON", "gone.json": "cannot be read"}
    for name, sentence in said.items():
        with qtbot.waitSignal(desk.failed) as told:
            dropped(page.view.canvas, tmp_path / name, QPoint(40, 40))

        assert sentence in words.refusal(told.args[0])
    assert design_of(page) == before


def test_a_picture_whose_pixels_would_fill_the_memory_is_refused_in_a_template_file_too(
    page: DesignerPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    text = templating.template_bytes(design_of(page).template).decode().rstrip().removesuffix("}").rstrip()
    bomb = b64encode(a_bomb(tmp_path / "bomb.png").read_bytes()).decode()
    path = tmp_path / "bomb.json"
    path.write_text(f'{text}, "pictures": {{"crest": "{bomb}"}}}}', encoding="utf-8")

    with qtbot.waitSignal(desk.failed) as told:
        page.files.bring(path)

    assert "crest has more pixels than 40 million" in words.refusal(told.args[0])
