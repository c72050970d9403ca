"""For whom something does not fit on a badge that is being designed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters.display import Fault, Problem
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout import Setter
from forumdesk.progress import Progress, silent
from ui import words
from ui.widgets.label_design import Design
from ui.widgets.link_row import Line
from ui.widgets.target import Target

# What a badge lacks because of the person, such as a photo, no template can mend.
_FITTING = frozenset(Fault) - {Fault.PHOTO_MISSING, Fault.NO_CATEGORY}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Somebody, and all that does not fit on either side of their badge, the worst first."""

    ref: str
    problems: tuple[Problem, ...]


def misfits(
    design: Design, cards: Sequence[BadgeCard], progress: Progress = silent, on: Label | None = None
) -> tuple[Misfit, ...]:
    """In the order of the cards, on the label the layout was drawn for or on another, by what is for that one.

    No workspace is needed, so another thread can do it.
    """
    template = design.template if on else replace(design.template, layouts=(design.layout,))
    setter = Setter(template, on or design.label)
    sides = (False, True) if setter.two_sided else (False,)
    found = []
    for done, card in enumerate(cards):
        facts = facts_of(card)
        problems = [one for back in sides for one in setter.lay_out(facts, back).problems if one.fault in _FITTING]
        if problems:
            found.append(Misfit(card.ref, tuple(sorted(problems, key=lambda one: not one.stops))))
        progress(done + 1, len(cards))
    return tuple(found)


def misfit_line(misfit: Misfit, names: Mapping[str, str]) -> Line:
    """`names` by ref, masked where somebody is protected."""
    name, first = names[misfit.ref], misfit.problems[0]
    said = trouble_said(first)
    icon = "block" if first.stops else "warn"
    return Line(icon, icon, name, said, "", f"{name}: {said}", Target("people", misfit.ref))


def trouble_said(problem: Problem) -> str:
    """Which element, and what is wrong with it."""
    said = words.say(f"designer.fault.{problem.fault}", detail=problem.detail)
    return words.say("designer.trouble", element=problem.element, said=said)
