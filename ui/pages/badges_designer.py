"""The page where badge templates are made: the badge as it will be printed, and everything about it around it."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea

from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import printing
from forumdesk.services.drafting import Begun
from forumdesk.services.printing import Run
from ui import theme, words
from ui.desk import Desk
from ui.models.misfits import trouble_said
from ui.pages.designer_board import Board, new_template
from ui.pages.designer_choices import DesignerChoices
from ui.pages.designer_files import DesignerFiles
from ui.pages.designer_pane import DesignPane
from ui.pages.designer_tools import DesignTools
from ui.pages.designer_trial import Trial
from ui.pages.page import Page
from ui.pages.print_page import CHOICES, CHOICES_TIGHT, PrintPage
from ui.widgets import parts
from ui.widgets.label_view import LabelView

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
        self.view, self.tools = LabelView(), DesignTools()
        self.choices = DesignerChoices()
        self.pane = self.details = DesignPane()
        self._stale = True
        self.new = self.act("designer.new", lambda: self.files.begin(new_template()))
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
        middle.addWidget(self.view, 1)
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
        self.pane.edited.connect(self.board.do)
        choices.opened.connect(self.files.open)
        choices.called.connect(self._call)
        choices.turned.connect(self.board.turn_to)
        choices.tried.connect(self.trial.turn)
        choices.layers.chosen.connect(self.board.choose)
        choices.misfits.followed.connect(self.asked)
        for asking in (canvas.asked, self.tools.asked, choices.layers.asked):
            asking.connect(self._perform)

    def reload(self) -> None:
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.files.read()
            if self.event_code is None:
                self.trial.take(None)
            else:
                # Everybody, also those who have a badge already.
                everybody = Run(self.event_code, reprint="")
                self.desk.read(partial(printing.prepare, run=everybody), self.trial.take)

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
        self.trial.look(design)

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
        self._show()
        self._show_misfits()

    def narrow(self, units: int) -> None:
        wide = CHOICES_TIGHT if units < 600 else CHOICES
        theme.fit(self._scroll, minimumWidth=wide, maximumWidth=wide)
