"""Some people for badges, ticked one by one; and printing again for those who have one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from forumdesk.domain.collation import folded
from forumdesk.services.printing import Holder
from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.check import Check


class _Ticked(QStyledItemDelegate):
    """The tick in the box: the style sheet that gives the box its edge leaves it out."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is not Qt.CheckState.Checked:
            return
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        view: QWidget = whole.widget
        box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, whole, view)
        side = theme.px(12)
        at = box.center()
        painter.drawPixmap(at.x() - side // 2 + 1, at.y() - side // 2 + 1, icons.pixmap("ticked", "on_accent", 12))


class PeoplePicker(QWidget):
    """Names to tick, narrowed by typing; a protected one stands there by alias with a lock."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        words.put(self.field, "badges.find-person", words.Slot.HINT, words.Slot.NAME)
        self.list = QListWidget()
        words.put(self.list, "badges.people-list", words.Slot.NAME)
        theme.look(self.list, "boxed")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_Ticked(self.list))
        theme.fit(self.list, minimumHeight=180, maximumHeight=180)
        self.setLayout(parts.column(self.field, self.list, spacing=6))
        self.field.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _: self.changed.emit())

    def fill(self, holders: tuple[Holder, ...]) -> None:
        """Ticks stay on who is still there."""
        ticked = set(self.refs())
        self.list.blockSignals(True)
        self.list.clear()
        for one in holders:
            item = QListWidgetItem(one.name)
            item.setData(Qt.ItemDataRole.UserRole, one.ref)
            item.setSizeHint(QSize(0, theme.px(28)))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.ref in ticked else Qt.CheckState.Unchecked)
            if one.hidden:
                item.setIcon(icons.icon("lock", "alias", 14))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words.say("badges.person-hidden", name=one.name))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._narrow(self.field.text())

    def refs(self) -> tuple[str, ...]:
        """Those ticked, also where the typing hides them."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        return tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in ticked)

    def tick(self, refs: tuple[str, ...]) -> None:
        """These and nobody else."""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in refs
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.changed.emit()

    def _narrow(self, text: str) -> None:
        wanted = folded(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in folded(item.text()))


class Again(QWidget):
    """Printing again for those who have a badge, and why."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = Check()
        words.put(self.box, "badges.again")
        words.put(self.box, "badges.again", words.Slot.NAME)
        self.reason = QLineEdit()
        words.put(self.reason, "badges.reason-hint", words.Slot.HINT)
        words.put(self.reason, "badges.reason", words.Slot.NAME)
        self.wrong = parts.text("badges.no-reason", "wrong")
        self.setLayout(parts.column(self.box, self.reason, self.wrong, spacing=6))
        self.box.toggled.connect(self._tell)
        self.reason.textChanged.connect(self._tell)
        self._tell()

    @property
    def wanted(self) -> bool:
        return self.box.isChecked()

    @property
    def why(self) -> str:
        return self.reason.text().strip()

    def _tell(self) -> None:
        self.reason.setVisible(self.wanted)
        self.wrong.setVisible(self.wanted and not self.why)
        self.changed.emit()
