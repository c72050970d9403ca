"""Times for those who must not come together: the least waiting there is, or the few demands that contradict."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .errors import ForumDeskError

if TYPE_CHECKING:
    import z3  # type: ignore[import-untyped]  # z3 says nothing of its types

MILLISECONDS = 10_000
"""How long the solver may think about one question."""
Step = Callable[[], None]
"""Called between two questions; it raises to stop the search."""


class Demand(StrEnum):
    """What is asked of times."""

    WINDOW = "window"
    FIXED = "fixed"
    RULE = "rule"
    ENTRANCE = "entrance"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class Movement:
    """People who come at one time: not before `earliest`, not after `latest`, in minutes. `weight` is how many."""

    key: str
    earliest: int
    latest: int
    weight: int = 1
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Two movements at least so far apart: `minutes` where `left` comes first, `back` where it comes second.

    One movement with itself can never be apart: both sides are in it.
    """

    left: str
    right: str
    minutes: int
    back: int
    demand: Demand = Demand.RULE
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One of the demands that contradict each other: of one movement its window, of two their gap."""

    demand: Demand
    movements: tuple[str, ...]
    minutes: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """Minutes by movement; or, where there are none, conflicts of which each one is needed."""

    times: dict[str, int]
    conflicts: tuple[Conflict, ...] = ()


class UndecidedError(ForumDeskError):
    """Nothing was found in the time there is, neither times nor a contradiction."""


class StaleProposalError(ForumDeskError):
    """Times were proposed for people whose own are others by now."""


def staggered(movements: Sequence[Movement], gaps: Sequence[Gap], step: Step = lambda: None) -> Answered:
    """The times with the least waiting, counted in people; of equal ones those that let the first come first.

    Movements that nothing ties together are worked out apart, so a large event is many small questions.
    """
    times: dict[str, int] = {}
    for some in _tied(movements, gaps):
        keys = {one.key for one in some}
        search = _Search(some, [gap for gap in gaps if gap.left in keys], step)
        conflicts = search.conflicts()
        if conflicts:
            return Answered({}, conflicts)
        times |= search.times()
    return Answered(times)


def _tied(movements: Sequence[Movement], gaps: Iterable[Gap]) -> Iterator[list[Movement]]:
    """Movements that gaps lead from one to the other, in their order."""
    beside: dict[str, set[str]] = {one.key: set() for one in movements}
    for gap in gaps:
        beside[gap.left].add(gap.right)
        beside[gap.right].add(gap.left)
    seen: set[str] = set()
    for one in movements:
        group, waiting = set[str](), [one.key] if one.key not in seen else []
        while waiting:
            key = waiting.pop()
            if key not in group:
                group.add(key)
                waiting.extend(beside[key])
        seen |= group
        if group:
            yield [other for other in movements if other.key in group]


class _Search:
    """One question to the solver: every demand under a name, so that it can say which of them contradict."""

    def __init__(self, movements: Sequence[Movement], gaps: Sequence[Gap], step: Step) -> None:
        # 57 MB and a third of a second: only who asks for times pays for it.
        import z3

        self._z3 = z3
        self._movements = movements
        self._step = step
        self._at = {one.key: z3.Int(f"t{number}") for number, one in enumerate(movements)}
        self._demands = [*self._windows(movements), *((self._conflict(gap), self._apart(gap)) for gap in gaps)]

    def _windows(self, movements: Iterable[Movement]) -> "Iterator[tuple[Conflict, z3.BoolRef]]":
        for one in movements:
            at = self._at[one.key]
            kind = Demand.FIXED if one.fixed else Demand.WINDOW
            yield Conflict(kind, (one.key,)), self._z3.And(at >= one.earliest, at <= one.latest)

    @staticmethod
    def _conflict(gap: Gap) -> Conflict:
        return Conflict(gap.demand, tuple(dict.fromkeys((gap.left, gap.right))), gap.minutes, gap.rule)

    def _apart(self, gap: Gap) -> "z3.BoolRef":
        left, right = self._at[gap.left], self._at[gap.right]
        if gap.left == gap.right:
            return self._z3.BoolVal(False)
        return self._z3.Or(right - left >= gap.minutes, left - right >= gap.back)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Empty where there are times. Without any one of those that are told there would be some."""
        if self._possible([condition for _, condition in self._demands]):
            return ()
        needed = list(self._demands)
        for one in self._demands:
            fewer = [other for other in needed if other is not one]
            if not self._possible([condition for _, condition in fewer]):
                needed = fewer
        return tuple(conflict for conflict, _ in needed)

    def _possible(self, conditions: "Sequence[z3.BoolRef]") -> bool:
        solver = self._z3.Solver()
        solver.set("timeout", MILLISECONDS)
        solver.add(*conditions)
        return self._answer(solver)

    def _answer(self, solver: "z3.Solver | z3.Optimize") -> bool:
        self._step()
        found = solver.check()
        if found == self._z3.unknown:
            raise UndecidedError
        return bool(found == self._z3.sat)

    def times(self) -> dict[str, int]:
        """There must be some."""
        conditions = [condition for _, condition in self._demands]
        waiting = self._z3.Sum([one.weight * (self._at[one.key] - one.earliest) for one in self._movements])
        best = self._z3.Optimize()
        best.set("timeout", MILLISECONDS)
        best.add(*conditions)
        best.minimize(waiting)
        self._answer(best)
        least = self._value(best, waiting)
        return self._first_first([*conditions, waiting == least], best)

    def _first_first(self, conditions: "list[z3.BoolRef]", found: "z3.Optimize") -> dict[str, int]:
        """Of all the best times those that are earliest for the first, then for the second: one answer alone."""
        solver = self._z3.Solver()
        solver.set("timeout", MILLISECONDS)
        solver.add(*conditions)
        times = {one.key: self._value(found, self._at[one.key]) for one in self._movements}
        for one in self._movements:
            while self._earlier(solver, one, times[one.key]):
                times = {key: self._value(solver, at) for key, at in self._at.items()}
                solver.pop()
            solver.pop()
            solver.add(self._at[one.key] == times[one.key])
        return times

    def _earlier(self, solver: "z3.Solver", one: Movement, than: int) -> bool:
        """Leaves its question on the solver's stack."""
        solver.push()
        solver.add(self._at[one.key] < than)
        return self._answer(solver)

    def _value(self, solver: "z3.Solver | z3.Optimize", term: "z3.ArithRef") -> int:
        return int(solver.model().eval(term, model_completion=True).as_long())
