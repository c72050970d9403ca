"""Which paper, of whom or what, and on which sheets."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QWidget

from forumdesk.domain.disclosure import OUTWARD_ORDERS, Audience, Ordering
from forumdesk.exporters.stocks import Stock
from forumdesk.services import papers
from forumdesk.services.papers import Choices, Each, PaperKind, Wish
from forumdesk.services.printing import Holder
from ui import theme, words
from ui.pages.badges_labels import BadgeLabels
from ui.pages.badges_people import PeoplePicker
from ui.pages.flag_check import FlagCheck
from ui.pages.papers_envelopes import EnvelopeChoices
from ui.pages.print_lists import offer_languages
from ui.pages.print_paper import PaperFields
from ui.widgets import parts
from ui.widgets.check import Check, Radio
from ui.widgets.fields import ChoiceField

_CARDS = (PaperKind.CARDS, PaperKind.TENTS)
_WORDED = (PaperKind.RESERVED_SIGNS, PaperKind.LECTERN_SIGNS)
# On which people or delegations follow one another, and which have words of ours.
_ORDERED = (
    *(kind for kind in papers.FOR_PEOPLE if kind is not PaperKind.CAR_SIGNS),
    PaperKind.RESERVED_SIGNS,
    PaperKind.PROGRAMME,
)
_SPOKEN = (PaperKind.DOOR_SIGNS, PaperKind.RESERVED_SIGNS, PaperKind.PROGRAMME)


class PaperLabels(BadgeLabels):
    """The stocks that one paper can be made of."""

    def take(self, kind: PaperKind, stocks: tuple[Stock, ...], own: frozenset[str]) -> None:
        """Its own is chosen, from its first label on."""
        self.own = own
        self.stocks = {one.name: one for one in stocks if papers.suits(kind, one)}
        self.start = 1
        self.stock.show_value(papers.DEFAULT_STOCKS[kind])
        self.retell()
        self._lay_sheet()


class PaperChoices(QWidget):
    """`changed` when other sheets are wanted; `wish` is None while they are wanted of nobody."""

    changed = Signal()

    def __init__(self, paper: PaperFields) -> None:
        super().__init__()
        self._there: Choices | None = None
        self.kind = ChoiceField("papers.paper", [])
        self.everybody, self.chosen = Radio(), Radio()
        self.people = PeoplePicker()
        self.organisation, self.flags = Check(), FlagCheck()
        self.envelopes = EnvelopeChoices()
        self.room, self.day = ChoiceField("papers.room", []), ChoiceField("papers.day", [])
        self.each = ChoiceField("papers.each", [])
        self.typed = QPlainTextEdit()
        self.audience = ChoiceField("papers.audience", [])
        self.ordering, self.language = ChoiceField("lists.order", []), ChoiceField("lists.language", [])
        self.labels = PaperLabels()
        self._who = parts.label("papers.who", "section")
        self._typed_title = parts.label("papers.words", "label")
        self._typed_hint = parts.text("papers.words-hint", "hint")
        self._build(paper)
        self._wire()
        self.retell()

    def _build(self, paper: PaperFields) -> None:
        words.put(self.everybody, "papers.everybody", words.Slot.TEXT, words.Slot.NAME)
        words.put(self.chosen, "badges.who.chosen", words.Slot.TEXT, words.Slot.NAME)
        words.put(self.organisation, "papers.organisation", words.Slot.TEXT, words.Slot.NAME)
        words.put(self.typed, "papers.words", words.Slot.NAME)
        self._typed_title.setBuddy(self.typed)
        self.typed.setTabChangesFocus(True)
        theme.fit(self.typed, minimumHeight=84, maximumHeight=84)
        self._group = QButtonGroup(self)
        for radio in (self.everybody, self.chosen):
            self._group.addButton(radio)
        self.everybody.setChecked(True)
        outer = parts.column(self.kind, margins=(24, 16, 12, 20), spacing=8)
        for part in self._parts():
            outer.addWidget(part)
        outer.addSpacing(theme.px(8))
        outer.addWidget(self.labels)
        outer.addWidget(paper)
        outer.addStretch(1)
        self.setLayout(outer)

    def _parts(self) -> dict[QWidget, tuple[PaperKind, ...]]:
        """What stands between the paper and its sheets, in its order, and for which papers."""
        people, doors, worded = papers.FOR_PEOPLE, (PaperKind.DOOR_SIGNS,), _WORDED
        return {
            self._who: people,
            self.everybody: people,
            self.chosen: people,
            self.people: people,
            self.organisation: _CARDS,
            self.flags: (PaperKind.TENTS,),
            self.envelopes: (PaperKind.ENVELOPES,),
            self.room: doors,
            self.day: doors,
            self.each: (PaperKind.RESERVED_SIGNS,),
            self._typed_title: worded,
            self.typed: worded,
            self._typed_hint: worded,
            self.audience: (PaperKind.PROGRAMME,),
            self.ordering: _ORDERED,
            self.language: _SPOKEN,
        }

    def _wire(self) -> None:
        self.kind.finished.connect(lambda _: self._turn_kind())
        self._group.buttonClicked.connect(lambda _: self._turn())
        for field in (self.room, self.day, self.each, self.audience, self.ordering, self.language):
            field.finished.connect(lambda _: self.changed.emit())
        self.people.changed.connect(self.changed)
        self.organisation.toggled.connect(lambda _: self.changed.emit())
        self.flags.changed.connect(self.changed)
        self.envelopes.changed.connect(self.changed)
        self.typed.textChanged.connect(self.changed)
        self.labels.changed.connect(self.changed)

    def fill(self, there: Choices, holders: tuple[Holder, ...]) -> None:
        """What the event has now."""
        fresh = self._there is None or self._there.stocks != there.stocks
        self._there = there
        self.people.fill(holders)
        if fresh:
            self.labels.take(self.paper, there.stocks, there.measured)
        self.retell()

    @property
    def paper(self) -> PaperKind:
        return PaperKind(self.kind.combo.currentData() or PaperKind.CARDS)

    def wish(self, event_code: str) -> Wish | None:
        kind = self.paper
        narrowed = kind in papers.FOR_PEOPLE and self.chosen.isChecked()
        refs = self.people.refs() if narrowed else ()
        if narrowed and not refs:
            return None
        day, each, doors = self.day.combo.currentData(), self.each.combo.currentData(), kind is PaperKind.DOOR_SIGNS
        return Wish(
            event_code,
            kind,
            "" if kind is PaperKind.PROGRAMME else str(self.labels.stock.value),
            self.labels.start,
            refs,
            kind in _CARDS and self.organisation.isChecked(),
            str(self.room.combo.currentData() or "") if doors else "",
            date.fromisoformat(day) if day and doors else None,
            self._words() if kind in _WORDED else (),
            Each(each) if each and kind is PaperKind.RESERVED_SIGNS else None,
            Audience(self.audience.combo.currentData() or Audience.PARTICIPANTS),
            self.labels.spoilt,
            flags=self._flagged() and self.flags.wanted,
            native=kind is PaperKind.ENVELOPES and self.envelopes.native.isChecked(),
            sender=self.envelopes.lines if kind is PaperKind.ENVELOPES else (),
            edge=self.envelopes.edge,
            ordering=Ordering((kind in _ORDERED and self.ordering.combo.currentData()) or Ordering.NEUTRAL),
            language=str((kind in _SPOKEN and self.language.combo.currentData()) or ""),
        )

    def retell(self) -> None:
        _offer(self.kind, [(str(kind), words.say(f"papers.kind.{kind}")) for kind in PaperKind])
        there = self._there
        rooms, days = (there.rooms, there.days) if there else ((), ())
        _offer(self.room, [("", words.say("papers.every-room")), *((room, room) for room in rooms)])
        _offer(self.day, [("", words.say("papers.every-day")), *((day.isoformat(), words.day(day)) for day in days)])
        _offer(
            self.each,
            [("", words.say("papers.each.none")), *((str(one), words.say(f"papers.each.{one}")) for one in Each)],
        )
        audiences = [one for one in (Audience.PARTICIPANTS, *Audience) if there and one in there.audiences]
        _offer(self.audience, [(str(one), words.say(f"audience.{one}")) for one in dict.fromkeys(audiences)])
        self.envelopes.retell()
        self._offer_orders()
        offer_languages(self.language)
        self.labels.retell()
        self._show_parts()

    def _offer_orders(self) -> None:
        """Those that were decided on; a programme has readers who may not know who is of which party."""
        there = self._there.orderings if self._there else (Ordering.NEUTRAL,)
        outward = self.paper is PaperKind.PROGRAMME
        orderings = [one for one in there if not outward or one in OUTWARD_ORDERS]
        _offer(self.ordering, [(str(one), words.say(f"lists.order.{one}")) for one in orderings])

    def _flagged(self) -> bool:
        """Whether flags can be asked for."""
        return self.paper is PaperKind.TENTS and self._there is not None and self._there.flags

    def _words(self) -> tuple[str, ...]:
        """A line a sign."""
        return tuple(line.strip() for line in self.typed.toPlainText().splitlines() if line.strip())

    def _turn_kind(self) -> None:
        if self._there is not None:
            self.labels.take(self.paper, self._there.stocks, self._there.measured)
        self._offer_orders()
        self._turn()

    def _turn(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        kind = self.paper
        for part, kinds in self._parts().items():
            part.setVisible(kind in kinds)
        self.people.setVisible(kind in papers.FOR_PEOPLE and self.chosen.isChecked())
        self.flags.setVisible(self._flagged())
        self.labels.setVisible(kind is not PaperKind.PROGRAMME)


def _offer(field: ChoiceField, choices: list[tuple[object, str]]) -> None:
    """What was chosen stays where it can, else it is the first."""
    held = field.combo.currentData()
    field.offer(choices)
    values = [value for value, _ in choices]
    field.show_value(held if held in values else next(iter(values), None))
