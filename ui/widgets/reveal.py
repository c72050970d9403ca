"""Who somebody protected is, or what a covered session is about: shown while a button is held, or for ten seconds."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui import icons, theme, words
from ui.widgets import parts

SECONDS = 10


class HoldButton(QPushButton):
    """`held` when mouse or Space goes down on it, `let_go` when it comes up, or the button loses the focus."""

    held = Signal()
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.holding = False
        words.put(self, "people.hold", words.Slot.TEXT)
        words.put(self, "people.hold-name", words.Slot.NAME)
        icons.put(self, "show", "alias", gap=4)

    def _hold(self, down: bool) -> None:
        if down != self.holding:
            self.holding = down
            (self.held if down else self.let_go).emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._hold(event.button() is Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._hold(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold(True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hold(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hold(False)


class Drawn(QWidget):
    """Lines that are drawn and are nowhere else: no text of a label, nothing a reader of the screen could fetch."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._face = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_lines(self, lines: tuple[str, ...], face: bytes | None) -> None:
        """The first is the name; empty lines are left out."""
        self._lines = tuple(line for line in lines if line)
        self._face = QPixmap()
        if face:
            self._face.loadFromData(face)
        self.updateGeometry()
        self.update()

    def drop(self) -> None:
        self.show_lines((), None)

    @property
    def empty(self) -> bool:
        return not self._lines

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(8) + max(self._high(), self._tall()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), self.sizeHint().height())

    def _high(self) -> int:
        return sum(self._line_height(number) for number in range(len(self._lines)))

    def _line_height(self, number: int) -> int:
        return theme.px(34 if number == 0 else 24)

    def _tall(self) -> int:
        return 0 if self._face.isNull() else theme.px(72)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.empty:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # The bar at the left says that this is not how the person stands in the list.
        painter.fillRect(0, 0, theme.px(3), self.height(), theme.colour("alias"))
        left, top = theme.px(12), theme.px(4)
        if not self._face.isNull():
            face = self._face.scaledToHeight(theme.px(72), Qt.TransformationMode.SmoothTransformation)
            painter.drawPixmap(left, top, face)
            left += face.width() + theme.px(10)
        for number, line in enumerate(self._lines):
            high = self._line_height(number)
            painter.setFont(theme.script_font(line, 15 if number == 0 else 13))
            painter.setPen(theme.colour("text" if number == 0 else "text2"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
            room = self.width() - left
            shown = theme.shortened(painter.fontMetrics(), line, room)
            painter.drawText(left, top, room, high, int(flags | Qt.TextFlag.TextDontClip), shown)
            top += high
        painter.end()


class RevealCard(QFrame):
    """`held` and `let_go` as the button goes down and up; `proof_asked` for who cannot hold it.

    `begun` once a name stands there, `ended` once it is hidden.
    """

    held = Signal()
    let_go = Signal()
    proof_asked = Signal()
    begun = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "alias")
        self.button = HoldButton()
        self.prove = parts.button("people.prove", look="link", name="people.prove-name")
        self.drawn = Drawn()
        self.left_text = parts.label(look="second")
        self.hide_now = parts.button("people.hide-now", "hide", name="people.hide-now-name")
        self._text = parts.text("people.hidden-text")
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        foot = parts.row(self.left_text, None, self.hide_now)
        outer = parts.column(self._text, self.drawn, self.button, self.prove, margins=(10, 8, 10, 8), spacing=6)
        outer.addLayout(foot)
        self.setLayout(outer)
        self.button.held.connect(self.held)
        self.button.let_go.connect(self._release)
        self.prove.clicked.connect(self.proof_asked)
        self.hide_now.clicked.connect(self.hide_again)
        self._face()

    @property
    def open(self) -> bool:
        """Whether a name stands there now."""
        return not self.drawn.empty

    @property
    def proven(self) -> bool:
        """Whether it stands there without being held."""
        return self._seconds > 0

    def show_while_held(self, lines: tuple[str, ...], face: bytes | None) -> None:
        """Nothing, if the button was let go meanwhile."""
        if self.button.holding:
            self.drawn.show_lines(lines, face)
            self._face()
            self.begun.emit()

    def show_for_a_while(self, lines: tuple[str, ...], face: bytes | None) -> None:
        self.drawn.show_lines(lines, face)
        self.stay()
        self._timer.start()
        self.begun.emit()

    def stay(self) -> None:
        """Ten seconds from now: somebody is typing what can be typed only while it is open."""
        self._seconds = SECONDS
        self._face()

    def hide_again(self) -> None:
        """At once, and nothing is kept."""
        was_open = self.open
        self._timer.stop()
        self._seconds = 0
        self.drawn.drop()
        self._face()
        if was_open:
            self.ended.emit()

    def speak_of_session(self) -> None:
        """It is about a session and not about a person."""
        words.put(self._text, "programme.hidden-text")
        words.put(self.button, "programme.hold-name", words.Slot.NAME)
        words.put(self.prove, "programme.prove-name", words.Slot.NAME)
        words.put(self.hide_now, "programme.hide-now-name", words.Slot.NAME)

    def _release(self) -> None:
        self.let_go.emit()
        if not self.proven:
            self.hide_again()

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self.hide_again()
        else:
            self._face()

    def _face(self) -> None:
        if self.prove.hasFocus() or self.hide_now.hasFocus():
            # Before its part goes: else Qt hands the keyboard to whatever comes next, and the pane scrolls there.
            stays = self.hide_now if self.proven else self.button
            stays.setVisible(True)
            stays.setFocus()
        self._show_parts()

    def _show_parts(self) -> None:
        self._text.setVisible(not self.open)
        self.drawn.setVisible(self.open)
        self.button.setVisible(not self.proven)
        self.prove.setVisible(not self.proven)
        self.hide_now.setVisible(self.proven)
        self.left_text.setVisible(self.proven)
        self.left_text.setText(words.count("people.seconds-left", self._seconds))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hide_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_again()
        elif event.type() is QEvent.Type.LanguageChange:
            self._face()
