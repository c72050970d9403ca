"""A field of a form that takes several of some choices, or none of them for any."""

from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton

from ui import icons, theme
from ui.widgets.fields import Field


class ManyButton(QPushButton):
    """As a list to choose from looks: what is chosen at the left, the arrow at the right."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(14)
        painter = QPainter(self)
        left = self.width() - side - theme.px(8)
        painter.drawPixmap(left, (self.height() - side) // 2, icons.pixmap("open-list", "text2", 14))
        painter.end()


class ManyField(Field):
    """`none` says what an empty choice means. The value is a tuple of what is ticked, in the order of the choices."""

    def __init__(self, label: str, choices: list[tuple[str, str]], none: str) -> None:
        self.button = ManyButton()
        self.button.setAutoDefault(False)
        super().__init__(label, self.button)
        self._none = none
        self._value: tuple[str, ...] = ()
        self.menu = QMenu(self.button)
        self.actions_of = {value: self._offer(value, said) for value, said in choices}
        self.button.clicked.connect(lambda: self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft())))

    def _offer(self, value: str, said: str) -> QAction:
        action = self.menu.addAction(said.replace("&", "&&"))
        action.setCheckable(True)
        action.triggered.connect(lambda: self._tick())
        return action

    def show_value(self, value: object) -> None:
        self._value = value if isinstance(value, tuple) else ()
        for one, action in self.actions_of.items():
            action.setChecked(one in self._value)
        said = ", ".join(self.actions_of[one].text() for one in self._value if one in self.actions_of)
        self.button.setText(said or self._none)
        self.button.setAccessibleDescription(self.button.text())
        self.refuse("")

    def _tick(self) -> None:
        value = tuple(one for one, action in self.actions_of.items() if action.isChecked())
        if value != self._value:
            self.show_value(value)
            self.finished.emit(value)
