"""The templates that are being designed: which are open, the steps of each, and everything that makes a step."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from forumdesk.exporters.template import Element, Template
from ui import words
from ui.widgets import label_moves
from ui.widgets.label_design import Design, Steps
from ui.widgets.label_moves import ADDED, Edge, Layer

Move = Callable[[Design], Design]
MOVES: dict[str, Move] = {
    "remove": label_moves.removed,
    "copy": label_moves.duplicated,
    "all": lambda design: design.choose(one.id for one in design.elements),
    "to-front": partial(label_moves.layered, layer=Layer.FRONT),
    "to-back": partial(label_moves.layered, layer=Layer.BACK),
    "layer-up": partial(label_moves.layered, layer=Layer.UP),
    "layer-down": partial(label_moves.layered, layer=Layer.DOWN),
    "spread-across": partial(label_moves.distributed, across=True),
    "spread-down": partial(label_moves.distributed, across=False),
    **{f"align-{edge}": partial(label_moves.aligned, edge=edge) for edge in Edge},
    **{f"add-{name}": partial(label_moves.added, name=name) for name in ADDED},
}
"""What makes another design of one, by the name of its button or key."""


class Board(QObject):
    """`shown` whenever another design is to be seen. Each template keeps its own steps until it is saved or left."""

    shown = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.name = ""
        self._open: dict[str, Steps] = {}
        self._copied: tuple[Element, ...] = ()

    @property
    def steps(self) -> Steps | None:
        return self._open.get(self.name)

    @property
    def design(self) -> Design | None:
        return self.steps.now if self.steps else None

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The names of those with steps that are not saved."""
        return tuple(name for name, steps in self._open.items() if steps.unsaved)

    def template_of(self, name: str) -> Template:
        """As its last step left it; it must be open."""
        return self._open[name].now.template

    def has(self, name: str) -> bool:
        return name in self._open

    def open(self, name: str, template: Template) -> None:
        """Under the name it is chosen by; the template's own may be another. What is not saved stays as it is."""
        steps = self._open.get(name)
        if steps is None or (not steps.unsaved and steps.saved != template):
            self._open[name] = Steps(Design(template, len(template.layouts) - 1))
        self.turn(name)

    def begin(self, name: str, template: Template) -> None:
        """One that is not saved as it is now."""
        steps = self._open[name] = Steps(Design(template, len(template.layouts) - 1))
        steps.saved = None
        self.turn(name)

    def forget_gone(self, there: tuple[str, ...]) -> None:
        """What somebody removed meanwhile is not open any more, unless there are steps to save."""
        kept = self.unsaved
        self._open = {name: steps for name, steps in self._open.items() if name in there or name in kept}

    def turn(self, name: str) -> None:
        """To one that is open."""
        self.name = name
        self.shown.emit()

    def keep(self, template: Template) -> None:
        """It is in the workspace now, under its own name."""
        steps = self._open.pop(self.name, None)
        if steps is not None:
            steps.saved = template
            self._open[template.name] = steps
        self.turn(template.name)

    def drop(self, name: str) -> None:
        """Not open any more."""
        self._open.pop(name, None)

    def do(self, design: Design, kind: str = "") -> None:
        if self.steps is not None:
            self.steps.do(design, kind)
            self.shown.emit()

    def choose(self, ids: tuple[str, ...]) -> None:
        if self.steps is not None and self.design is not None and self.design.chosen != ids:
            self.steps.look(self.design.choose(ids))
            self.shown.emit()

    def turn_to(self, number: int, back: bool) -> None:
        """Another layout of the template, or its other side."""
        if self.steps is not None and self.design is not None:
            self.steps.look(self.design.turn_to(number, back))
            self.shown.emit()

    def perform(self, name: str) -> bool:
        """What a key or a button asks for; False for what is not done here."""
        steps, design = self.steps, self.design
        if steps is None or design is None:
            return False
        if name in MOVES:
            self.do(MOVES[name](design))
        elif name == "undo":
            steps.undo()
        elif name == "redo":
            steps.redo()
        elif name == "copy-rows":
            self._copied = design.picked or self._copied
        elif name == "paste":
            self.do(label_moves.pasted(design, self._copied))
        else:
            return False
        self.shown.emit()
        return True


def copy_name(name: str, taken: tuple[str, ...]) -> str:
    """What a copy of a template is called: no other one is."""
    first = words.say("designer.copy-of", name=name)
    more = (words.say("designer.copy-of-n", name=name, n=number) for number in range(2, len(taken) + 3))
    return next(one for one in (first, *more) if one not in taken)
