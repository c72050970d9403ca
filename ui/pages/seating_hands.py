"""Somebody in hand on the page of seating: taken up by a key or the mouse, tried over places, and put down."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal

from ui.widgets.seat_plan import Carrying, SeatPlan, SeatTray


@dataclass(frozen=True, slots=True)
class Spot:
    """A chair by its key, or who has none by their ref; nothing without a key."""

    key: str = ""
    seated: bool = False

    def on(self, seated: bool) -> str:
        """The key where it is one of chairs, or of slips."""
        return self.key if self.seated is seated else ""


class Hands(QObject):
    """`put` carries who and the chair, `stood` who has no place any more; `tried` who and a chair, or none."""

    put = Signal(str, str)
    stood = Signal(str)
    tried = Signal(str, str)
    looked = Signal()
    gave_up = Signal()

    def __init__(self, plan: SeatPlan, tray: SeatTray) -> None:
        super().__init__(plan)
        self._plan, self._tray = plan, tray
        self.held, self.origin, self.chosen, self.target = "", Spot(), Spot(), ""
        for of, seated in ((plan.floor, True), (tray.line, False)):
            of.chosen.connect(lambda key, at=seated: self._choose(Spot(key, at)))
            of.taken.connect(lambda key, at=seated: self.take(Spot(key, at)))
            of.reached.connect(lambda key, at=seated: self._reach(Spot(key, at)))
            of.moved.connect(lambda key, where, at=seated: self._carry(Spot(key, at), where))
            of.dropped.connect(self._drop)
            of.given_up.connect(self.give_up)

    def mark(self) -> None:
        """Show who is in hand, where they would go, and what is looked at."""
        for of, seated in ((self._plan.floor, True), (self._tray.line, False)):
            of.mark(self.origin.on(seated), self.target if seated else "", self.chosen.on(seated))

    def forget(self) -> None:
        """Another session: nothing is looked at, and nobody in hand."""
        self.chosen = Spot()
        self._release()

    def take(self, spot: Spot) -> None:
        """Take somebody up, or put down who is in hand."""
        if self.held:
            self._put_on(spot)
            return
        of = self._of(spot)
        ref = of.chairs[spot.key].chair.ref if spot.key in of.chairs else ""
        if ref:
            self.held, self.origin, self.chosen = ref, spot, spot
            self.mark()
            self.looked.emit()
            if not spot.seated:
                self._go_to_free()

    def give_up(self) -> None:
        """Leave everything as it was; without anybody in hand that is for the page."""
        if not self.held:
            self.gave_up.emit()
            return
        origin = self.origin
        self._release()
        self._of(origin).go_to(origin.key)

    def _of(self, spot: Spot) -> Carrying:
        return self._plan.floor if spot.seated else self._tray.line

    def _go_to_free(self) -> None:
        """To the first chair that nobody has; to the first where all are taken."""
        chairs = self._plan.floor.chairs
        free = next((key for key, one in chairs.items() if not one.chair.ref), next(iter(chairs), ""))
        self._plan.floor.go_to(free)
        self._plan.reveal(free)

    def _choose(self, spot: Spot) -> None:
        if self.held:
            self._put_on(spot)
        else:
            self.chosen = spot
            self.mark()
            self.looked.emit()

    def _reach(self, spot: Spot) -> None:
        """The keys came there; with somebody in hand it is tried what that would be like."""
        if not self.held:
            self._choose(spot)
        elif spot.seated:
            self._aim(spot.key if spot != self.origin else "")
            self._plan.reveal(spot.key)

    def _carry(self, spot: Spot, where: QPoint) -> None:
        if not self.held:
            self.held, self.origin = self._of(spot).chairs[spot.key].chair.ref, spot
        over = (
            self._plan.floor.under(where)
            if self._plan.viewport().rect().contains(self._plan.viewport().mapFromGlobal(where))
            else ""
        )
        self._aim("" if Spot(over, True) == self.origin else over)
        self._away = self._tray.holds(where)

    def _aim(self, key: str) -> None:
        if key != self.target:
            self.target = key
            self.tried.emit(self.held, key)
        self.mark()

    def _drop(self) -> None:
        ref, origin, target, away = self.held, self.origin, self.target, self._away
        self._release()
        if target:
            self._put(ref, target)
        elif away and origin.seated:
            self.stood.emit(ref)

    def _put_on(self, spot: Spot) -> None:
        ref, origin = self.held, self.origin
        self._release()
        if spot == origin:
            return
        if spot.seated:
            self._put(ref, spot.key)
        elif origin.seated:
            self.stood.emit(ref)
        else:
            self.take(spot)

    def _put(self, ref: str, key: str) -> None:
        self.chosen = Spot(key, True)
        self.put.emit(ref, key)

    def _release(self) -> None:
        self.held, self.origin, self.target, self._away = "", Spot(), "", False
        self.tried.emit("", "")
        self.mark()
