"""Details of a place: who sits there, what is broken, their table; a proposal, and which two parties take turns."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.seating import SeatRow
from forumdesk.services.checking import Noticed
from forumdesk.services.errors import NotANumberError
from forumdesk.services.seat_plans import Plan, Sitter, Way
from forumdesk.services.typed import number_of
from ui import theme, words
from ui.models.seat_rows import breach_said, place_said, sitter_said
from ui.pages.visit_blocks import clear
from ui.widgets import parts
from ui.widgets.fields import CheckField, ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.note import NoteCard
from ui.widgets.search_field import SearchField

_MOST_PLACES, _MOST_CARDS = 1000, 6


def _places(text: str) -> int:
    """A row has from one to a thousand places."""
    found = number_of(text)
    if found is None or not 1 <= found <= _MOST_PLACES:
        raise NotANumberError(text)
    return found


class SeatingPane(QWidget):
    """`carried` and `stood` are about who is shown, `sat` carries a ref for the place shown; the rest is of its row."""

    carried = Signal()
    stood = Signal()
    sat = Signal(str)
    row_removed = Signal()
    taken = Signal()
    dropped = Signal()
    drawn = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.who, self.about = parts.text(look="inspected"), parts.text()
        self.carry, self.stand = parts.button("seating.carry"), parts.button("seating.stand")
        self.carry.clicked.connect(self.carried)
        self.stand.clicked.connect(self.stood)
        self.sit = SearchField("seating.sit", "seating.sit-hint")
        self.sit.finished.connect(lambda ref: self.sat.emit(str(ref)))
        self.broken = QVBoxLayout()
        theme.fit(self.broken, spacing=8)
        self.card = NoteCard()
        self.take, self.drop = parts.button("seating.take", "ok"), parts.button("seating.drop")
        self.take.clicked.connect(self.taken)
        self.drop.clicked.connect(self.dropped)
        self.card.below.addLayout(parts.column(self.take, self.drop, margins=(0, 6, 0, 0), spacing=6))
        head = parts.column(self.who, self.about, margins=(0, 0, 28, 0), spacing=4)
        buttons = parts.row(self.carry, self.stand, None)
        outer = parts.column(head, buttons, self.sit, self.card, self.broken, margins=(20, 16, 20, 20), spacing=10)
        for part in (*self._row_parts(), *self._party_parts()):
            outer.addWidget(part)
        outer.addStretch(1)
        self.setLayout(outer)
        self.show_proposal(None, Way.NEUTRAL)

    def _row_parts(self) -> tuple[QWidget, ...]:
        self.form, self._row_head = Form(), parts.label("seating.row-head", "section")
        self.form.add("name", TextField("seating.row-name"), wide=True)
        self.form.add("places", TextField("seating.row-places", _places))
        self.form.add("round", CheckField("seating.row-round"), wide=True)
        self.remove = parts.button("seating.remove-row", "remove")
        self.remove.clicked.connect(self.row_removed)
        return self._row_head, self.form, self.remove

    def _party_parts(self) -> tuple[QWidget, ...]:
        self.left, self.right = ChoiceField("seating.party-one", []), ChoiceField("seating.party-other", [])
        self.lots, self._party_head = parts.button("seating.draw"), parts.label("seating.parties", "section")
        self.lots.clicked.connect(
            lambda: self.drawn.emit(str(self.left.combo.currentData()), str(self.right.combo.currentData()))
        )
        for field in (self.left, self.right):
            field.finished.connect(lambda _: self._allow_lots())
        self.begins = parts.text()
        return self._party_head, self.left, self.right, self.begins, self.lots

    def show_place(self, row: SeatRow | None, place: int, sitter: Sitter | None, anew: bool) -> None:
        """A place and who sits there; without a row somebody who has no place, or nothing."""
        where = place_said(row.name, place) if row else words.say("seating.no-place") if sitter else ""
        parts.put_title(self.who, sitter.name if sitter else where)
        self.who.setVisible(row is not None or sitter is not None)
        state = sitter_said(sitter).removeprefix(sitter.name).strip(", ") if sitter else words.say("seating.free")
        facts = (state, where if sitter else "")
        self.about.setText(" · ".join(filter(None, facts)) if sitter or row else words.say("seating.choose"))
        self.carry.setVisible(sitter is not None)
        self.stand.setVisible(sitter is not None and row is not None)
        self.sit.setVisible(row is not None)
        for part in (self._row_head, self.form, self.remove):
            part.setVisible(row is not None)
        values = {"name": row.name, "places": row.places, "round": row.round} if row else {}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)

    def offer(self, people: list[tuple[object, str]], ref: str) -> None:
        """Whom the place can be given, and who has it."""
        self.sit.offer(people)
        self.sit.show_value(ref)

    def show_broken(self, found: tuple[Noticed, ...]) -> None:
        clear(self.broken)
        for one in found[:_MOST_CARDS]:
            card = NoteCard()
            key = "severity.accepted" if one.accepted else "separations.kind.no_adjacent_seat"
            card.tell("ok" if one.accepted else "block", words.say(key), breach_said(one))
            self.broken.addWidget(card)

    def show_proposal(self, plan: Plan | None, way: Way) -> None:
        """What is proposed, and for how many there is no place."""
        self.card.setHidden(plan is None)
        if plan is not None:
            left = words.count("seating.left", len(plan.standing)) if plan.standing else ""
            said = " ".join(filter(None, (left, words.say("seating.not-yet"))))
            self.card.tell("note", words.say(f"seating.proposed.{way}"), said)

    def show_parties(self, plan: Plan) -> None:
        """Who takes turns by lot; or whoever may, once lots are drawn."""
        codes, decided = plan.delegations, plan.parties
        some = len(codes) > 1 or bool(decided)
        for part in (self._party_head, self.left, self.right, self.begins, self.lots):
            part.setVisible(some)
        offered = list(dict.fromkeys((*decided, *codes)))
        choices: list[tuple[object, str]] = [(code, code) for code in offered]
        for field, at in ((self.left, 0), (self.right, 1)):
            held = field.combo.currentData()
            field.offer(choices)
            field.show_value(held if held in offered else offered[at] if some else None)
        undrawn = words.say("seating.undrawn")
        begins = words.say("seating.begins", code=decided[0], other=decided[1]) if decided else undrawn
        self.begins.setText(begins)
        self._allow_lots()

    def _allow_lots(self) -> None:
        self.lots.setEnabled(self.left.combo.currentData() != self.right.combo.currentData())
