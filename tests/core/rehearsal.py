"""Imports on plain values: what each list would do, and the workspace as it would leave it, without a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.questions import Question
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import SeparationRule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue
from forumdesk.importers.columns import ImportKind, map_headers
from forumdesk.importers.list_kinds import list_rows, plan_list
from forumdesk.importers.naming_here import as_known_here
from forumdesk.importers.plan import ImportPlan, Outcome, new_plan
from forumdesk.importers.sheet import Sheet, read_sheet
from forumdesk.importers.workbench import E, Entity
from forumdesk.world import World
from tests.builders import a_world

EVENTS = """code,title,kind,discretion,place,zone,start_date,end_date,venues
XX,Invented Forum,forum,internal,Nowhere,Europe/Oslo,12.06.2030,14.06.2030,V1
YY,Invented Dialogue,dialogue,discreet,Muscat,Asia/Muscat,,,
"""
VENUES = """venue_id,venue,place,tz,room,aliases,capacity,zone,booths,step_free
V1,House of Paper,Nowhere,Europe/Oslo,Blue Room,Blårommet|Room B,40,A,2,yes
V1,House of Paper,Nowhere,Europe/Oslo,Red Room,,20,B,,no
V2,House of Card,Elsewhere,Europe/Oslo,Blue Room,,10,A,,
V2,House of Card,Elsewhere,Europe/Oslo,Green Room,,10,A,,
V3,House of Felt,Muscat,Asia/Muscat,Majlis,Salon,10,A,,
V4,House of Silk,Muscat,Asia/Muscat,Majlis,,10,A,,
"""


@dataclass(slots=True)
class Rehearsal:
    """`read` plans a list against what the lists before it left."""

    world: World = field(default_factory=a_world)
    rows: dict[str, Entity] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    lines: dict[str, ImportedRow] = field(default_factory=dict)
    outward: Snapshot = field(default_factory=Snapshot)

    def read(self, kind: ImportKind, text: str, answers: Mapping[str, str] | None = None) -> ImportPlan:
        plan = self.dry(kind, text, answers)
        for gone in plan.bench.removes():
            del self.rows[gone.id]
        self.rows |= {entity.id: entity for entity in plan.bench.saves()}
        self.lines |= {line.id: line for line in plan.lineage_changes()}
        for closed in plan.closed():
            del self.questions[closed.key]
        self.questions |= {question.key: question for question in plan.asking.changed()}
        return plan

    def dry(self, kind: ImportKind, text: str, answers: Mapping[str, str] | None = None) -> ImportPlan:
        return self.plan(kind, read_sheet(text.encode()), {}, answers)

    def plan(
        self, kind: ImportKind, sheet: Sheet, mapping: Mapping[str, str], answers: Mapping[str, str] | None = None
    ) -> ImportPlan:
        """A sheet that was read already."""
        columns = map_headers(kind, sheet.headers, mapping)
        snapshot = self.snapshot()
        sheet = as_known_here(sheet, columns, snapshot)
        lines = [line for line in self.lines.values() if line.import_kind == kind]
        plan = new_plan(kind, snapshot, lines, list_rows(kind, sheet, columns, snapshot), self.world)
        plan.asking.answers = answers or {}
        plan_list(plan)
        plan.asking.left_over()
        return plan

    def put(self, *entities: Entity) -> None:
        """A user's own edit."""
        self.rows |= {entity.id: entity for entity in entities}

    def snapshot(self) -> Snapshot:
        return snapshot_of(self.rows, self.questions, self.outward)

    def person(self, ref: str) -> Person:
        return self.snapshot().person_by_ref[ref]

    def at(self, ref: str, code: str) -> Participation:
        snapshot = self.snapshot()
        found = snapshot.participation(snapshot.person_by_ref[ref].id, snapshot.event_by_code[code].id)
        assert found is not None
        return found


def snapshot_of(rows: Mapping[str, Entity], questions: Mapping[str, Question], outward: Snapshot) -> Snapshot:
    """Rows as a snapshot; invitations and badges from `outward`."""
    kinds: dict[type, dict[str, Entity]] = {}
    for entity in rows.values():
        kinds.setdefault(type(entity), {})[entity.id] = entity

    def of(kind: type[E]) -> dict[str, E]:
        return {key: entity for key, entity in kinds.get(kind, {}).items() if isinstance(entity, kind)}

    return Snapshot(
        events=of(Event),
        venues=of(Venue),
        rooms=of(Room),
        sessions=of(Session),
        roles=tuple(of(SessionRole).values()),
        people=of(Person),
        organisations=of(Organisation),
        participations=tuple(of(Participation).values()),
        delegations=tuple(of(Delegation).values()),
        rules=tuple(of(SeparationRule).values()),
        vehicles=of(Vehicle),
        rides=of(Ride),
        passengers=tuple(of(Passenger).values()),
        seat_rows=of(SeatRow),
        seats=tuple(of(Seat).values()),
        stays=tuple(of(Stay).values()),
        invitations=outward.invitations,
        badges=outward.badges,
        questions=tuple(questions.values()),
    )


def counts(plan: ImportPlan) -> dict[str, int]:
    """How many rows came to what, without the zeros."""
    return {outcome.value: plan.count(outcome) for outcome in Outcome if plan.count(outcome)}


def changes_nothing(plan: ImportPlan) -> bool:
    """Neither rows nor lineage nor questions would be written: no history."""
    return not (plan.bench.saves() or plan.bench.removes() or plan.lineage_changes() or plan.asking.changed())


def problems(plan: ImportPlan) -> list[tuple[str, str, str]]:
    """(ref, field, type) of every problem."""
    return [(problem.ref, problem.field, problem.type.value) for problem in plan.problems]


def asked(plan: ImportPlan) -> list[str]:
    """Ids of the questions that are open after the import."""
    return [question.key for question in plan.open_questions()]
