"""The left of the unlock window: open, create, what was locked together, recent files, language."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from ui import icons, shortcuts, theme, words
from ui.settings import Settings
from ui.widgets import parts


class Choice(QPushButton):
    """Open or create: an icon, a name and its key; the chosen one is tinted and has a bar at its left."""

    def __init__(self, key: str, icon: str, shortcut: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._key, self._icon, self._shortcut = key, icon, shortcut
        words.put(self, key, words.Slot.NAME)
        theme.fit(self, minimumHeight=48, maximumHeight=48)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setBrush(theme.colour("tint" if chosen else "hover"))
            painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        if chosen:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(0, theme.px(14), theme.px(3), self.height() - theme.px(28), 1, 1)
        painter.drawPixmap(theme.px(16), theme.px(14), icons.pixmap(self._icon, "accent" if chosen else "text2", 20))
        left, wide = theme.px(50), self.width() - theme.px(54)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(13, 600 if chosen else 500))
        painter.drawText(left, theme.px(5), wide, theme.px(20), Qt.AlignmentFlag.AlignVCenter, words.say(self._key))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(12))
        hint = shortcuts.shown(self._shortcut)
        painter.drawText(left, theme.px(24), wide, theme.px(18), Qt.AlignmentFlag.AlignVCenter, hint)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("focus"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        painter.end()


class Recent(QWidget):
    """The list of recent files, or the way to switch it on."""

    asked = Signal(object)
    turned = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._body = QVBoxLayout(self)
        theme.fit(self._body, contentsMargins=parts.NONE, spacing=4)
        self.fill()

    def fill(self) -> None:
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._body.addWidget(parts.label("unlock.recent", "section"))
        on = self._settings.lists_recent()
        places = self._settings.recent()
        for place in places:
            self._body.addWidget(self._file(Path(place)))
        if not places:
            self._body.addWidget(parts.text("unlock.recent-none" if on else "unlock.recent-off"))
        turn = parts.button("unlock.recent-forget" if on else "unlock.recent-on", "recent", "link")
        turn.clicked.connect(lambda: self._turn(not on))
        self._body.addLayout(parts.row(turn, None))

    def _file(self, path: Path) -> QPushButton:
        made = QPushButton(path.stem)
        made.setToolTip(str(path))
        made.setAccessibleName(words.say("unlock.open-named", file=path.name))
        theme.look(made, "link")
        made.clicked.connect(lambda: self.asked.emit(path))
        return made

    def _turn(self, on: bool) -> None:
        self._settings.switch_recent(on)
        self.fill()
        self.turned.emit()


class WereOpen(QWidget):
    """The other files that were open when the program locked; by name only where recent files are switched on."""

    asked = Signal(object)

    def __init__(self, settings: Settings, paths: Sequence[Path]) -> None:
        super().__init__()
        self._settings = settings
        self.files = {path: QPushButton() for path in paths}
        lines = (parts.row(one, None) for one in self.files.values())
        about = parts.text("unlock.again-how")
        self.setLayout(parts.column(parts.label("unlock.again-open", "section"), *lines, about, 8, spacing=4))
        for path, one in self.files.items():
            theme.look(one, "link")
            one.clicked.connect(lambda _=False, chosen=path: self.asked.emit(chosen))
        self.name()
        self.setHidden(not paths)

    def name(self) -> None:
        """Among several by a number, until names may be listed here."""
        listed = self._settings.lists_recent()
        for number, (path, one) in enumerate(self.files.items(), 1):
            said = words.say("unlock.again-file", n=number, all=len(self.files))
            one.setText(path.stem if listed else said)
            one.setToolTip(str(path) if listed else "")
            one.setAccessibleName(words.say("unlock.open-named", file=path.name if listed else said))

    def choose(self, chosen: Path) -> None:
        """That one is in the form; the others are offered here."""
        for path, one in self.files.items():
            one.setHidden(path == chosen)
        self.setHidden(all(one.isHidden() for one in self.files.values()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.name()
        super().changeEvent(event)


class LanguageButton(QPushButton):
    """The language of the window, and the other one in a menu."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "quiet")
        icons.put(self, "language", gap=4)
        self.setAutoDefault(False)
        self.clicked.connect(self._offer)
        self._retell()

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for tongue in words.LANGUAGES:
            action = menu.addAction(words.NAMES[tongue])
            action.setCheckable(True)
            action.setChecked(tongue == words.language())
            action.triggered.connect(lambda _=False, one=tongue: self.chosen.emit(one))
            group.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().topLeft()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        name = words.NAMES[words.language()]
        self.setText(name)
        self.setAccessibleName(words.say("unlock.language", name=name))


class UnlockSide(QFrame):
    """The mark, the two choices, recent files, the language."""

    def __init__(self, settings: Settings, were_open: Sequence[Path] = ()) -> None:
        super().__init__()
        theme.look(self, "side")
        theme.fit(self, minimumWidth=310, maximumWidth=310)
        self.open_choice = Choice("unlock.open", "open", "open")
        self.create_choice = Choice("unlock.create", "create", "create")
        self.recent, self.again = Recent(settings), WereOpen(settings, were_open)
        self.recent.turned.connect(self.again.name)
        self.language = LanguageButton()
        title = parts.column(parts.label("app.name", "title"), parts.label("app.about", "second"), spacing=2)
        head = parts.row(parts.picture("mark", "accent", 44), spacing=12)
        head.addLayout(title, 1)
        choices = parts.column(self.open_choice, self.create_choice)
        self.package = parts.button("package.open", "into", "link")
        choices.addLayout(parts.row(self.package, None, margins=(6, 0, 0, 0)))
        outer = parts.column(head, 12, choices, 12, self.again, self.recent, None, margins=(20, 24, 20, 12), spacing=4)
        self.about = parts.button("unlock.about", look="quiet", name="keys.about")
        outer.addLayout(parts.row(self.language, None, self.about))
        self.setLayout(outer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)
