"""The pictures that a template brings with it: seen, added from a file or by a drop, made the logo, removed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.pictures import opened
from ui import theme, words
from ui.widgets import parts
from ui.widgets.emptying import empty
from ui.widgets.label_canvas import dropped_path
from ui.widgets.label_design import Design
from ui.widgets.label_resources import LOGO, as_logo, uses_of, without_picture

_THUMB = (56, 36)


class PictureShelf(QWidget):
    """`dropped` carries the Path of a file for the template, `edited` the design with other pictures."""

    dropped = Signal(object)
    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.design: Design | None = None
        self._shown: object = None
        self.add = parts.button("designer.add-picture", "add")
        self.said = parts.text(look="second")
        self.wrong = parts.text(look="wrong")
        self.wrong.hide()
        self._rows = QVBoxLayout()
        theme.fit(self._rows, spacing=6)
        outer = parts.column(parts.label("designer.own-pictures", "section"), self.said, spacing=6)
        outer.addLayout(self._rows)
        outer.addLayout(parts.row(self.add, None))
        outer.addWidget(self.wrong)
        self.setLayout(outer)
        self.setAcceptDrops(True)
        self.add.clicked.connect(lambda: ask_picture(self, self.dropped.emit))

    def show_design(self, design: Design) -> None:
        self.design = design
        uses = tuple((name, uses_of(design.template, name)) for name in design.template.pictures)
        key = (uses, tuple(map(hash, design.template.pictures.values())), words.language())
        if key != self._shown:
            self._shown = key
            self._lay(design)

    def refuse(self, error: ForumDeskError | None) -> None:
        """One sentence of what is wrong with a file; none once one is taken."""
        self.wrong.setText(words.refusal(error) if error else "")
        self.wrong.setVisible(error is not None)

    def _lay(self, design: Design) -> None:
        empty(self._rows)
        pictures = design.template.pictures
        self.said.setText(words.say("designer.pictures-how" if pictures else "designer.no-pictures"))
        for name, content in pictures.items():
            self._rows.addWidget(self._row(design, name, content))

    def _row(self, design: Design, name: str, content: bytes) -> QWidget:
        kept = opened(content)
        uses = uses_of(design.template, name)
        told = parts.text(look="")
        told.setText(words.say("designer.source.logo") if name == LOGO else name)
        size = parts.text(look="hint")
        weight = max(1, round(len(content) / 1000))
        size.setText(
            words.say("designer.picture-size", wide=kept.width, high=kept.height, n=words.figure(weight))
            + " · "
            + (words.count("designer.uses", uses) if uses else words.say("designer.unused"))
        )
        logo = parts.icon_button("designer.as-logo", "saved", "quiet", 28)
        logo.setEnabled(name != LOGO)
        logo.clicked.connect(partial(self._tell, as_logo, name))
        remove = parts.icon_button("designer.remove-picture", "remove", "quiet", 28)
        remove.setEnabled(not uses)
        remove.clicked.connect(partial(self._tell, without_picture, name))
        for button in (logo, remove):
            button.setAccessibleDescription(name)
            button.setObjectName(f"{'logo' if button is logo else 'remove'} {name}")
        row = QWidget()
        across = parts.row(_thumb(content), spacing=8)
        across.addLayout(parts.column(told, size, spacing=0), 1)
        across.addWidget(logo)
        across.addWidget(remove)
        row.setLayout(across)
        return row

    def _tell(self, change: Callable[[Design, str], Design], name: str, _: bool = False) -> None:
        if self.design is not None:
            self.edited.emit(change(self.design, name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def ask_picture(owner: QWidget, take: Callable[[Path], object]) -> None:
    """A file dialog; `take` gets the Path that was chosen."""
    dialog = QFileDialog(owner, words.say("designer.choose-picture"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([words.say("designer.pictures")])
    dialog.fileSelected.connect(lambda path: take(Path(path)))
    dialog.open()


def _thumb(content: bytes) -> QLabel:
    made = QLabel()
    image = QImage.fromData(QByteArray(content))
    room = QSize(theme.px(_THUMB[0]), theme.px(_THUMB[1]))
    smooth = Qt.TransformationMode.SmoothTransformation
    made.setPixmap(QPixmap.fromImage(image).scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    theme.fit(made, minimumWidth=_THUMB[0], maximumWidth=_THUMB[0])
    return made
