"""A colour of something on a badge: swatches of the categories with their letters, those in use, or any other."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAction, QBrush, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QMenu

from forumdesk.domain.cards import CategoryMark, Family
from forumdesk.domain.categories import mark
from forumdesk.domain.participation import Category
from forumdesk.exporters.layout_marks import COLOURS, WHITE, letter_colour
from forumdesk.exporters.template import CATEGORY_COLOUR, INK
from ui import icons, theme, words
from ui.pages.designer_reading import read_colour, read_fill, write_fill
from ui.widgets.fields import TextField

_SIDE = 16
_GREY = "#4B5563"
_PLAIN = {INK: "ink", _GREY: "grey", WHITE: "white"}


class ColourField(TextField):
    """What is typed is a colour such as #14181F; the arrow opens the swatches. `none` lets it also be none, or the
    category's.
    """

    def __init__(self, label: str, used: Iterable[str], none: bool = False) -> None:
        read: Callable[[str], object] = read_fill if none else read_colour
        self._swatch = QAction()
        super().__init__(label, read, write_fill if none else str)
        self._used, self._none = tuple(used), none
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        words.put(self._swatch, "designer.swatches")
        self.edit.addAction(self._swatch, QLineEdit.ActionPosition.LeadingPosition)
        arrow = QAction(self.edit)
        icons.put(arrow, "open-list", "text2", 14)
        words.put(arrow, "designer.swatches")
        arrow.triggered.connect(self.open)
        self._swatch.triggered.connect(self.open)
        self.edit.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        self.edit.textChanged.connect(lambda _: self._show())
        self._show()

    def open(self) -> None:
        """All swatches, below the field."""
        self.menu.popup(self.edit.mapToGlobal(self.edit.rect().bottomLeft()))

    def _fill(self) -> None:
        self.menu.clear()
        if self._none:
            self._offer(swatch(""), words.say("designer.no-colour"), "")
            self._offer(swatch(CATEGORY_COLOUR), words.say("designer.of-category"), CATEGORY_COLOUR)
        for colour, name in _PLAIN.items():
            self._offer(swatch(colour), words.say(f"designer.colour.{name}"), colour)
        self.menu.addSeparator()
        for category in Category:
            one = mark(category, words.language())
            said = words.say("designer.category-colour", name=one.word, letter=one.letter)
            self._offer(_marked(one), said, COLOURS[one.family])
        known = {*_PLAIN, *COLOURS.values(), CATEGORY_COLOUR, ""}
        others = sorted(set(self._used) - known)
        if others:
            self.menu.addSeparator()
        for colour in others:
            self._offer(swatch(colour), words.say("designer.used-colour", colour=colour), colour)

    def _offer(self, icon: QIcon, said: str, value: str) -> None:
        action = self.menu.addAction(icon, said.replace("&", "&&"))
        action.triggered.connect(lambda: self._take(write_fill(value)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._show()

    def _show(self) -> None:
        """The colour that is typed, beside its figures."""
        self._swatch.setIcon(swatch(_meant(self.edit.text())))


def swatch(colour: str) -> QIcon:
    """A square of the colour; crossed for none, of several for the category's."""
    pixmap, painter, box = _blank()
    if colour == CATEGORY_COLOUR:
        colours = [one for family, one in COLOURS.items() if family is not Family.NONE]
        part = box.width() / len(colours)
        for number, one in enumerate(colours):
            painter.fillRect(QRectF(box.x() + number * part, box.y(), part + 1, box.height()), QColor(one))
    elif colour:
        painter.fillRect(box, QColor(colour))
    painter.drawRect(box)
    if not colour:
        painter.drawLine(box.bottomLeft(), box.topRight())
    painter.end()
    return QIcon(pixmap)


def _marked(one: CategoryMark) -> QIcon:
    """As on a badge: the letter on the colour, stripes where the category has them."""
    pixmap, painter, box = _blank()
    painter.fillRect(box, QColor(COLOURS[one.family]))
    painter.drawRect(box)
    ink = QColor(letter_colour(one.family))
    if one.striped:
        foot = box.adjusted(0, box.height() * 0.68, 0, 0)
        painter.fillRect(foot, QBrush(ink, Qt.BrushStyle.BDiagPattern))
        box.setBottom(foot.top() + 1)
    painter.setPen(ink)
    painter.setFont(theme.font(9 if one.striped else 11, 700))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), one.letter)
    painter.end()
    return QIcon(pixmap)


def _blank() -> tuple[QPixmap, QPainter, QRectF]:
    side = theme.px(_SIDE)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("control"), 1))
    return pixmap, painter, QRectF(pixmap.rect()).adjusted(0.5, 0.5, -0.5, -0.5)


def _meant(typed: str) -> str:
    """What is typed, as far as it is a colour already."""
    colour = typed.strip().upper()
    if typed == write_fill(CATEGORY_COLOUR):
        return CATEGORY_COLOUR
    return colour if QColor.isValidColorName(colour) and colour.startswith("#") and len(colour) == len(INK) else ""
