"""Who is in a session and as what, and the list from which people are put into it by key or by dragging."""

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QMenu, QPushButton, QWidget

from forumdesk.domain.collation import found_in
from forumdesk.domain.programme import Role
from ui import icons, theme, words
from ui.models.people_rows import tile_of
from ui.models.programme_rows import Guest
from ui.models.table import draw_tile
from ui.widgets import parts
from ui.widgets.time_grid import PERSON

_REF = Qt.ItemDataRole.UserRole


def role_said(role: Role) -> str:
    return words.say(f"programme.role.{role}")


def sign_of(guest: Guest) -> QPixmap:
    """The lock of a hidden name, else the tile of the category."""
    if guest.hidden:
        return icons.pixmap("lock", "alias", 18)
    tile = tile_of(guest.category)
    ratio = 2.0
    side = theme.px(18)
    picture = QPixmap(round((side + 1) * ratio), round((side + 1) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    if tile is not None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tile(painter, QPoint(0, 0), tile)
        painter.end()
    return picture


class _Member(QWidget):
    """One person in the session: a link to the person, and the role as a menu."""

    def __init__(self, guest: Guest) -> None:
        super().__init__()
        sign = QLabel()
        if guest.hidden:
            icons.show(sign, "lock", "alias", 18)
        else:
            sign.setPixmap(sign_of(guest))
        theme.fit(sign, minimumWidth=22, maximumWidth=22)
        self.name = QPushButton(guest.name)
        self.name.setAutoDefault(False)
        theme.look(self.name, "member")
        words.put(self.name, "programme.go-person", words.Slot.NAME, who=_heard(guest))
        self.name.setFont(theme.script_font(guest.name, 13, 500))
        self.role = QPushButton()
        self.role.setAutoDefault(False)
        theme.look(self.role, "role")
        self.role.setText(role_said(guest.role))
        self.role.setAccessibleName(words.say("programme.role-of", who=_heard(guest), role=role_said(guest.role)))
        self.menu = QMenu(self.role)
        self.role.clicked.connect(lambda: self.menu.popup(self.role.mapToGlobal(self.role.rect().bottomLeft())))
        line = parts.row(sign, self.name, self.role, None, spacing=0)
        self.setLayout(line)


def _heard(guest: Guest) -> str:
    return f"{guest.name}, {words.say('programme.hidden-name')}" if guest.hidden else guest.name


class _GuestList(QListWidget):
    """People to choose from. What is dragged out of it is a ref that this program alone can read."""

    entered_on = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "programme.guests", words.Slot.NAME)
        self.setDragEnabled(True)
        theme.fit(self, minimumHeight=168, maximumHeight=168)
        theme.look(self, "guests")
        self.itemDoubleClicked.connect(lambda item: self.entered_on.emit(str(item.data(_REF))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.entered_on.emit(str(item.data(_REF)))
            return
        super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is not None:
            drag = QDrag(self)
            drag.setMimeData(carried(str(item.data(_REF))))
            drag.exec(Qt.DropAction.CopyAction)


def carried(ref: str) -> QMimeData:
    """A person as a drag carries them: by ref, in a format that no other program knows."""
    data = QMimeData()
    data.setData(PERSON, QByteArray(ref.encode()))
    return data


class People(QWidget):
    """`added` carries ref and role, `recast` a role's id and what it becomes, `taken_out` that id, `gone_to` a ref."""

    added = Signal(str, object)
    recast = Signal(str, object)
    taken_out = Signal(str)
    gone_to = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = parts.label(look="section")
        self.open = parts.button("programme.add", "add", "link", "programme.add-name")
        self.everyone = parts.text("programme.cast-everyone")
        self.members: list[_Member] = []
        self._lines = parts.column(spacing=0)
        self.field = QLineEdit()
        words.put(self.field, "programme.guests-filter", words.Slot.HINT, words.Slot.NAME)
        self.role = QPushButton()
        self.role.setAutoDefault(False)
        self._as = Role.PARTICIPANT
        self._roles = QMenu(self.role)
        self.list = _GuestList()
        self._guests: tuple[Guest, ...] = ()
        self._picker = QWidget()
        self._build()
        self.show_cast((), False)

    def _build(self) -> None:
        top = QHBoxLayout()
        theme.fit(top, spacing=8)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.open)
        choose = parts.row(spacing=8)
        choose.addWidget(self.field, 1)
        choose.addWidget(self.role)
        picker = parts.column(choose, self.list, spacing=6)
        self._picker.setLayout(picker)
        theme.look(self._picker, "surface")
        self._picker.hide()
        self.setLayout(parts.column(top, self.everyone, self._lines, self._picker, spacing=4))
        self.open.clicked.connect(lambda: self.open_list(self._picker.isHidden()))
        self.field.textChanged.connect(lambda _: self._list())
        self.list.entered_on.connect(lambda ref: self.added.emit(ref, self._as))
        self.role.clicked.connect(lambda: self._roles.popup(self.role.mapToGlobal(self.role.rect().bottomLeft())))
        self.retell()

    def retell(self) -> None:
        """Roles, in the language in force."""
        self._roles.clear()
        for role in Role:
            self._roles.addAction(role_said(role)).triggered.connect(lambda _=False, one=role: self._choose(one))
        self._choose(self._as)

    def open_list(self, shown: bool) -> None:
        """The list of people below those who are in it."""
        self._picker.setVisible(shown)
        words.put(self.open, "programme.done-adding" if shown else "programme.add")
        icons.put(self.open, "ok" if shown else "add", "accent", gap=4)
        if shown:
            self._list()
            self.field.setFocus()

    def show_guests(self, guests: tuple[Guest, ...]) -> None:
        """Everybody who can be put into a session."""
        self._guests = guests
        if not self._picker.isHidden():
            self._list()

    def show_cast(self, cast: tuple[Guest, ...], everyone: bool) -> None:
        """Those who are in it."""
        self.heading.setText(f"{words.say('programme.cast')}  {len(cast)}")
        self.everyone.setVisible(everyone)
        for old in self.members:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.members = [self._member(one) for one in cast]

    def _member(self, guest: Guest) -> _Member:
        made = _Member(guest)
        made.name.clicked.connect(lambda: self.gone_to.emit(guest.ref))
        for role in Role:
            action = made.menu.addAction(role_said(role))
            action.setCheckable(True)
            action.setChecked(role is guest.role)
            action.triggered.connect(lambda _=False, one=role: self.recast.emit(guest.role_id, one))
        made.menu.addSeparator()
        made.menu.addAction(words.say("programme.take-out")).triggered.connect(
            lambda: self.taken_out.emit(guest.role_id)
        )
        self._lines.addWidget(made)
        made.show()
        return made

    def _choose(self, role: Role) -> None:
        self._as = role
        self.role.setText(role_said(role))
        self.role.setAccessibleName(f"{words.say('programme.guests-role')}: {role_said(role)}")

    def _list(self) -> None:
        row = self.list.currentRow()
        at = self.list.item(row).data(_REF) if row >= 0 else None
        text = self.field.text().strip()
        self.list.clear()
        for guest in self._guests:
            # A hidden person is found by what is shown of them and by nothing else.
            if text and not found_in(text, (guest.name,)):
                continue
            item = QListWidgetItem(guest.name)
            item.setIcon(sign_of(guest))
            item.setFont(theme.script_font(guest.name))
            item.setData(_REF, guest.ref)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _heard(guest))
            self.list.addItem(item)
            if guest.ref == at:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
