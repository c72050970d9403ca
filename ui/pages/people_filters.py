"""The filters above the list of people: a field, chips, saved filters; together they say what is wanted."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.desk import SavedFilter
from forumdesk.domain.participation import Answer, Category, Visibility
from ui import theme, words
from ui.models.people_rows import PersonRow, category_word
from ui.models.people_wanted import FLAGS, Fits, Wanted, wanted_of
from ui.widgets.chips import Chip, ChipBar, SavedButton
from ui.widgets.filter_field import FilterField


class PeopleFilters(QWidget):
    """`changed` when something else is wanted; `save_asked` to keep it, `removed` carries the id of a saved one."""

    changed = Signal()
    save_asked = Signal()
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.saved: tuple[SavedFilter, ...] = ()
        self._gathering = False
        self._told: tuple[Wanted, SavedFilter | None] = (Wanted(), None)
        self.field = FilterField("people.filter")
        self.chips: dict[str, Chip] = {
            "saved": Chip("people.saved"),
            "category": Chip("column.category"),
            "answer": Chip("column.answer"),
            "delegation": Chip("column.delegation"),
            "no_email": Chip("people.no-email", toggles=True),
            "visibility": Chip("people.visibility"),
            "organisation": Chip("column.organisation"),
            "no_photo": Chip("people.no-photo", toggles=True),
            "no_alias": Chip("people.no-name", toggles=True),
            "arrives": Chip("column.arrives"),
        }
        self.saved_button = SavedButton()
        self.bar = ChipBar(self.field, tuple(self.chips.values()), self.saved_button)
        outer = QVBoxLayout(self)
        # Below the tabs of the family.
        theme.fit(outer, contentsMargins=(0, 10, 0, 0), spacing=0)
        outer.addWidget(self.bar)
        self.field.textChanged.connect(lambda _: self._gather())
        for chip in self.chips.values():
            chip.changed.connect(lambda _: self._gather())
        self.saved_button.chosen.connect(self._choose)
        self.saved_button.removed.connect(self.removed)
        self.saved_button.save_asked.connect(self.save_asked)
        self.offer((), (), ())

    @property
    def anything(self) -> bool:
        return self.wanted.anything or self.chosen is not None

    @property
    def chosen(self) -> SavedFilter | None:
        """The saved filter that is on."""
        return next((one for one in self.saved if one.id == self.chips["saved"].value), None)

    def fits(self) -> Fits | None:
        """Whether a row is wanted; None where every one is."""
        tests = [self.wanted.fits()] if self.wanted.anything else []
        if self.chosen is not None:
            tests.append(wanted_of(self.chosen.wanted).fits())
        if len(tests) < 2:
            return tests[0] if tests else None
        return lambda row: all(test(row) for test in tests)

    def offer(self, rows: Iterable[PersonRow], delegations: Iterable[str], saved: tuple[SavedFilter, ...]) -> None:
        """Chips offer what the list has; of masked people no organisation, which would tell of them."""
        people = list(rows)
        self.saved = saved
        self._gathering = True
        categories, answers = {row.category for row in people}, {row.answer for row in people}
        seen = {row.visibility for row in people}
        organisations = sorted({row.organisation for row in people} - {""}, key=str.casefold)
        chips = self.chips
        chips["category"].offer([(one, category_word(one)) for one in Category if one in categories])
        chips["answer"].offer([(one, words.say(f"answer.{one}")) for one in Answer if one in answers])
        chips["visibility"].offer([(one, words.say(f"visibility.{one}")) for one in Visibility if one in seen])
        codes = sorted({*delegations, *(row.delegation for row in people)} - {""})
        chips["delegation"].offer([(code, code) for code in codes])
        chips["organisation"].offer([(name, name) for name in organisations])
        for name in FLAGS:
            chips[name].offer([])
        chips["saved"].offer([(one.id, one.name) for one in saved])
        self._offer_arrival()
        self._gathering = False
        self._show_rare()
        self._gather()

    def clear(self) -> None:
        """Everybody again."""
        self.show_wanted(Wanted(), "")

    def show_wanted(self, wanted: Wanted, saved_id: str = "") -> None:
        """Put field and chips to what is wanted."""
        self._gathering = True
        self.wanted = wanted
        self._offer_arrival()
        self.field.setText(wanted.text)
        for name, chip in self.chips.items():
            if name != "saved":
                chip.put(getattr(wanted, name) or None)
        self.chips["saved"].put(saved_id or None)
        self._gathering = False
        self._show_rare()
        self._gather()

    def _choose(self, filter_id: str) -> None:
        self.show_wanted(Wanted(), filter_id)

    def _offer_arrival(self) -> None:
        """An hour of arrival comes by a link; the chip takes it away again."""
        start = self.wanted.arrives
        said = words.say("people.arrives-at", when=start.replace("T", " ")) if start else ""
        self.chips["arrives"].offer([(start, said)] if start else [])

    def _show_rare(self) -> None:
        """Some chips stand here only while they are on: they come by a menu or a link."""
        for name in ("saved", "no_alias", "arrives"):
            chip = self.chips[name]
            chip.setEnabled(chip.on)
        self.bar.arrange()

    def _gather(self) -> None:
        if self._gathering:
            return
        values = {name: chip.value for name, chip in self.chips.items() if name != "saved" and chip.on}
        self.wanted = Wanted(text=self.field.text().strip(), **values)  # type: ignore[arg-type]  # each chip has its own kind
        told = self.wanted, self.chosen
        self.saved_button.offer([(one.id, one.name) for one in self.saved], self.wanted.anything)
        self._show_rare()
        if told != self._told:
            self._told = told
            self.changed.emit()
