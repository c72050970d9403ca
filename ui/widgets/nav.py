"""The navigation: pages in three groups with counts, a rail of icons where there is little room."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShortcut, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QSizePolicy

from ui import icons, shortcuts, theme, words
from ui.widgets import parts
from ui.widgets.note import TOKENS

# Plan, send and print, check.
GROUPS = (
    ("overview", "programme", "people", "organisations", "venues"),
    ("invitations", "badges"),
    ("findings", "checklist", "history"),
)
# Stands apart from them, at the foot.
FOOT = "settings"
WIDTH, RAIL = 208, 52
NARROWEST, WIDEST = 160, 320


@dataclass(frozen=True, slots=True)
class Count:
    """The number beside a page; with a severity somebody must act, and the number has its shape and colour."""

    number: int = 0
    severity: str = ""


class NavItem(QPushButton):
    """One page in the navigation; `walked` up or down from it."""

    walked = Signal(int)

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self._count = Count()
        self._rail = False
        self.setCheckable(True)
        # Of the kind of a button its width would be the least one: the rail would show the left of it, and no icon.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.fit(self, minimumHeight=34, maximumHeight=34)
        self._retell()

    def show_count(self, count: Count) -> None:
        self._count = count
        self._retell()
        self.update()

    def become_rail(self, rail: bool) -> None:
        self._rail = rail
        self._retell()
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(RAIL if self._rail else WIDTH), theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(RAIL), theme.px(34))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        name = words.say(f"page.{self.page}")
        number = words.figure(self._count.number)
        key = "nav.attention" if self._count.severity else "nav.item"
        said = words.say(key, page=name, count=number) if self._count.number else name
        self.setAccessibleName(said)
        self.setToolTip(said if self._rail else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        here = self.isChecked()
        box = self.rect().adjusted(theme.px(8), 1, -theme.px(8), -1)
        if here or self.underMouse():
            painter.setBrush(theme.colour("tint" if here else "hover"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if here:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(box.left(), box.top() + theme.px(8), theme.px(3), box.height() - theme.px(16), 1, 1)
        side = theme.px(18)
        left = (self.width() - side) // 2 if self._rail else theme.px(20)
        top = (self.height() - side) // 2
        painter.drawPixmap(left, top, icons.pixmap(self.page, "accent" if here else "text2", 18))
        if self._rail:
            self._dot(painter, left + side, top)
        else:
            self._words(painter, here)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("focus"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.end()

    def _words(self, painter: QPainter, here: bool) -> None:
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(13, 600 if here else 500))
        middle = Qt.AlignmentFlag.AlignVCenter
        box = self.rect().adjusted(theme.px(48), 0, -theme.px(18), 0)
        if self._count.number:
            number = words.figure(self._count.number)
            token = self._token() if self._count.severity else "text3"
            painter.setFont(theme.font(13, 400, figures=True))
            painter.setPen(theme.colour(token))
            painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), number)
            taken = painter.fontMetrics().horizontalAdvance(number) + theme.px(6)
            if self._count.severity:
                shape = icons.pixmap(self._count.severity, TOKENS[self._count.severity], 14)
                painter.drawPixmap(box.right() - taken - theme.px(14), (self.height() - theme.px(14)) // 2, shape)
                taken += theme.px(20)
            box.setRight(box.right() - taken)
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font(13, 600 if here else 500))
        name = words.say(f"page.{self.page}")
        painter.drawText(
            box, int(middle), painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        )

    def _token(self) -> str:
        return {"warn": "warn", "clock": "warn", "outdated": "warn"}.get(self._count.severity, self._count.severity)

    def _dot(self, painter: QPainter, right: int, top: int) -> None:
        if self._count.severity and self._count.number:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(TOKENS[self._count.severity]))
            wide = theme.px(7)
            painter.drawEllipse(right - wide // 2, top - wide // 2, wide, wide)


class NavBar(QFrame):
    """`turned` carries a page's name; Up and Down walk the items."""

    turned = Signal(str)

    def __init__(self, pages: tuple[str, ...]) -> None:
        super().__init__()
        theme.look(self, "sunken")
        words.put(self, "nav.name", words.Slot.NAME)
        self.items: dict[str, NavItem] = {}
        self._buttons = QButtonGroup(self)
        outer = parts.column(margins=(0, 8, 0, 8), spacing=0)
        for group in GROUPS:
            there = [page for page in group if page in pages]
            for page in there:
                outer.addWidget(self._item(page))
            if there:
                outer.addSpacing(theme.px(12))
        outer.addStretch(1)
        if FOOT in pages:
            outer.addWidget(self._item(FOOT))
        inside = QFrame()
        theme.look(inside, "sunken")
        inside.setLayout(outer)
        # With large text on a low screen the pages scroll by themselves.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._scroll = scroll
        scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._bring_here())
        self.setLayout(parts.column(scroll, spacing=0))
        self.become_rail(False)

    @property
    def numbered(self) -> tuple[str, ...]:
        """The pages that have a number for a key, in its order."""
        return tuple(page for page in self.items if page != FOOT)

    def _item(self, page: str) -> NavItem:
        item = NavItem(page)
        # Not the button's own shortcut: that presses it slowly, for show.
        key = shortcuts.key("settings") if page == FOOT else shortcuts.page_key(len(self.items))
        QShortcut(key, item).activated.connect(item.click)
        item.clicked.connect(lambda: self.turned.emit(page))
        item.walked.connect(self._walk)
        self.items[page] = item
        self._buttons.addButton(item)
        return item

    def show_here(self, page: str) -> None:
        """Which page is on the screen; none of these where it stands elsewhere."""
        if page in self.items:
            self.items[page].setChecked(True)
        elif (here := self._buttons.checkedButton()) is not None:
            self._buttons.setExclusive(False)
            here.setChecked(False)
            self._buttons.setExclusive(True)

    def show_page(self, page: str) -> None:
        """Which one is shown; none where it has no place here."""
        self._buttons.setExclusive(page in self.items)
        for name, item in self.items.items():
            item.setChecked(name == page)
        self._bring_here()

    def _bring_here(self) -> None:
        """With large text on a low screen the place of the page may have been scrolled away."""
        here = self._buttons.checkedButton()
        if here is not None:
            self._scroll.ensureWidgetVisible(here, 0, theme.px(8))

    def become_rail(self, rail: bool) -> None:
        """Icons alone, or icons with words and counts, as wide as somebody drew it."""
        theme.fit(self, minimumWidth=RAIL if rail else NARROWEST, maximumWidth=RAIL if rail else WIDEST)
        for item in self.items.values():
            item.become_rail(rail)

    def _walk(self, step: int) -> None:
        items = [item for item in self.items.values() if item.isVisible()]
        here = next((number for number, item in enumerate(items) if item.hasFocus()), 0)
        item = items[(here + step) % len(items)]
        item.setFocus()
        self._scroll.ensureWidgetVisible(item)
