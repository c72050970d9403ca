"""Passphrase fields: shown or hidden, with a word when caps lock seems to be on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import icons, theme, words
from ui.widgets import parts


class SecretEdit(QLineEdit):
    """Hidden text. Qt does not tell the state of caps lock, but the letters somebody types do."""

    caps_seen = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        words.put(self, name, words.Slot.NAME)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._caps = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._see(not self._caps)
        elif len(typed) == 1 and typed.lower() != typed.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._see(typed.isupper() != shifted)
        super().keyPressEvent(event)

    def _see(self, caps: bool) -> None:
        self._caps = caps
        self.caps_seen.emit(caps)


class SecretField(QWidget):
    """Label, field, the button that shows what was typed, and the caps lock hint."""

    def __init__(self, label: str, eye: bool = True) -> None:
        super().__init__()
        self.edit = SecretEdit(label)
        self._eye = parts.icon_button("unlock.show", "show", "square", 36) if eye else None
        self._caps: QWidget | None = None
        self.edit.caps_seen.connect(self._hint)
        heading = parts.label(label, "label")
        heading.setBuddy(self.edit)
        line = parts.row(self.edit, spacing=6)
        if self._eye is not None:
            self._eye.clicked.connect(self._turn)
            line.addWidget(self._eye)
        self._outer = QVBoxLayout(self)
        theme.fit(self._outer, contentsMargins=parts.NONE, spacing=4)
        self._outer.addWidget(heading)
        self._outer.addLayout(line)

    def hide_again(self) -> None:
        """Back to bullets, as it has to be when the window is left."""
        self._show(False)

    def _hint(self, caps: bool) -> None:
        """Made when it is first needed, which for most people is never."""
        if caps and self._caps is None:
            shape, said = parts.picture("warn", "warn_mark", 14), parts.label("unlock.caps", "caution")
            self._caps = parts.frame("", parts.row(shape, said, None, spacing=6))
            self._outer.addWidget(self._caps)
        if self._caps is not None:
            self._caps.setVisible(caps)

    def _turn(self) -> None:
        self._show(self.edit.echoMode() is QLineEdit.EchoMode.Password)

    def _show(self, plain: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if plain else QLineEdit.EchoMode.Password)
        if self._eye is not None:
            words.put(self._eye, "unlock.hide" if plain else "unlock.show", words.Slot.TIP, words.Slot.NAME)
            icons.put(self._eye, "hide" if plain else "show")
