"""The list of delegations, a row each."""

from dataclasses import dataclass

from forumdesk.domain.merging import three_way
from forumdesk.domain.participation import Delegation
from forumdesk.domain.people import Person
from forumdesk.domain.questions import ProblemType

from .plan import Applied, ImportPlan, Outcome
from .row_reader import RowReader
from .said import Said, custom, first, number


@dataclass(slots=True)
class DelegationRows:
    plan: ImportPlan
    key_column: str = "code"
    joins: bool = False

    def read(self, reader: RowReader) -> None:
        reader.texts("code", "event", "side", "lead_rank")
        if reader.cell("event") not in self.plan.bench.snapshot.event_by_code:
            reader.reject(ProblemType.UNKNOWN_REF, "event", value=reader.cell("event"))
            return
        reader.texts("head")
        head = reader.cell("head")
        if head and head not in self.plan.bench.snapshot.person_by_ref:
            reader.said.pop("head", None)
            reader.doubt("head", ProblemType.UNKNOWN_REF, "head")
        reader.number("agreed_size", "agreed_size")
        reader.custom()

    def apply(self, base: Said | None, said: Said) -> Applied:
        event_id = self.plan.bench.snapshot.event_by_code[first(said, "event")].id
        code = first(said, "code")
        delegations = self.plan.bench.all(Delegation)
        here = next((one for one in delegations if (one.event_id, one.code) == (event_id, code)), None)
        if here is None:
            delegation = self._made(said, self.plan.world.new_id(), event_id)
        else:
            delegation = three_way(self._made(base or {}, here.id, event_id), self._made(said, here.id, event_id), here)
        self.plan.bench.put(delegation)
        return Applied(delegation.id, Outcome.CREATED if here is None else None)

    def _made(self, said: Said, delegation_id: str, event_id: str) -> Delegation:
        head: Person | None = self.plan.bench.snapshot.person_by_ref.get(first(said, "head"))
        return Delegation(
            id=delegation_id,
            event_id=event_id,
            code=first(said, "code"),
            side=first(said, "side"),
            head_id=head.id if head else None,
            agreed_size=number(said, "agreed_size"),
            lead_rank=first(said, "lead_rank"),
            custom=custom(said),
        )
