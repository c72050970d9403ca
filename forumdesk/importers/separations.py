"""The list of separation rules, a row each; a rule without one of its sides is none."""

from dataclasses import dataclass, field

from forumdesk.domain.merging import three_way
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.questions import ProblemType
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind, SeparationRule

from .kinds import read_kind
from .organisation_book import OrganisationBook
from .plan import Applied, ImportPlan, Outcome
from .row_reader import RowReader
from .said import Said, custom, first, member, number


@dataclass(slots=True)
class SeparationRows:
    plan: ImportPlan
    key_column: str = "rule_id"
    joins: bool = False
    book: OrganisationBook = field(init=False)
    delegations: set[tuple[str, str]] = field(init=False)
    ids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        snapshot = self.plan.bench.snapshot
        self.ids = {rule.code: rule.id for rule in self.plan.bench.all(SeparationRule)}
        self.book = OrganisationBook(self.plan.bench.all(Organisation))
        self.delegations = {(one.event_id, one.code) for one in snapshot.delegations}
        self.delegations |= {(one.event_id, one.delegation) for one in snapshot.participations if one.delegation}

    def read(self, reader: RowReader) -> None:
        reader.texts("rule_id", "event")
        event = reader.cell("event")
        if event and event not in self.plan.bench.snapshot.event_by_code:
            reader.reject(ProblemType.UNKNOWN_REF, "event", value=event)
        for column, kind in (("scope", Scope), ("rule", SeparationKind)):
            reader.texts(column)
            found = read_kind(kind, reader.cell(column))
            if found is None:
                reader.reject(ProblemType.UNKNOWN_VALUE, column, value=reader.cell(column))
            else:
                reader.put(column, (found.value,))
        if not reader.rejected:
            self._read_sides(reader)
        reader.number("minutes", "minutes")
        reader.long_text("meaning", "meaning")
        reader.member("visibility", "visibility", RuleVisibility, otherwise=RuleVisibility.ORGANISER_ONLY)
        reader.custom()

    def _read_sides(self, reader: RowReader) -> None:
        for column in ("left", "right"):
            side = reader.cell(column)
            reader.put(column, (side,))
            if not self._side(reader.said, side):
                reader.reject(ProblemType.UNKNOWN_REF, column, value=side)

    def _side(self, said: Said, name: str) -> str:
        """The row id of a person or an organisation, or a delegation's code; nothing where there is none."""
        scope = first(said, "scope")
        if scope == Scope.PERSON:
            person = self.plan.bench.snapshot.person_by_ref.get(name)
            return person.id if person else ""
        if scope == Scope.ORGANISATION:
            return self.book.find(name) or ""
        event = self.plan.bench.snapshot.event_by_code.get(first(said, "event"))
        at = {event.id} if event else {event_id for event_id, _ in self.delegations}
        return name if any((event_id, name) in self.delegations for event_id in at) else ""

    def apply(self, base: Said | None, said: Said) -> Applied:
        code = first(said, "rule_id")
        here = self.plan.bench.get(SeparationRule, self.ids.get(code, ""))
        if here is None:
            rule = self._made(said, self.plan.world.new_id())
        else:
            rule = three_way(self._made(base, here.id) if base else _blank(here.id), self._made(said, here.id), here)
        self.plan.bench.put(rule)
        return Applied(rule.id, Outcome.CREATED if here is None else None)

    def _made(self, said: Said, rule_id: str) -> SeparationRule:
        event = self.plan.bench.snapshot.event_by_code.get(first(said, "event"))
        return SeparationRule(
            id=rule_id,
            code=first(said, "rule_id"),
            event_id=event.id if event else None,
            scope=Scope(first(said, "scope")),
            left=self._side(said, first(said, "left")),
            right=self._side(said, first(said, "right")),
            kind=SeparationKind(first(said, "rule")),
            minutes=number(said, "minutes") or 0,
            reason=first(said, "meaning"),
            visibility=member(said, "visibility", RuleVisibility.ORGANISER_ONLY),
            custom=custom(said),
        )


def _blank(rule_id: str) -> SeparationRule:
    """A rule that nobody said anything about yet."""
    return SeparationRule(rule_id, "", None, Scope.PERSON, "", "", SeparationKind.NO_SAME_SESSION)
