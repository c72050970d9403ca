"""What is being designed: one side of one layout of a template, what is chosen on it, and the steps that led there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from forumdesk.exporters.display import Box, Laid
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout import lay_out
from forumdesk.exporters.template import Element, Layout, Template

# Finer than this no printer is.
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Design:
    """`chosen` are the ids of elements of this side, the first of them the one that was chosen first."""

    template: Template
    number: int = 0
    back: bool = False
    chosen: tuple[str, ...] = ()

    @property
    def layout(self) -> Layout:
        return self.template.layouts[self.number]

    @property
    def label(self) -> Label:
        """The label that the layout was drawn for, on which nothing is scaled."""
        return Label(self.layout.width, self.layout.height)

    @property
    def elements(self) -> tuple[Element, ...]:
        """In drawing order: the last one lies on top."""
        return self.layout.back if self.back else self.layout.front

    @property
    def picked(self) -> tuple[Element, ...]:
        """The chosen elements in drawing order."""
        return tuple(one for one in self.elements if one.id in self.chosen)

    @property
    def only(self) -> Element | None:
        """The chosen element where it is one alone."""
        picked = self.picked
        return picked[0] if len(picked) == 1 else None

    def lay_out(self, facts: Facts) -> Laid:
        return lay_out(replace(self.template, layouts=(self.layout,)), facts, self.label, back=self.back)

    def choose(self, ids: Iterable[str]) -> "Design":
        there = {one.id for one in self.elements}
        return replace(self, chosen=tuple(dict.fromkeys(one for one in ids if one in there)))

    def turn_to(self, number: int, back: bool) -> "Design":
        """Another layout or side of the same template, nothing chosen there."""
        return Design(self.template, number, back)

    def with_layout(self, layout: Layout) -> "Design":
        layouts = tuple(layout if at == self.number else one for at, one in enumerate(self.template.layouts))
        return replace(self, template=replace(self.template, layouts=layouts))

    def with_elements(self, elements: Iterable[Element]) -> "Design":
        made = tuple(elements)
        whole = replace(self.layout, back=made) if self.back else replace(self.layout, front=made)
        return self.with_layout(whole).choose(self.chosen)

    def changed(self, changes: Mapping[str, Element]) -> "Design":
        """Other elements in the place of those with these ids."""
        return self.with_elements(changes.get(one.id, one) for one in self.elements)


def box_of(element: Element) -> Box:
    return Box(element.x, element.y, element.width, element.height)


def put(element: Element, box: Box) -> Element:
    return replace(element, x=tidy(box.x), y=tidy(box.y), width=tidy(box.width), height=tidy(box.height))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all; there must be one."""
    some = tuple(boxes)
    left, top = min(box.x for box in some), min(box.y for box in some)
    return Box(left, top, max(box.right for box in some) - left, max(box.bottom for box in some) - top)


def tidy(number: float) -> float:
    return round(number, DECIMALS)


class Steps:
    """The steps of editing, to be taken back and made again. Steps in a row of one named kind count as one."""

    def __init__(self, first: Design) -> None:
        self._steps = [first]
        self._at = 0
        self._kind = ""
        self.saved: Template | None = first.template

    @property
    def now(self) -> Design:
        return self._steps[self._at]

    @property
    def unsaved(self) -> bool:
        return self.now.template != self.saved

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at + 1 < len(self._steps)

    def look(self, design: Design) -> None:
        """The same template looked at otherwise: no step."""
        self._steps[self._at] = design
        self._kind = ""

    def do(self, design: Design, kind: str = "") -> None:
        if design.template == self.now.template:
            self.look(design)
            return
        del self._steps[self._at + 1 :]
        if kind and kind == self._kind and self._at:
            self._steps[self._at] = design
        else:
            self._steps.append(design)
            self._at += 1
        self._kind = kind

    def undo(self) -> Design:
        return self._walk(-1 if self.can_undo else 0)

    def redo(self) -> Design:
        return self._walk(1 if self.can_redo else 0)

    def _walk(self, way: int) -> Design:
        self._at += way
        self._kind = ""
        return self.now
