"""The flags as they are drawn, country by country, and a picture of the house in the place of one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.countries import country_names
from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import flagging
from forumdesk.services.flagging import FlagView
from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.photo_file import opened, scaled, written
from ui.widgets.search_field import SearchField

# Twice what ships, so that a picture of the house is no coarser.
_MOST = (800, 600)
_SEEN = (200, 150)


class FlagEditor(QDialog):
    """A picture is kept as soon as it is chosen, and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._desk = desk
        self._own: dict[str, bytes] = {}
        self.country = SearchField("flags.country", "flags.find")
        self.picture, self.said = QLabel(), parts.text()
        self.wrong = parts.text(look="wrong")
        self.choose = parts.button("flags.choose", look="primary")
        self.drop = parts.button("flags.drop", look="link")
        self._build()
        self.country.offer(list(country_names(words.language())))
        self.country.show_value("NO")
        self.country.finished.connect(lambda _: self._tell())
        desk.changed.connect(self._changed)
        desk.failed.connect(self._refused)
        self._ask()

    def _build(self) -> None:
        close = parts.button("unlock.cancel")
        words.put(close, "flags.close", words.Slot.TEXT, words.Slot.NAME)
        across = parts.row(spacing=16)
        across.addWidget(self.picture)
        across.addLayout(parts.column(self.said, self.drop, None, spacing=8), 1)
        self.setLayout(
            parts.column(
                parts.label("flags.title", "card"),
                parts.text("flags.text"),
                self.country,
                across,
                self.wrong,
                None,
                parts.row(None, close, self.choose),
                margins=(24, 18, 24, 18),
                spacing=12,
            )
        )
        theme.fit(self, minimumWidth=480)
        theme.fit(self.picture, minimumWidth=_SEEN[0], minimumHeight=_SEEN[1])
        self.wrong.hide()
        self.choose.clicked.connect(self._ask_file)
        self.drop.clicked.connect(self._drop)
        close.clicked.connect(self.reject)

    @property
    def code(self) -> str:
        return str(self.country.value)

    def _ask(self) -> None:
        self._desk.read(flagging.own_flags, self._show)

    def _show(self, own: tuple[FlagView, ...]) -> None:
        self._own = {one.code: one.content for one in own}
        self._tell()

    def _tell(self) -> None:
        own = self._own.get(self.code, b"")
        content = own or flagging.shipped_flag(self.code)
        image = QPixmap.fromImage(QImage.fromData(QByteArray(content)))
        room = QSize(theme.px(_SEEN[0]), theme.px(_SEEN[1]))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(image.scaled(room, keep, smooth) if not image.isNull() else QPixmap())
        self.said.setText(words.say("flags.own" if own else "flags.shipped" if content else "flags.none"))
        self.drop.setVisible(bool(own))

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, words.say("flags.choose"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([words.say("designer.pictures")])
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.open()

    def take(self, path: Path) -> None:
        """The picture in the file from now on, on white and no larger than is printed."""
        self.wrong.hide()
        try:
            content = written(scaled(opened(path), _MOST), b"png")
        except ForumDeskError as error:
            self._refused(error)
            return
        self._desk.change(partial(flagging.save_flag, country=self.code, content=content))

    def _drop(self) -> None:
        self._desk.change(partial(flagging.drop_flag, country=self.code))

    def _changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("stationery"):
            self._ask()

    def _refused(self, error: ForumDeskError) -> None:
        self.wrong.setText(words.refusal(error))
        self.wrong.setVisible(True)
