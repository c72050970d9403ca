"""Whom a badge is tried with while it is designed, and for whom of the event something does not fit on it."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters.facts import Facts, facts_of
from forumdesk.exporters.labels import Label
from forumdesk.services.printing import Prepared
from ui.models.misfits import Misfit, misfits
from ui.models.sample_cards import Sample, sample_card
from ui.widgets.label_design import Design
from ui.widgets.press import Press

# Asked anew once the hand rests for a moment: another thread at work slows dragging down.
_SETTLE_MS = 150


class Trial(QObject):
    """`turned` when it is tried with somebody else, `found` when it is known again whom it does not fit."""

    turned = Signal()
    found = Signal()
    failed = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.whom: str = Sample.LONGEST
        self.misfits: tuple[Misfit, ...] = ()
        self.names: dict[str, str] = {}
        self.on: Label | None = None
        """The label of a stock; without one, the one that was drawn for."""
        self._cards: dict[str, BadgeCard] = {}
        self._design: Design | None = None
        self._press = Press(self)
        self._press.failed.connect(self.failed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    def take(self, prepared: Prepared | None) -> None:
        """Everybody who would get a badge; names are masked where somebody is protected."""
        self._cards = {card.ref: card for card in prepared.cards} if prepared else {}
        self.names = prepared.names if prepared else {}
        if self.whom not in self._cards and self.whom not in set(Sample):
            self.whom = Sample.LONGEST
        self.turned.emit()

    @property
    def facts(self) -> Facts:
        """What the badge shows of whom it is tried with."""
        card = self._cards.get(self.whom)
        return facts_of(card or sample_card(Sample(self.whom)))

    @property
    def several(self) -> tuple[Facts, ...]:
        """Whom it is tried with, then the other samples."""
        others = (one for one in Sample if one != self.whom)
        return self.facts, *(facts_of(sample_card(one)) for one in others)

    @property
    def at_rest(self) -> bool:
        return not self._settle.isActive() and not self._press.busy("misfits")

    def people(self) -> list[tuple[str, str]]:
        """Ref and name of those it does not fit, and of whom it is tried with."""
        refs = [one.ref for one in self.misfits]
        if self.whom in self._cards and self.whom not in refs:
            refs.append(self.whom)
        return [(ref, self.names[ref]) for ref in refs if ref in self.names]

    def turn(self, whom: str) -> None:
        """A sample, or somebody of the event by ref."""
        self.whom = whom
        self.turned.emit()

    def step(self, way: int) -> None:
        """To the next sample, or the one before."""
        samples = [str(one) for one in Sample]
        at = samples.index(self.whom) if self.whom in samples else -way if way > 0 else 0
        self.turn(samples[(at + way) % len(samples)])

    def look(self, design: Design) -> None:
        """Look for those it does not fit, soon."""
        self._design = design
        # What is not wanted any more must not slow down what is being done.
        self._press.drop("misfits")
        self._settle.start()

    def _ask(self) -> None:
        if self._design is not None:
            work = partial(misfits, self._design, tuple(self._cards.values()), on=self.on)
            self._press.ask("misfits", work, self._take)

    def _take(self, found: tuple[Misfit, ...]) -> None:
        self.misfits = tuple(one for one in found if one.ref in self.names)
        self.found.emit()
