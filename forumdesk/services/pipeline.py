"""Invites as a pipeline: to issue, outdated, waiting, answered, cancelled; and how far each category is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.cards import Appointment
from forumdesk.domain.invitations import Changed, Partstat
from forumdesk.domain.participation import Category
from forumdesk.services.holdings import Holding, Stage


class Step(StrEnum):
    """What has to be done about an invite next; waiting is for its holder, a proposal for somebody here."""

    TO_ISSUE = "to-issue"
    OUTDATED = "outdated"
    PROPOSED = "proposed"
    WAITING = "waiting"
    ANSWERED = "answered"
    CANCELLED = "cancelled"


# Who holds a date was not asked yet: the invite itself is still to go out.
_STEPS = {
    Stage.PLANNED: Step.TO_ISSUE,
    Stage.HELD: Step.TO_ISSUE,
    Stage.OUTDATED: Step.OUTDATED,
    Stage.REMOVED: Step.OUTDATED,
    Stage.ISSUED: Step.WAITING,
    Stage.REISSUED: Step.WAITING,
    Stage.ANSWERED: Step.ANSWERED,
    Stage.CANCELLED: Step.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Invites of one category by what came back; `open` are those that were issued and not answered."""

    category: Category | None
    accepted: int = 0
    tentative: int = 0
    declined: int = 0
    open: int = 0
    to_issue: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the held file says otherwise; of what a cover hides by now, what it said before is not told."""

    what: Changed
    hidden: bool = False


def step_of(row: Holding) -> Step:
    return _STEPS[row.stage]


def steps_of(row: Holding) -> tuple[Step, ...]:
    """Where it is shown: with a proposal no longer as waiting or answered, but still as outdated."""
    step = step_of(row)
    if row.proposal is None:
        return (step,)
    return (Step.OUTDATED, Step.PROPOSED) if step is Step.OUTDATED else (Step.PROPOSED,)


def steps(rows: Iterable[Holding]) -> dict[Step, int]:
    """How many invites are at each step; every step is there."""
    found = dict.fromkeys(Step, 0)
    for step in (step for row in rows for step in steps_of(row)):
        found[step] += 1
    return found


def tallies(rows: Iterable[Holding]) -> tuple[Tally, ...]:
    """One for each category that anybody has, in the order of the domain; what was called off is not counted."""
    found: dict[Category | None, dict[str, int]] = {}
    for row in rows:
        if row.stage is not Stage.CANCELLED:
            counts = found.setdefault(row.category, {})
            name = _counted(row)
            counts[name] = counts.get(name, 0) + 1
    order: list[Category | None] = [*Category, None]
    return tuple(Tally(one, **found[one]) for one in order if one in found)


def _counted(row: Holding) -> str:
    """An answer to what is held now counts, also where that is outdated: nothing else came."""
    if row.answer is not None and row.answer.partstat in (Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED):
        return row.answer.partstat.value
    return "to_issue" if step_of(row) is Step.TO_ISSUE else "open"


def differences(row: Holding) -> tuple[Difference, ...]:
    """What the file that is held says otherwise than one would now, field by field."""
    if row.held is None or row.now is None:
        return ()
    hides = _covered(row.now) and not _covered(row.held)
    return tuple(Difference(what, hides and what is not Changed.TIME) for what in row.changed)


def _covered(one: Appointment) -> bool:
    return bool(dict(one.about).get("cover"))
