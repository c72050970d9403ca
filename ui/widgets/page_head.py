"""The head of a page: title, count, and what can be done there; with little room the second rank goes into a menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.flow import Flow
from ui.widgets.tab import TabButton


class PageHead(QWidget):
    """One line. Buttons follow their actions: enabled or not, and why not in the tooltip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.count = parts.Elided("count")
        # As wide as its words, and where there is less room it ends in ...
        self.count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.open_details = parts.icon_button("inspector.show", "inspector", "square", 40)
        self.more = parts.icon_button("page.more", "more", "square", 40)
        self._menu = QMenu(self.more)
        self.more.clicked.connect(self._open_menu)
        self._second: list[tuple[QAction, QPushButton]] = []
        self._always: list[QAction] = []
        self._buttons = QHBoxLayout()
        theme.fit(self._buttons, spacing=8)
        line = parts.row(parts.label(f"page.{name}", "title"), self.count, None, spacing=8)
        line.addLayout(self._buttons)
        line.addWidget(self.open_details)
        line.addWidget(self.more)
        theme.fit(line, contentsMargins=(24, 12, 24, 8))
        # Of one height with buttons and without, so that the title does not jump from page to page.
        theme.fit(self, minimumHeight=50)
        self.setLayout(line)
        # Titles stand at one height, with buttons and without.
        theme.fit(self, minimumHeight=50)
        self.open_details.hide()
        self.more.hide()
        self._narrow = False

    def add(self, action: QAction, primary: bool, icon: str) -> QPushButton:
        """A button for an action, the primary one last."""
        made = QPushButton()
        made.setAutoDefault(False)
        theme.look(made, "primary" if primary else "")
        if icon:
            icons.put(made, icon, "on_accent" if primary else "text", gap=4)
        made.clicked.connect(action.trigger)
        action.changed.connect(lambda: _follow(made, action))
        _follow(made, action)
        if primary:
            self._buttons.addWidget(made)
        else:
            self._second.append((action, made))
            self._buttons.insertWidget(len(self._second) - 1, made)
        self._arrange()
        return made

    def tuck(self, action: QAction) -> None:
        """An action that stands in the menu however much room there is."""
        self._always.append(action)
        self._arrange()

    def narrow(self, narrow: bool) -> None:
        """Whether the second rank goes into the menu."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        for _, button in self._second:
            button.setVisible(not self._narrow)
        # Not cleared: PySide takes the lines of menus below it away with it.
        for action in self._menu.actions():
            self._menu.removeAction(action)
        if self._narrow:
            self._menu.addActions([action for action, _ in self._second])
        self._menu.addActions(self._always)
        self.more.setVisible(not self._menu.isEmpty())

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _follow(button: QPushButton, action: QAction) -> None:
    button.setText(action.text())
    button.setEnabled(action.isEnabled())
    button.setToolTip(action.toolTip() if action.toolTip() != action.text() else "")
    button.setAccessibleName(action.property("accessibleName") or action.text())


class Tabs(QFrame):
    """Pages of one family side by side, under the head, in a second line where there is no room for all.

    `turned` carries the name of a page.
    """

    turned = Signal(str)

    def __init__(self, names: tuple[str, ...], here: str) -> None:
        super().__init__()
        words.put(self, "page.tabs", words.Slot.NAME)
        line = Flow(spacing=8)
        group = QButtonGroup(self)
        for name in names:
            tab = TabButton()
            tab.setChecked(name == here)
            # The first list of a family has its own name where the family's says more: Badges in Badges and print.
            said = f"tab.{name}" if f"tab.{name}" in words.table() else f"page.{name}"
            words.put(tab, said, words.Slot.TEXT, words.Slot.NAME)
            group.addButton(tab)
            tab.clicked.connect(lambda _=False, to=name: self._turn(group, to, here))
            line.addWidget(tab)
        self._here = group.checkedButton()
        around = parts.row(margins=(17, 0, 24, 0))
        around.addLayout(line, 1)
        self.setLayout(around)
        theme.look(self, "head")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _turn(self, group: QButtonGroup, to: str, here: str) -> None:
        # This strip belongs to one page and goes on saying so; the other page has its own.
        if self._here is not None:
            self._here.setChecked(True)
        if to != here:
            self.turned.emit(to)
