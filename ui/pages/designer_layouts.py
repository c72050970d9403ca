"""New templates, and the layouts and sides of the one that is designed: asked for here, done on the board."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.domain.participation import Category
from forumdesk.exporters.stocks import Stock
from forumdesk.exporters.template import Template
from forumdesk.services import templating
from ui import words
from ui.desk import Desk
from ui.models.people_rows import category_word
from ui.pages.designer_board import Board
from ui.pages.designer_choices import template_said
from ui.pages.designer_fields import LANGUAGES
from ui.pages.designer_files import DesignerFiles
from ui.pages.designer_sizes import Beginning, SizeDialog
from ui.widgets import label_layouts

_CATEGORIES = tuple(str(one) for one in Category)


class DesignerLayouts(QObject):
    """`stocks` are those whose sizes are offered."""

    def __init__(self, owner: QWidget, desk: Desk, board: Board, files: DesignerFiles) -> None:
        super().__init__(owner)
        self.stocks: list[Stock] = []
        self._owner, self._desk, self._board, self._files = owner, desk, board, files

    def ask_new(self) -> None:
        """A template that begins with nothing, or with what another one shows on a label of that size."""
        models = [(view.name, template_said(view, False)) for view in self._files.views]
        self._ask(SizeDialog(self.stocks, models, self._owner), self._begin)

    def _ask(self, dialog: SizeDialog, decided: Callable[[Beginning], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(decided)
        dialog.open()

    def _begin(self, beginning: Beginning) -> None:
        if not beginning.model:
            self._made(beginning, None)
        elif self._board.has(beginning.model):
            self._made(beginning, self._board.template_of(beginning.model))
        else:
            read = partial(templating.template, name=beginning.model)
            self._desk.read(read, partial(self._made, beginning))

    def _made(self, beginning: Beginning, model: Template | None) -> None:
        name = words.say("designer.new-name")
        self._files.begin(label_layouts.begun(name, beginning.label, model, beginning.back))

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the layouts and the back just now."""
        menu.clear()
        design = self._board.design
        if design is None:
            return
        layouts, back = design.template.layouts, bool(design.layout.back)
        add = menu.addAction(words.say("designer.add-layout"))
        add.setEnabled(len(layouts) < label_layouts.MOST)
        add.triggered.connect(lambda: self._ask(SizeDialog(self.stocks, None, self._owner), self._add))
        remove = menu.addAction(words.say("designer.remove-layout"))
        remove.setEnabled(len(layouts) > 1)
        remove.triggered.connect(lambda: self._board.do(label_layouts.without_layout(design)))
        menu.addSeparator()
        if back:
            menu.addAction(words.say("designer.remove-back")).triggered.connect(
                lambda: self._board.do(label_layouts.without_back(design))
            )
        else:
            menu.addAction(words.say("designer.add-back")).triggered.connect(
                lambda: self._board.do(label_layouts.with_back(design))
            )

    def _add(self, beginning: Beginning) -> None:
        design = self._board.design
        if design is not None:
            self._board.do(replace(label_layouts.with_layout(design, beginning.label), back=False))

    def fill_variants(self, menu: QMenu) -> None:
        """For which category or language what is chosen can have a variant of its own."""
        menu.clear()
        categories = menu.addMenu(words.say("designer.variant-category"))
        for one in Category:
            self._offer(categories, category_word(one), "category", str(one), _CATEGORIES)
        languages = menu.addMenu(words.say("designer.variant-language"))
        for code in LANGUAGES:
            self._offer(languages, words.say(f"event-language.{code}"), "language", code, LANGUAGES)

    def _offer(self, menu: QMenu, said: str, field: str, value: str, every: tuple[str, ...]) -> None:
        menu.addAction(said.replace("&", "&&")).triggered.connect(lambda: self._vary(field, value, every))

    def _vary(self, field: str, value: str, every: tuple[str, ...]) -> None:
        design = self._board.design
        if design is not None:
            self._board.do(label_layouts.variant(design, field, value, every))
