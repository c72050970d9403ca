"""What stands left of the badge: the template and its side, the layers, whom it is tried with, whom it does not fit."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from forumdesk.exporters.display import Laid
from forumdesk.services.templating import TemplateView
from ui import icons, theme, words
from ui.models.misfits import Misfit, misfit_line
from ui.models.sample_cards import Sample
from ui.pages.designer_stock import StockSeen
from ui.widgets import label_keys, parts
from ui.widgets.emptying import empty
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.label_design import Design
from ui.widgets.link_row import Line, LinkRow
from ui.widgets.target import Target

# More lines than this nobody reads at once.
_MOST = 40


class Layers(QWidget):
    """The elements of one side, the uppermost first. `chosen` carries the ids of those chosen here."""

    chosen = Signal(object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        words.put(self.list, "designer.layers-name", words.Slot.NAME)
        theme.look(self.list, "boxed")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.fit(self.list, minimumHeight=168, maximumHeight=168)
        self.up = parts.icon_button("designer.do.layer-up", "sorted-up", side=28)
        self.down = parts.icon_button("designer.do.layer-down", "sorted-down", side=28)
        head = parts.row(parts.label("designer.layers", "section"), None, self.up, self.down, spacing=2)
        self.setLayout(parts.column(head, self.list, spacing=4))
        self.list.itemSelectionChanged.connect(self._tell)
        self.up.clicked.connect(lambda: self.asked.emit("layer-up"))
        self.down.clicked.connect(lambda: self.asked.emit("layer-down"))

    def show_design(self, design: Design, laid: Laid | None) -> None:
        """A shape stands beside what does not fit the person it is tried with."""
        stopped = {one.element: one.stops for one in sorted(laid.problems, key=lambda one: one.stops)} if laid else {}
        self.list.blockSignals(True)
        self._lay([(one.id, label_keys.kind_of(one.content)) for one in reversed(design.elements)])
        for number, element in enumerate(reversed(design.elements)):
            item = self.list.item(number)
            name = {True: "block", False: "warn"}.get(stopped[element.id]) if element.id in stopped else ""
            item.setIcon(icons.icon(name, name, 14) if name else _no_icon())
            item.setSelected(element.id in design.chosen)
            if design.chosen and element.id == design.chosen[-1]:
                self.list.setCurrentItem(item, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.list.blockSignals(False)
        self.up.setEnabled(bool(design.chosen))
        self.down.setEnabled(bool(design.chosen))

    def _lay(self, rows: list[tuple[str, str]]) -> None:
        """As many lines as there are elements; those there are stay, with the place that was scrolled to."""
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(rows):
            self.list.addItem(QListWidgetItem())
        for number, (name, kind) in enumerate(rows):
            item = self.list.item(number)
            item.setText(words.say("designer.layer", name=name, kind=words.say(f"designer.kind.{kind}")))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, theme.px(28)))

    def _tell(self) -> None:
        self.chosen.emit(tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in self.list.selectedItems()))


class MisfitList(QWidget):
    """`followed` carries the person whom a line is about."""

    followed = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[LinkRow] = []
        self._lines: list[Line] = []
        self.said = parts.text(look="second")
        self._body = QVBoxLayout()
        theme.fit(self._body, spacing=0)
        self.setLayout(parts.column(parts.label("designer.fits-not", "section"), self.said, self._body, spacing=4))

    def show_misfits(self, found: tuple[Misfit, ...], names: Mapping[str, str]) -> None:
        none = words.say("designer.all-fit" if names else "designer.nobody")
        self.said.setText(words.count("designer.misfits", len(found)) if found else none)
        lines = [misfit_line(one, names) for one in found[:_MOST]]
        if lines == self._lines:
            return
        self._lines = lines
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line)
        if len(self.rows) != len(lines):
            self._lay(lines)

    def _lay(self, lines: list[Line]) -> None:
        empty(self._body)
        self.rows = [LinkRow(line) for line in lines]
        for row in self.rows:
            row.followed.connect(self.followed)
            self._body.addWidget(row)


class DesignerChoices(QWidget):
    """`opened` carries the name of a template, `called` another name, `turned` a layout and whether its back,

    `tried` whom the badge is shown of: a sample, or the ref of somebody.
    """

    opened = Signal(str)
    called = Signal(str)
    turned = Signal(int, bool)
    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.template = ChoiceField("badges.template", [])
        self.name = TextField("designer.name")
        self.layout_choice = ChoiceField("designer.layout", [])
        self.side = ChoiceField("designer.side", [])
        self.person = ChoiceField("designer.try", [])
        self.layers, self.misfits = Layers(), MisfitList()
        self._hint = parts.text("designer.try-hint", "hint")
        self.more = parts.icon_button("designer.layouts", "more", "square", 30)
        self.seen = StockSeen()
        both = parts.row(spacing=8)
        both.addWidget(self.layout_choice, 5)
        both.addWidget(self.side, 4)
        both.addLayout(parts.column(None, self.more, spacing=0))
        outer = parts.column(self.template, self.name, both, self.seen, margins=(24, 16, 12, 20), spacing=8)
        outer.addSpacing(theme.px(4))
        outer.addWidget(self.layers)
        outer.addSpacing(theme.px(4))
        outer.addWidget(self.person)
        outer.addWidget(self._hint)
        outer.addSpacing(theme.px(4))
        outer.addWidget(self.misfits)
        outer.addStretch(1)
        self.setLayout(outer)
        self.template.finished.connect(lambda name: self.opened.emit(str(name)))
        self.name.finished.connect(lambda name: self.called.emit(str(name)))
        self.layout_choice.finished.connect(lambda number: self._turn(number, self.side.combo.currentData()))
        self.side.finished.connect(lambda back: self._turn(self.layout_choice.combo.currentData(), back))
        self.person.finished.connect(lambda one: self.tried.emit(str(one)))

    def _turn(self, number: object, back: object) -> None:
        self.turned.emit(int(str(number)), bool(back))

    def offer_templates(self, views: tuple[TemplateView, ...], unsaved: tuple[str, ...], name: str) -> None:
        """Also what is open and in the workspace not yet."""
        there = {view.name for view in views}
        own = [(view.name, template_said(view, view.name in unsaved)) for view in views]
        new = [(one, words.say("designer.unsaved", name=one)) for one in unsaved if one not in there]
        self.template.offer([*own, *new])
        self.template.show_value(name)

    def offer_people(self, people: list[tuple[str, str]], now: str) -> None:
        """The samples, then those of the event for whom something does not fit: ref and name."""
        samples = [(str(one), words.say(f"designer.sample.{one}")) for one in Sample]
        self.person.offer([*samples, *people])
        self.person.show_value(now)

    def show_design(self, design: Design, laid: Laid | None) -> None:
        self.name.show_value(design.template.name)
        layouts = [
            (number, words.say("designer.size", wide=label_keys.said(one.width), high=label_keys.said(one.height)))
            for number, one in enumerate(design.template.layouts)
        ]
        self.layout_choice.offer(list(layouts))
        self.layout_choice.show_value(design.number)
        self.side.offer([(back, words.say("designer.back" if back else "designer.front")) for back in (False, True)])
        self.side.show_value(design.back)
        self.layers.show_design(design, laid)


def _no_icon() -> QIcon:
    """Room as wide as a shape, so that all names stand in one line."""
    side = theme.px(14)
    bare = QPixmap(side, side)
    bare.fill(Qt.GlobalColor.transparent)
    return QIcon(bare)


def template_said(view: TemplateView, unsaved: bool) -> str:
    """Its name, and whether it ships or has steps that are not saved."""
    key = "designer.unsaved" if unsaved else "designer.own" if view.own else "designer.shipped"
    return words.say(key, name=view.name)
