"""The page of the check-in desk: scan or type, and Enter hands the badge over; what became of each, and who is out."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from forumdesk.domain.badges import BadgeState
from forumdesk.services import badge_register
from forumdesk.services.badge_register import Entry, Register
from forumdesk.services.handing_out import Moved, Named
from ui import theme, words
from ui.desk import Desk
from ui.models.register_rows import found, register_model
from ui.pages.badges_register_bar import Banner, RegisterBar
from ui.pages.badges_register_doing import RegisterDoing
from ui.pages.badges_register_pane import RegisterPane
from ui.pages.list_page import ListPage
from ui.pages.print_page import PrintPage
from ui.widgets.event_bar import Place
from ui.widgets.target import Target


class RegisterPage(ListPage[Entry]):
    """A row is a badge, or somebody who comes and has none."""

    name = "register"
    reads = ("badge", "person", "participation", "event")
    family = PrintPage.family
    first = "register.print"
    walked = False
    widths = (
        (800, (230, 110, 130, 170, 100, 150)),
        (600, (200, 110, 130, 150, 0, 0)),
        (0, (170, 110, 120, 0, 0, 0)),
    )

    def __init__(self, desk: Desk) -> None:
        self.zone = ["UTC"]
        self._issued: Entry | None = None
        self.bar = RegisterBar()
        super().__init__(desk, register_model(self.zone))
        self.pane = self.details = RegisterPane()
        self.banner, self.doing = Banner(), RegisterDoing(self, desk)
        self.guards = self.act("register.guards", lambda: self.doing.ask_guards(self.event_code or ""), icon="save")
        self.print = self.act("register.print", lambda: self._print(self.model.every), icon="print")
        self.take_back = self.act("register.take-back", partial(self._move, BadgeState.RETURNED), icon="import")
        self.issue = self.act(
            "register.issue", partial(self._move, BadgeState.ISSUED), icon="ok", primary=True, keys="issue"
        )
        self._build()
        self._wire()

    def _build(self) -> None:
        theme.fit(self.field, minimumWidth=264, maximumWidth=340)
        self.chips.insertWidget(1, self.bar)
        self.body.insertWidget(self.body.count() - 1, self.banner)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def _wire(self) -> None:
        self.field.returnPressed.connect(self._enter)
        self.table.entered_on.connect(lambda _: self._move(self.bar.enters_into))
        self.bar.changed.connect(self.keep)
        self.empty.way.clicked.connect(self.bar.clear)
        self.banner.taken_back.connect(self._take_back_issued)
        self.pane.moved.connect(self._move)
        self.pane.sheet_spoilt.connect(self._spoil_sheet)
        self.pane.print_asked.connect(lambda: self._print([self.chosen] if self.chosen else []))
        self.doing.moved.connect(self._tell)
        self.doing.listed.connect(lambda: self.banner.tell("ok", words.say("register.guards-saved")))

    def show_place(self, place: Place | None) -> None:
        self.banner.hide()
        super().show_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A scanner types where the keyboard is.
        self.field.setFocus()

    def reload(self) -> None:
        if self.event_code is None:
            self._fill(Register((), (), "UTC"))
        else:
            self.desk.read(partial(badge_register.register, event_code=self.event_code), self._fill)

    def _fill(self, register: Register) -> None:
        self.zone[0] = register.zone
        self.pane.show_register(register)
        self.fill(register.entries)
        # A badge that was printed since may be one that is looked for.
        self.keep()
        self.guards.setEnabled(bool(register.tally))
        self.print.setEnabled(any(row.state is None for row in register.entries))

    def keep(self) -> None:
        at, typed = self.table.picked_id(), self.field.text().strip()
        shown = {row.id for row in (found(self.model.every, typed) if typed else self.model.every)}
        narrowed = bool(typed) or self.bar.anything
        self._lay(
            lambda: self.model.keep((lambda row: row.id in shown and self.bar.fits(row)) if narrowed else None), at
        )

    def say_count(self, shown: int, total: int) -> None:
        super().say_count(shown, total)
        out = sum(row.state is BadgeState.ISSUED for row in self.model.every)
        if out:
            said = words.say("register.count-out", said=self.count.text(), out=words.figure(out))
            self.count.setText(said)

    def look(self, row: Entry | None) -> None:
        self.pane.show_row(row, self.zone[0])
        moves = row.moves if row else ()
        self.issue.setEnabled(BadgeState.ISSUED in moves)
        self.take_back.setEnabled(BadgeState.RETURNED in moves)

    def retell(self) -> None:
        self.bar.retell()
        self.banner.hide()
        super().retell()
        self.reload()

    def narrow(self, units: int) -> None:
        super().narrow(units)
        self.bar.narrow(units)

    def _enter(self) -> None:
        """What was scanned or typed: the badge of one person is moved, of several somebody chooses."""
        typed = self.field.text().strip()
        # What is scanned next takes the place of this.
        self.field.selectAll()
        if not typed or self.event_code is None:
            return
        # Also those that a chip hides: of two people with one name the one in sight may be the wrong one.
        meant = found(self.model.every, typed)
        people = {row.ref for row in meant}
        if len(people) > 1:
            self._let_choose(len(people))
        else:
            # One badge by its serial; else a name is theirs alone, a code nobody's here: the core knows which badge.
            one = meant[0] if meant else None
            by_serial = one is not None and typed.upper() == one.serial.upper()
            self._do(one.ref if one is not None and not by_serial else typed)

    def _let_choose(self, people: int) -> None:
        self.banner.tell("note", words.count("register.several", people), words.say("register.several-how"))
        self.table.setFocus()
        self.table.pick(0)

    def _move(self, state: BadgeState, why: str = "") -> None:
        """The badge that is chosen."""
        if self.chosen is not None:
            self._do(self.chosen.serial or self.chosen.ref, state, why)

    def _do(self, typed: str, state: BadgeState | None = None, why: str = "") -> None:
        self.banner.hide()
        self.doing.move(Named(typed, self.event_code or ""), state or self.bar.enters_into, why)

    def _spoil_sheet(self, why: str) -> None:
        if self.chosen is not None:
            self.doing.spoil_sheet(Named(self.chosen.serial, self.event_code or ""), why)

    def _tell(self, moved: Moved) -> None:
        """What came of it, and the badge in the inspector; the field waits for the next one."""
        one, more = moved.entries[0], len(moved.entries)
        said = words.say(f"register.done.{one.state}", serial=one.serial, name=one.name)
        issued = one.state is BadgeState.ISSUED
        self._issued = one if issued else None
        self.banner.tell("ok", words.count("register.done-sheet", more) if more > 1 else said, wrong=issued)
        self._sought = one.id
        self.field.clear()
        self.field.setFocus()

    def _take_back_issued(self) -> None:
        if self._issued is not None:
            self._do(self._issued.serial, BadgeState.RETURNED)

    def _print(self, rows: list[Entry]) -> None:
        """To the page that prints, with those of the rows who have no badge."""
        refs = dict.fromkeys(row.ref for row in rows if row.state is None)
        self.asked.emit(Target("badges", wanted=tuple(("ref", ref) for ref in refs)))
