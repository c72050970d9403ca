"""The page where badge templates are made: the badge as it will be printed, and everything about it around it."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QStackedWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Setter
from forumdesk.exporters.stocks import Stock
from forumdesk.services import printing, stocking
from forumdesk.services.drafting import Begun
from forumdesk.services.fitting import stock_fit
from forumdesk.services.printing import Run
from forumdesk.services.stocking import StockView
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import stock_said
from ui.models.misfits import trouble_said
from ui.pages.designer_board import Board
from ui.pages.designer_choices import DesignerChoices
from ui.pages.designer_files import DesignerFiles
from ui.pages.designer_layouts import DesignerLayouts
from ui.pages.designer_pane import DesignPane
from ui.pages.designer_tools import DesignTools
from ui.pages.designer_trial import Trial
from ui.pages.page import Page
from ui.pages.print_page import CHOICES, CHOICES_TIGHT, PrintPage
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.label_design import Design
from ui.widgets.label_paper import LabelPaper, Sheet
from ui.widgets.label_resources import picture_in, placed
from ui.widgets.label_view import LabelView
from ui.widgets.printer import Offset, Offsets

_STEPS = {"next-sample": 1, "previous-sample": -1}


class DesignerPage(Page):
    """Each step is kept here until the template is saved, which is one change of the workspace."""

    name = "designer"
    reads = ("stationery", "person", "participation", "organisation", "event")
    family = PrintPage.family

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board, self.trial = Board(self), Trial(self)
        self.files = DesignerFiles(self, desk, self.board)
        self.layouts = DesignerLayouts(self, desk, self.board, self.files)
        self.view, self.paper, self.tools = LabelView(), LabelPaper(), DesignTools()
        self.choices = DesignerChoices()
        self.pane = self.details = DesignPane()
        self._stale = True
        self._offsets: Offsets | None = None
        self.new = self.act("designer.new", self.layouts.ask_new)
        self.remove = self.act("designer.remove", self.files.remove)
        self.bring = self.act("designer.import", self.files.ask_import, icon="import")
        self.export = self.act("designer.export", self.files.ask_export, icon="open")
        self.save = self.act("designer.save", self.files.save, icon="save", primary=True)
        self._build()
        self._wire()
        self._show()

    def _build(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.look(self.choices, "surface")
        self._scroll.setWidget(self.choices)
        middle = parts.column(parts.frame("head", parts.row(self.tools, margins=(8, 6, 8, 6))), spacing=0)
        self._seen = QStackedWidget()
        self._seen.addWidget(self.view)
        self._seen.addWidget(self.paper)
        middle.addWidget(self._seen, 1)
        across = QHBoxLayout()
        theme.fit(across, contentsMargins=parts.NONE, spacing=0)
        across.addWidget(self._scroll)
        across.addLayout(middle, 1)
        self.body.addLayout(across, 1)
        self.filter_field = self.view

    def _wire(self) -> None:
        canvas, choices = self.view.canvas, self.choices
        self.board.shown.connect(self._show)
        self.files.offered.connect(self._show)
        self.trial.turned.connect(self._show)
        self.trial.found.connect(self._show_misfits)
        self.trial.failed.connect(self.desk.crashed)
        canvas.edited.connect(self.board.do)
        canvas.chosen.connect(self.board.choose)
        canvas.tried.connect(self.trial.look)
        canvas.dropped.connect(self._take_dropped)
        self.pane.edited.connect(self.board.do)
        choices.opened.connect(self.files.open)
        choices.called.connect(self._call)
        choices.turned.connect(self.board.turn_to)
        choices.tried.connect(self.trial.turn)
        choices.seen.changed.connect(self._show)
        choices.more.clicked.connect(self._open_layouts)
        self.layout_menu = QMenu(choices.more)
        self.layout_menu.aboutToShow.connect(lambda: self.layouts.fill_menu(self.layout_menu))
        self.tools.variants.aboutToShow.connect(lambda: self.layouts.fill_variants(self.tools.variants))
        choices.layers.chosen.connect(self.board.choose)
        choices.misfits.followed.connect(self.asked)
        for asking in (canvas.asked, self.tools.asked, choices.layers.asked):
            asking.connect(self._perform)

    def reload(self) -> None:
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.files.read()
            self.desk.read(stocking.stocks, self._take_stocks)
            if self.event_code is None:
                self.trial.take(None)
            else:
                # Everybody, also those who have a badge already.
                everybody = Run(self.event_code, reprint="")
                self.desk.read(partial(printing.prepare, run=everybody), self.trial.take)

    def _take_stocks(self, views: tuple[StockView, ...]) -> None:
        stocks: list[Stock] = [one.stock for one in views]
        self.layouts.stocks = stocks
        measured: dict[str, Offset] = self._offsets.measured() if self._offsets else {}
        self.choices.seen.fill(stocks, measured)
        self._show()

    def remember(self, kept: Settings) -> None:
        self._offsets = Offsets(kept)

    def _take_dropped(self, path: Path, at: tuple[float, float]) -> None:
        """A file let go over the badge: a template, or a picture for what it was let go on, else a new element."""
        design = self.board.design
        if design is None:
            return
        if path.suffix.lower() == ".json":
            self.files.bring(path)
            return
        under = self.view.canvas.picture_at(at)
        self.board.choose((under.id,) if under else ())
        if under is not None:
            self.pane.take_picture(path)
            return
        try:
            self.board.do(placed(design, picture_in(path), at))
        except ForumDeskError as error:
            self.pane.refuse_picture(error)

    def _open_layouts(self) -> None:
        button = self.choices.more
        self.layout_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _perform(self, name: str) -> None:
        if name in _STEPS:
            self.trial.step(_STEPS[name])
        else:
            self.board.perform(name)

    def _call(self, name: str) -> None:
        try:
            self.files.call(name)
        except ForumDeskError as error:
            self.choices.name.refuse(words.refusal(error))

    def _show(self) -> None:
        """The badge for whom it is tried with, and everything around it."""
        design, steps = self.board.design, self.board.steps
        own = self.files.is_own(self.board.name)
        self.save.setEnabled(steps is not None and (steps.unsaved or not own))
        self.export.setEnabled(design is not None)
        self.remove.setEnabled(own)
        self.tools.follow(self.board)
        self.choices.offer_templates(self.files.views, self.board.unsaved, self.board.name)
        self.choices.offer_people(self.trial.people(), self.trial.whom)
        if design is None:
            return
        self.view.show_design(design, self.trial.facts)
        self.pane.show_design(design)
        laid = self.view.canvas.laid
        self.choices.show_design(design, laid)
        problems = sorted(laid.problems, key=lambda one: not one.stops) if laid else []
        self.view.hint.setText(trouble_said(problems[0]) if problems else words.say("designer.keys"))
        self._show_stock(design)
        self.trial.look(design)

    def _show_stock(self, design: Design) -> None:
        """On the stock that was chosen, in the place of the badge alone; there everybody is tried on its labels."""
        stock = self.choices.seen.chosen
        self._seen.setCurrentWidget(self.paper if stock else self.view)
        self.trial.on = label_of(stock) if stock else None
        if stock is None:
            self.choices.seen.show_fit(None, (0, 0))
            return
        fit = stock_fit(design.template, stock)
        drawn = design.template.layouts[fit.number]
        self.choices.seen.show_fit(fit, (drawn.width, drawn.height))
        setter = Setter(design.template, label_of(stock))
        badges = tuple(setter.lay_out(facts, design.back) for facts in self.trial.several)
        self.paper.show_sheet(Sheet(stock, stock_said(stock), badges, self.choices.seen.offset))

    def _show_misfits(self) -> None:
        found = self.trial.misfits
        self.choices.misfits.show_misfits(found, self.trial.names)
        self.choices.offer_people(self.trial.people(), self.trial.whom)
        self.count.setText(words.count("designer.count", len(found)) if found else "")

    def drafts(self) -> tuple[Begun, ...]:
        return tuple(Begun(self.name, name, ((name, text),)) for name, text in self.files.begun())

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        for name, text in fields:
            self.files.take_up(name, text)

    def retell(self) -> None:
        self.choices.seen.retell()
        self._show()
        self._show_misfits()

    def narrow(self, units: int) -> None:
        wide = CHOICES_TIGHT if units < 600 else CHOICES
        theme.fit(self._scroll, minimumWidth=wide, maximumWidth=wide)
