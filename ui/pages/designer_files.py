"""Templates on their way: out of the workspace and into it, from a file and into one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.template import Template
from forumdesk.exporters.template_file import LARGEST
from forumdesk.files import Outbox
from forumdesk.progress import Progress
from forumdesk.services import templating
from forumdesk.services.templating import TemplateView
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.pages.designer_board import Board, copy_name

_SUFFIX = "json"


class TemplateTakenError(ForumDeskError):
    """Another template has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TemplateUnreadError(ForumDeskError):
    """A file that cannot be read at all: it is gone, locked, or no file."""


class DesignerFiles(QObject):
    """`offered` when the templates of the workspace are known."""

    offered = Signal()

    def __init__(self, owner: QWidget, desk: Desk, board: Board) -> None:
        super().__init__(owner)
        self.views: tuple[TemplateView, ...] = ()
        self._owner, self._desk, self._board = owner, desk, board

    def read(self) -> None:
        """Ask again which templates there are; the one that is looked at is read anew."""
        self._desk.read(templating.templates, self._take)

    def _take(self, views: tuple[TemplateView, ...]) -> None:
        self.views = views
        names = self._names()
        self._board.forget_gone(names)
        self.open(self._board.name if self._board.has(self._board.name) else names[0])
        self.offered.emit()

    def open(self, name: str) -> None:
        """With its own steps where it has any that are not saved."""
        if name in self._board.unsaved or name not in self._names():
            self._board.turn(name)
        else:
            self._desk.read(partial(templating.template, name=name), partial(self._opened, name))

    def _opened(self, name: str, template: Template) -> None:
        if not self.is_own(name):
            # Those that ship stay as they are.
            template = replace(template, name=self._free(name))
        self._board.open(name, template)

    def is_own(self, name: str) -> bool:
        return any(view.own for view in self.views if view.name == name)

    def begin(self, template: Template) -> None:
        """A template that is not in the workspace yet."""
        name = template.name if template.name not in self._taken() else self._free(template.name)
        self._board.begin(name, replace(template, name=name))

    def begun(self) -> tuple[tuple[str, str], ...]:
        """Name and text of every template with steps that are not saved."""
        texts = (templating.template_bytes(self._board.template_of(name)).decode() for name in self._board.unsaved)
        return tuple(zip(self._board.unsaved, texts, strict=True))

    def take_up(self, name: str, text: str) -> None:
        """Go on with one that a lock interrupted."""
        self._board.begin(name, templating.read_template(text.encode()))

    def call(self, name: str) -> None:
        """Another name for the template; ForumDeskError for one that is taken or that no template can have."""
        design = self._board.design
        if design is None:
            return
        if name in self._taken() and name != self._board.name:
            raise TemplateTakenError(name)
        called = replace(design.template, name=name)
        templating.read_template(templating.template_bytes(called))
        self._board.do(replace(design, template=called))

    def save(self) -> None:
        """Under its name; one that came later may not take the place of another."""
        design = self._board.design
        if design is None:
            return
        template = design.template
        if template.name != self._board.name and template.name in self._names():
            self._desk.failed.emit(TemplateTakenError(template.name))
            return

        def work(workspace: Workspace, progress: Progress) -> ChangeSet:
            return templating.save_template(workspace, template)

        self._desk.run(work, lambda _: self._board.keep(template))

    def remove(self) -> None:
        """The one that is looked at; undo brings it back."""
        name = self._board.name

        def work(workspace: Workspace, progress: Progress) -> ChangeSet:
            return templating.drop_template(workspace, name)

        self._board.drop(name)
        self._desk.run(work, lambda _: None)

    def ask_import(self) -> None:
        dialog = self._dialog("designer.import", self.bring)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def ask_export(self) -> None:
        if self._board.design is not None:
            dialog = self._dialog("designer.export", self.send)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(_SUFFIX)
            dialog.selectFile(f"{self._board.design.template.name}.{_SUFFIX}")
            dialog.open()

    def bring(self, path: Path) -> None:
        """A template out of a file: looked at, and in the workspace once it is saved."""
        self._desk.read(lambda _: templating.read_template(_read(path)), self.begin)

    def send(self, path: Path) -> None:
        """The template as it is just now into a file."""
        design = self._board.design
        if design is not None:
            content = templating.template_bytes(design.template)
            self._desk.read(lambda _: _write(path, content), lambda _: None)

    def _dialog(self, key: str, does: Callable[[Path], None]) -> QFileDialog:
        dialog = QFileDialog(self._owner, words.say(key))
        dialog.setNameFilters([f"{words.say('designer.file')} (*.{_SUFFIX})"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: does(Path(path)))
        return dialog

    def _names(self) -> tuple[str, ...]:
        return tuple(view.name for view in self.views)

    def _taken(self) -> tuple[str, ...]:
        return (*self._names(), *self._board.unsaved)

    def _free(self, name: str) -> str:
        return copy_name(name, self._taken())


def _read(path: Path) -> bytes:
    """No more of it than shows that it is too large. TemplateUnreadError."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise TemplateUnreadError from error


def _write(path: Path, content: bytes) -> None:
    with Outbox() as outbox:
        outbox.add(path, content)
        outbox.settle()
        outbox.commit()
