"""Who gets a badge, on which paper, from which label on."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from forumdesk.domain.participation import Category
from forumdesk.exporters.paper_sheets import Turning
from forumdesk.services import printing
from forumdesk.services.printing import Holder, Run
from forumdesk.services.templating import TemplateView
from ui import theme, words
from ui.models.badge_rows import categories_of
from ui.models.people_rows import category_word, tile_of
from ui.models.tiles import TileView
from ui.pages.badges_contact import ContactCheck
from ui.pages.badges_labels import BadgeLabels
from ui.pages.badges_order import BadgeOrder
from ui.pages.badges_people import Again, PeoplePicker
from ui.pages.flag_check import FlagCheck
from ui.pages.print_paper import PaperFields
from ui.widgets import parts
from ui.widgets.check import Radio
from ui.widgets.emptying import empty
from ui.widgets.fields import ChoiceField


class Who(StrEnum):
    """Whom badges are for."""

    MISSING = "missing"
    CATEGORY = "category"
    CHOSEN = "chosen"
    EVERYBODY = "everybody"


class BadgeChoices(QWidget):
    """`changed` when another run is wanted; `run` is None while it is wanted of nobody."""

    changed = Signal()

    def __init__(self, paper: PaperFields) -> None:
        super().__init__()
        self.holders: tuple[Holder, ...] = ()
        self.who = {who: Radio() for who in Who}
        self.category = ChoiceField("column.category", [])
        self.people = PeoplePicker()
        self.again = Again()
        self.template = ChoiceField("badges.template", [])
        self.templates = tuple(TemplateView(name, False) for name in printing.TEMPLATES)
        self.turning = ChoiceField("badges.turning", [])
        self.turning.hide()
        self.flags, self.contact = FlagCheck(), ContactCheck()
        self._flags_allowed = False
        self.order, self.labels = BadgeOrder(), BadgeLabels()
        self._legend = QGridLayout()
        self._build(paper)
        self._wire()
        self._offer()

    def _build(self, paper: PaperFields) -> None:
        self._group = QButtonGroup(self)
        outer = parts.column(parts.label("badges.who", "section"), margins=(24, 16, 12, 20), spacing=8)
        for who, radio in self.who.items():
            self._group.addButton(radio)
            outer.addWidget(radio)
            if who is Who.CATEGORY:
                outer.addWidget(self.category)
            elif who is Who.CHOSEN:
                outer.addWidget(self.people)
        self.who[Who.MISSING].setChecked(True)
        outer.addWidget(self.again)
        outer.addSpacing(theme.px(8))
        outer.addWidget(parts.label("badges.badge", "section"))
        outer.addWidget(self.template)
        outer.addWidget(self.turning)
        outer.addWidget(self.flags)
        outer.addWidget(self.order)
        outer.addWidget(self.labels)
        outer.addWidget(self.contact)
        outer.addWidget(paper)
        outer.addSpacing(theme.px(8))
        outer.addWidget(parts.label("badges.categories", "section"))
        theme.fit(self._legend, spacing=4)
        outer.addLayout(self._legend)
        outer.addStretch(1)
        self.setLayout(outer)

    def _wire(self) -> None:
        self._group.buttonClicked.connect(lambda _: self._turn())
        self.category.finished.connect(lambda _: self.changed.emit())
        self.people.changed.connect(self._tick)
        self.again.changed.connect(self.changed)
        self.template.finished.connect(lambda _: self._show_turning())
        self.template.finished.connect(lambda _: self.changed.emit())
        self.turning.finished.connect(lambda _: self.changed.emit())
        self.flags.changed.connect(self.changed)
        self.contact.changed.connect(self.changed)
        self.order.changed.connect(self.changed)
        self.labels.changed.connect(self.changed)

    def fill(self, holders: tuple[Holder, ...]) -> None:
        """Who may be chosen now."""
        self.holders = holders
        self.people.fill(holders)
        self._offer()
        self._turn()

    def choose(self, refs: tuple[str, ...]) -> None:
        """These people, asked for elsewhere."""
        self.who[Who.CHOSEN].setChecked(True)
        self.people.tick(refs)
        self._turn()

    @property
    def wants(self) -> Who:
        return next(who for who, radio in self.who.items() if radio.isChecked())

    def refs(self) -> tuple[str, ...]:
        """Whom a badge is wanted for, whether they have one or not."""
        if self.wants is Who.CHOSEN:
            return self.people.refs()
        category = self.category.combo.currentData()
        return tuple(one.ref for one in self.holders if self.wants is not Who.CATEGORY or one.category == category)

    def printed_again(self) -> int:
        """How many of those wanted have a badge that would become void."""
        wanted = set(self.refs())
        return sum(one.ref in wanted and bool(one.serial) for one in self.holders) if self._reprint() else 0

    def run(self, event_code: str) -> Run | None:
        narrowed = self.wants in (Who.CATEGORY, Who.CHOSEN)
        refs = self.refs() if narrowed else ()
        # A contact sheet voids nothing, and so needs no reason.
        if (narrowed and not refs) or (self._reprint() and not (self.again.why or self.contact.wanted)):
            return None
        return Run(
            event_code,
            str(self.template.combo.currentData()),
            str(self.labels.stock.value),
            self.labels.start,
            refs,
            self.again.why if self._reprint() else None,
            self.labels.spoilt,
            Turning(str(self.turning.combo.currentData())),
            self.flags.wanted and not self.flags.isHidden(),
            ordering=self.order.wanted,
            language=self.order.spoken,
        )

    def retell(self) -> None:
        self._offer()
        self.contact.retell()
        self.order.retell()
        self.labels.retell()

    def _reprint(self) -> bool:
        return self.wants is not Who.MISSING and self.again.wanted

    def _offer(self) -> None:
        for who, radio in self.who.items():
            radio.setText(words.say(f"badges.who.{who}"))
        self._tell_ticked()
        held = self.category.combo.currentData()
        categories = categories_of(self.holders)
        self.category.offer(categories)
        here = [value for value, _ in categories]
        self.category.show_value(held if held in here else next(iter(here), None))
        self._offer_templates()
        self._show_legend()
        self._show_parts()

    def fill_templates(self, templates: tuple[TemplateView, ...], flags_allowed: bool = False) -> None:
        """Those that can be chosen; one that is gone gives way to the usual one."""
        self.templates, self._flags_allowed = templates, flags_allowed
        self._offer_templates()

    def _offer_templates(self) -> None:
        shown = self.template.combo.currentData()
        self.template.offer(
            [(one.name, one.name if one.own else words.say(f"badges.shipped.{one.name}")) for one in self.templates]
        )
        names = [one.name for one in self.templates]
        self.template.show_value(shown if shown in names else printing.TEMPLATE)
        turned = self.turning.combo.currentData()
        self.turning.offer([(one, words.say(f"badges.turning.{one}")) for one in Turning])
        self.turning.show_value(turned or Turning.LONG)
        self._show_turning()

    def _show_turning(self) -> None:
        name = self.template.combo.currentData()
        chosen = [one for one in self.templates if one.name == name]
        self.turning.setVisible(any(one.two_sided for one in chosen))
        self.flags.setVisible(self._flags_allowed and any(one.shows_flag for one in chosen))

    def _show_parts(self) -> None:
        self.category.setVisible(self.wants is Who.CATEGORY)
        self.people.setVisible(self.wants is Who.CHOSEN)
        self.again.setVisible(self.wants is not Who.MISSING)

    def _show_legend(self) -> None:
        empty(self._legend)
        for number, category in enumerate(Category):
            row, column = divmod(number, 2)
            self._legend.addWidget(TileView(tile_of(category)), row, 2 * column)
            said = parts.label(look="second")
            said.setText(category_word(category))
            self._legend.addWidget(said, row, 2 * column + 1)
            self._legend.setColumnStretch(2 * column + 1, 1)

    def _turn(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _tick(self) -> None:
        self._tell_ticked()
        self.changed.emit()

    def _tell_ticked(self) -> None:
        ticked = len(self.people.refs())
        said = words.say("badges.who-ticked", n=words.figure(ticked)) if ticked else words.say("badges.who.chosen")
        self.who[Who.CHOSEN].setText(said)
