"""Photos: dropped on the pane, kept bare and scaled, shown beside the name of who is not protected."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.photos import Photo, is_bare_jpeg
from forumdesk.services.errors import PhotoRefusedError
from tests.ui.people_desk import PeopleDesk, labels
from ui.desk import Desk
from ui.widgets.photo_file import MOST_BYTES, bare_jpeg


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> PeopleDesk:
    return PeopleDesk(desk, qtbot)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A large picture that says where it was taken."""
    image = QImage(1800, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.setText("Comment", "taken in a secret place")
    path = tmp_path / "face.jpg"
    assert image.save(str(path))
    return path


def test_a_dropped_picture_becomes_a_bare_scaled_photo(at: PeopleDesk, picture: Path) -> None:
    at.pick("P02")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture))])
    pane = at.page.pane.one
    entering = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    pane.dragEnterEvent(entering)
    pane.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    at.settle()
    kept = at.ask(lambda workspace: workspace.all(Photo))

    assert entering.isAccepted()
    assert [(one.width, one.height) for one in kept] == [(600, 400)]
    assert is_bare_jpeg(kept[0].content)
    assert b"secret" in picture.read_bytes()
    assert pane.photo.has_photo
    assert at.page.model.rows[at.page.model.row_of("P02")].photo
    assert "No photo" in at.page.model.index(at.page.model.row_of("P00"), 6).data()


def test_a_photo_is_taken_away_again(at: PeopleDesk, picture: Path) -> None:
    at.pick("P02")
    at.page.pane.one.photo.dropped.emit(picture)
    at.settle()

    at.page.pane.one.photo.removed.emit()
    at.settle()

    assert at.ask(lambda workspace: workspace.all(Photo)) == []
    assert labels(at) == [Label.PHOTO_CHANGED] * 2


@pytest.mark.parametrize("content", [b"no picture", b""])
def test_what_is_no_picture_is_refused(at: PeopleDesk, tmp_path: Path, content: bytes, qtbot: QtBot) -> None:
    path = tmp_path / "face.jpg"
    path.write_bytes(content)
    at.pick("P02")

    with qtbot.waitSignal(at.desk.failed):
        at.page.pane.one.photo.dropped.emit(path)

    assert at.changes == []


def test_a_picture_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "face.png"
    image = QImage(7000, 6000, QImage.Format.Format_Mono)
    assert image.save(str(path))
    with pytest.raises(PhotoRefusedError):
        bare_jpeg(path)
    with path.open("ab") as file:
        file.truncate(MOST_BYTES + 1)

    with pytest.raises(PhotoRefusedError):
        bare_jpeg(path)
    with pytest.raises(PhotoRefusedError):
        bare_jpeg(tmp_path / "not there.png")


def test_a_square_shows_a_photo_initials_or_a_lock(at: PeopleDesk, picture: Path) -> None:
    square, seen = at.page.pane.one.photo, set()
    at.pick("P00")
    seen.add(square.grab().toImage().pixel(23, 12))
    at.page.pane.one.photo.dropped.emit(picture)
    at.settle()
    seen.add(square.grab().toImage().pixel(23, 12))
    at.pick("P05")
    square.setFocus()
    seen.add(square.grab().toImage().pixel(8, 8))

    assert len(seen) == 3
    assert not square.isEnabled()
    assert square.accessibleName() == "Protected: no photo is shown"
