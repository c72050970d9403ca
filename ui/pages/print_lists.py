"""The pages that print lists and agendas: for whom, in which form, and the sheets before they are handed out."""

from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from forumdesk.domain.cards import ListCard
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.domain.tongues import Tongue
from forumdesk.progress import Progress
from forumdesk.services import listing
from forumdesk.services.listing import Card, Grouping, Offer, Offers, Order, Ordering, Preview, Sheet
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import list_checks, list_points
from ui.pages.print_order import OrderNote, decide
from ui.pages.print_page import Output, PrintPage, ToFile, ToPaper
from ui.pages.print_paper import PaperFields
from ui.widgets import parts
from ui.widgets.check import Check, Radio
from ui.widgets.fields import ChoiceField
from ui.widgets.note import NoteCard

FORMS = ("pdf", "csv", "xlsx")


class ListChoices(QWidget):
    """`changed` when another list is wanted; `order` is None where the event has none."""

    changed = Signal()

    def __init__(self, agenda: bool, paper: PaperFields) -> None:
        super().__init__()
        self.agenda = agenda
        self.offers: dict[Audience, Offer] = {}
        self._interpreters: tuple[tuple[str, str], ...] = ()
        self._hotels: tuple[str, ...] = ()
        self._missing: tuple[Audience, ...] = ()
        self._decided: dict[OrderWay, AgreedOrder] = {}
        self.audience = ChoiceField("lists.audience", [])
        self.one, self.hotel = ChoiceField("lists.interpreter", []), ChoiceField("lists.hotel", [])
        self.grouping = ChoiceField("lists.group", [])
        self.ordering = ChoiceField("lists.order", [])
        self.decision = OrderNote()
        self.language = ChoiceField("lists.language", [])
        self.sheet = ChoiceField("lists.sheet", [])
        self.missing, self.several = NoteCard(), NoteCard()
        self.forms = {form: Radio() for form in FORMS}
        self._group = QButtonGroup(self)
        self.reveal = Check()
        words.put(self.reveal, "lists.reveal", words.Slot.TEXT, words.Slot.NAME)
        self.revealing = NoteCard()
        self._build(paper)
        self._wire()

    def _build(self, paper: PaperFields) -> None:
        outer = parts.column(
            *(self.audience, self.one, self.hotel, self.missing, self.grouping, self.ordering),
            margins=(24, 16, 12, 20),
            spacing=8,
        )
        outer.addWidget(self.decision)
        outer.addWidget(self.language)
        self._form_title = parts.label("lists.form", "section")
        outer.addWidget(self._form_title)
        for form, radio in self.forms.items():
            self._group.addButton(radio)
            words.put(radio, f"lists.form.{form}", words.Slot.TEXT, words.Slot.NAME)
            outer.addWidget(radio)
        self.forms[FORMS[0]].setChecked(True)
        outer.addWidget(self.several)
        outer.addWidget(self.sheet)
        outer.addWidget(self.reveal)
        outer.addWidget(self.revealing)
        outer.addSpacing(theme.px(8))
        outer.addWidget(paper)
        outer.addStretch(1)
        self.setLayout(outer)
        # Not before they have a parent: what is shown without one is a window of its own.
        for part in (self._form_title, *self.forms.values()):
            part.setHidden(self.agenda)

    def _wire(self) -> None:
        self.audience.finished.connect(lambda _: self._turn())
        for field in (self.one, self.language, self.sheet):
            field.finished.connect(lambda _: self.changed.emit())
        for field in (self.hotel, self.grouping):
            field.finished.connect(lambda _: self._turn())
        self.ordering.finished.connect(lambda _: self._turn())
        self.reveal.toggled.connect(lambda _: self._turn())
        self._group.buttonClicked.connect(lambda _: self._turn())

    def fill(self, offers: Offers) -> None:
        """What the event has."""
        self.offers = {one.audience: one for one in offers.lists if one.agenda == self.agenda}
        self._interpreters, self._hotels = offers.interpreters, offers.hotels
        self._decided = {one.way: one for one in offers.decided}
        self._missing = tuple(audience for audience, agenda in offers.missing if agenda == self.agenda)
        self.retell()

    def retell(self) -> None:
        held = self.chosen
        self.audience.offer([(one, words.say(f"audience.{one}")) for one in self.offers])
        self.audience.show_value(held if held in self.offers else next(iter(self.offers), None))
        ref = self.one.combo.currentData()
        self.one.offer([("", words.say("lists.every-interpreter")), *self._interpreters])
        self.one.show_value(ref if ref in dict(self._interpreters) else "")
        hotel = self.hotel.combo.currentData()
        self.hotel.offer([("", words.say("lists.every-hotel")), *((one, one) for one in self._hotels)])
        self.hotel.show_value(hotel if hotel in self._hotels else "")
        self.several.tell("warn", words.say("lists.several-hotels"), words.say("lists.several-hotels-how"))
        names = ", ".join(words.say(f"audience.{one}").lower() for one in self._missing)
        self.missing.tell("note", words.say("lists.missing"), words.say("lists.missing-how", names=names))
        self.revealing.tell("warn", words.say("lists.revealing"), words.say("lists.revealing-how"))
        _offer(self.sheet, "lists.sheet", tuple(Sheet))
        offer_languages(self.language)
        self._show_parts()

    @property
    def chosen(self) -> Audience | None:
        value = self.audience.combo.currentData()
        return Audience(value) if value else None

    @property
    def form(self) -> str:
        return next(form for form, radio in self.forms.items() if radio.isChecked())

    @property
    def reveals(self) -> bool:
        offer = self.offers.get(self.chosen) if self.chosen else None
        return self.reveal.isChecked() and offer is not None and offer.reveals

    @property
    def way(self) -> OrderWay | None:
        """What the chosen order needs to have been decided."""
        value = self.ordering.combo.currentData()
        return Ordering(value).way if value else None

    @property
    def undecided(self) -> bool:
        return self.way is not None and self.way not in self._decided

    def order(self, event_code: str) -> Order | None:
        if self.chosen is None:
            return None
        return Order(
            event_code,
            self.chosen,
            self._only(),
            self.reveals,
            Grouping(self.grouping.combo.currentData()),
            Ordering(self.ordering.combo.currentData()),
            Sheet(self.sheet.combo.currentData()),
            str(self.language.combo.currentData() or ""),
        )

    def _only(self) -> str | None:
        """The one that the list is for, of several; None for all of them."""
        field = {Audience.INTERPRETER: self.one, Audience.HOTEL: self.hotel}.get(self.chosen or Audience.PUBLIC)
        return str(field.combo.currentData() or "") or None if field else None

    @property
    def _tells_all_hotels(self) -> bool:
        """Whether one file, or one page, says who sleeps in several hotels: no hotel may be handed that."""
        apart = self.form == "pdf" and self.grouping.combo.currentData() == Grouping.NONE
        return self.chosen is Audience.HOTEL and len(self._hotels) > 1 and self._only() is None and not apart

    def forget(self) -> None:
        """A reveal holds for one copy."""
        self.reveal.setChecked(False)

    def _turn(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        offer = self.offers.get(self.chosen) if self.chosen else None
        self.one.setVisible(self.chosen is Audience.INTERPRETER and not self.agenda)
        self.hotel.setVisible(self.chosen is Audience.HOTEL and not self.agenda and bool(self._hotels))
        self.missing.setVisible(bool(self._missing))
        if offer is not None:
            _offer(self.grouping, "lists.group", offer.arrangements.groupings)
            _offer(self.ordering, "lists.order", offer.arrangements.orderings)
        for field in (self.grouping, self.ordering):
            field.setVisible(field.combo.count() > 1)
        self.several.setVisible(self._tells_all_hotels)
        self.decision.tell(self.way, self._decided.get(self.way) if self.way else None)
        self.sheet.setVisible(self.agenda or self.form != "csv")
        self.reveal.setVisible(offer is not None and offer.reveals)
        self.revealing.setVisible(self.reveals)


def _offer(field: ChoiceField, key: str, values: tuple[StrEnum, ...]) -> None:
    """The values to choose from; what was chosen stays where it can, else it is the first."""
    held = field.combo.currentData()
    field.offer([(one, words.say(f"{key}.{one}")) for one in values])
    field.show_value(held if held in values else values[0])


def offer_languages(field: ChoiceField) -> None:
    """Those that papers speak; the event's own first."""
    held = field.combo.currentData() or ""
    field.offer([("", words.say("lists.language.own")), *((one, words.say(f"event-language.{one}")) for one in Tongue)])
    field.show_value(held)


class ListsPage(PrintPage):
    """Every copy that leaves has a number and stands in the register."""

    name = "lists"
    agenda = False
    reads = (
        *("person", "participation", "organisation", "event", "session", "session_role", "copy", "agreed_order"),
        *("stay", "venue"),
    )

    def __init__(self, desk: Desk) -> None:
        self._order: Order | None = None
        super().__init__(desk, "lists.shows")
        self.choices = ListChoices(self.agenda, self.paper)
        self.put_choices(self.choices)
        self.choices.changed.connect(self.look_soon)
        self.choices.decision.asked.connect(self._decide)

    def set_up(self) -> None:
        if self.event_code is None:
            self.show_nothing()
            return
        self.desk.read(partial(listing.offers, event_code=self.event_code), self._fill)

    def _fill(self, offers: Offers) -> None:
        self.choices.fill(offers)
        self.look_anew()

    def _decide(self, way: str) -> None:
        if self.event_code is not None:
            decide(self.desk, self, self.event_code, OrderWay(way))

    def look_anew(self) -> None:
        self.terms.offer_mark(self.agenda or self.choices.form != "csv")
        self._order = self._asked()
        if self._order is None or self.choices.undecided:
            self._order = None
            self.show_nothing("lists.undecided" if self.choices.undecided else "")
            return
        self.desk.read(partial(listing.preview, order=self._order, agenda=self.agenda), self._set)

    def _set(self, seen: Preview) -> None:
        card = seen.card
        if card is None or self._order is None:
            self._show(seen, b"", 0)
            return
        self.preview.press.ask("set", partial(set_card, card, self._order.sheet), lambda made: self._show(seen, *made))

    def _show(self, seen: Preview, data: bytes, pages: int) -> None:
        self.preview.say("lists.stopped")
        self.preview.show_pdf(data)
        titles = [column.title for column in seen.card.columns] if isinstance(seen.card, ListCard) else []
        facts = [("lists.copy", f"{seen.running.copy_number} — {seen.running.anchor}")] if seen.card else []
        if seen.card and seen.running.marking:
            facts.append(("lists.marking", seen.running.marking))
        self.checks.tell(list_checks(seen), list_points(titles, self.choices.reveals) if seen.card else [], facts)
        rows = words.count("agendas.rows" if self.agenda else "lists.rows", seen.rows)
        sheets = words.count("badges.sheets", pages)
        self.count.setText(words.say("badges.count", badges=rows, sheets=sheets) if seen.card else "")
        self.allow(seen.card is not None)
        self.print.setEnabled(seen.card is not None and self.choices.form == "pdf")

    def retell(self) -> None:
        self.choices.retell()
        super().retell()

    def suffixes(self) -> dict[str, str]:
        form = self.choices.form
        return {form: f"lists.form.{form}"}

    def to_paper(self) -> ToPaper:
        order, agenda = self._wanted(), self.agenda

        def work(workspace: Workspace, progress: Progress) -> tuple[Output, bytes]:
            handed, data = listing.for_printer(workspace, order, agenda, progress)
            return Output(handed.change_set, 1 if data else 0), data

        return work

    def to_file(self, path: Path) -> ToFile:
        order = self._wanted()
        export = listing.export_agenda if self.agenda else listing.export_list

        def work(workspace: Workspace, progress: Progress) -> Output:
            handed = export(workspace, order, path, progress)
            return Output(handed.change_set, 1 if handed.copy else 0)

        return work

    def _wanted(self) -> Order:
        if (order := self._asked()) is None:
            raise RuntimeError("no list is chosen")
        return order

    def _asked(self) -> Order | None:
        order = self.choices.order(self.event_code) if self.event_code else None
        return replace(order, terms=self.terms.terms()) if order else None

    def said_done(self, count: int, printed: bool) -> str:
        self.choices.forget()
        return words.say("lists.printed" if printed else "lists.saved")


def set_card(card: Card, sheet: Sheet, progress: Progress) -> tuple[bytes, int]:
    """The PDF of a card and its number of pages; on a thread of its own."""
    data, report = listing.set_preview(card, progress, sheet)
    return data, report.pages


class AgendasPage(ListsPage):
    """The programme on paper: for the public, the participants, the organiser."""

    name = "agendas"
    agenda = True
