"""The list of people: read, told apart, and put beside or into the people already here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from forumdesk.domain.identity import Identity
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.merging import merge_participations, three_way
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Answer, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.questions import ProblemType

from .joining import join_people
from .list_rows import ListRow, ref_of
from .organisation_book import OrganisationBook
from .people import Told, identity_of, nowhere_to_hide, preferred, read_person, together, told_by
from .plan import ImportPlan, Merge, Outcome, text_of_row
from .row_reader import RowReader
from .said import RowText, Said, day, first
from .same_person import Candidate, Joined, join


@dataclass(frozen=True, slots=True)
class _Row:
    """One accepted row: what it says, what it said, and whose ref it bears."""

    place: int
    row: ListRow
    ref: str
    text: RowText
    base: Said | None
    birth_date_asked: bool

    @property
    def changed(self) -> bool:
        return self.base != self.text.said


@dataclass(slots=True)
class PeoplePlanner:
    """Plans all rows of one list of people; `plan` takes the results."""

    plan: ImportPlan
    people: dict[str, Person] = field(default_factory=dict)
    at: dict[str, dict[str, Participation]] = field(default_factory=dict)
    rows_of: dict[str, list[ImportedRow]] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    new: dict[str, Told] = field(default_factory=dict)
    book: OrganisationBook = field(init=False)
    issued: set[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        snapshot = self.plan.bench.snapshot
        self.issued = {(one.person_id, one.event_id) for one in snapshot.invitations}
        self.issued |= {(one.person_id, one.event_id) for one in snapshot.badges}
        self.book = OrganisationBook(self.plan.bench.all(Organisation))
        self.people = dict(snapshot.person_by_ref)
        for participation in snapshot.participations:
            self.at.setdefault(participation.person_id, {})[participation.event_id] = participation
        for row in self.plan.lineage.rows.values():
            self.rows_of.setdefault(row.entity_ids[0], []).append(row)

    def run(self) -> None:
        accepted = _Reading(self.plan, self.people, self.book).read()
        by_person: dict[str, list[_Row]] = {}
        by_new_ref: dict[str, list[_Row]] = {}
        for row in accepted:
            person = self.people.get(row.ref)
            group, key = (by_person, person.id) if person is not None else (by_new_ref, row.ref)
            group.setdefault(key, []).append(row)
        for ref, some in by_new_ref.items():
            person_id = self.plan.world.new_id()
            self.new[ref] = together([self._tell(row.text.said, person_id, ref) for row in some])
        joined = join((*self._people_here(by_person), *self._new_people(by_new_ref)), self.plan.asking)
        self.why = joined.why
        joining = _by_root(by_new_ref, joined)
        here = self.plan.bench.snapshot.people
        for person_id in dict.fromkeys((*by_person, *(key for key in joining if key in here))):
            self._put_known(person_id, by_person.get(person_id, []), joining.get(person_id, []))
        for root, together_ in joining.items():
            if root not in here:
                self._put_new(together_)
        self._join_people_here(joined)

    def _people_here(self, by_person: dict[str, list[_Row]]) -> Iterable[Candidate]:
        for person in self.plan.bench.snapshot.people.values():
            rows = by_person.get(person.id, [])
            identity = before = identity_of(person)
            if any(row.changed for row in rows):
                identity = identity_of(self._told(person, rows).person)
            fresh = identity != before or any(row.base is None for row in rows)
            yield Candidate(person.id, person.refs, identity, _unsure(identity, rows), here=True, fresh=fresh)

    def _new_people(self, by_ref: dict[str, list[_Row]]) -> Iterable[Candidate]:
        for ref, rows in by_ref.items():
            identity = identity_of(self.new[ref].person)
            yield Candidate(ref, (ref,), identity, _unsure(identity, rows), here=False, fresh=True)

    def _told(self, person: Person, rows: Sequence[_Row]) -> Told:
        """Somebody here as they would be after the rows that are theirs already."""
        current = Told(person, self.at.get(person.id, {}))
        before = self.plan.lineage.before
        spoken = {before.get(row.row.key, row.row.key): row for row in rows if row.base is not None}
        order = {ref: place for place, ref in enumerate(person.refs)}
        lines = sorted(self.rows_of.get(person.id, []), key=lambda line: order.get(ref_of(line.key), len(order)))
        if any(spoken[line.key].changed for line in lines if line.key in spoken):
            texts = [(line.key, self.plan.lineage.texts[line.key].said) for line in lines]
            base = together([self._tell(said, person.id, ref_of(key)) for key, said in texts])
            new = [(key, spoken[key].text.said if key in spoken else said) for key, said in texts]
            now = together([self._tell(said, person.id, ref_of(key)) for key, said in new])
            current = _moved(current, base, now)
        first_time = [self._tell(row.text.said, person.id, row.ref) for row in rows if row.base is None]
        return together([current, *first_time])

    def _tell(self, said: Said, person_id: str, ref: str) -> Told:
        return told_by(said, person_id, ref, self.book.find(first(said, "organisation")))

    def _put_known(self, person_id: str, own: list[_Row], joining: list[_Row]) -> None:
        person = self.plan.bench.snapshot.people[person_id]
        self.plan.bench.touched = False
        if joining or any(row.changed for row in own):
            told = self._told(person, [*own, *(replace(row, base=None) for row in joining)])
            self._put(self._as_chosen(told, joining))
        # A list that says nothing new leaves no trace.
        news = self.plan.bench.touched or any(row.base is not None and row.changed for row in own)
        for row in own:
            updated = row.changed and self.plan.bench.touched
            self.plan.outcomes[row.place] = Outcome.UPDATED if updated else Outcome.UNCHANGED
            if row.base is not None or news:
                self.plan.record(row.row, row.text, person_id)
        for row in joining:
            self._merged(row, person.ref, person_id)

    def _put_new(self, rows: list[_Row]) -> None:
        person_id = self.new[rows[0].ref].person.id
        told = together([self.new[ref] for ref in dict.fromkeys(row.ref for row in rows)])
        self._put(self._as_chosen(told, rows[1:]))
        self._done(rows[0], Outcome.CREATED, person_id)
        for row in rows[1:]:
            self._merged(row, rows[0].ref, person_id)

    def _as_chosen(self, told: Told, rows: Iterable[_Row]) -> Told:
        for ref in dict.fromkeys(row.ref for row in rows):
            told = preferred(told, self.new[ref], self.plan.preferring.get(ref, ()))
        return told

    def _merged(self, row: _Row, primary: str, person_id: str) -> None:
        self._done(row, Outcome.MERGED, person_id)
        evidence = "same ref" if row.ref == primary else self.why.get(row.ref, "same ref")
        self.plan.merges.append(Merge((primary, row.ref), evidence))

    def _done(self, row: _Row, outcome: Outcome, person_id: str) -> None:
        self.plan.outcomes[row.place] = outcome
        self.plan.record(row.row, row.text, person_id)

    def _put(self, told: Told) -> None:
        bench, world = self.plan.bench, self.plan.world
        bench.put(told.person)
        here = self.at.get(told.person.id, {})
        for event_id, participation in told.participations.items():
            if participation.id:
                bench.put(participation)
            elif event_id not in here:
                sign_code = world.code(4)
                new = replace(participation, id=world.new_id(), person_id=told.person.id, sign_code=sign_code)
                bench.put(new)
        for event_id, participation in here.items():
            if event_id not in told.participations:
                self._withdraw(participation)

    def _withdraw(self, participation: Participation) -> None:
        """The list no longer has them at that event; who holds a badge or an invite for it is cancelled instead."""
        if (participation.person_id, participation.event_id) in self.issued:
            self.plan.bench.put(replace(participation, answer=Answer.CANCELLED))
        else:
            self.plan.bench.remove(participation)

    def _join_people_here(self, joined: Joined) -> None:
        """Pairs of people already here that an answer joined."""
        now: dict[str, str] = {}
        for shown, other in joined.both_here:
            shown, other = now.get(shown, shown), now.get(other, other)
            people = self.plan.bench.snapshot.people
            self.plan.joined(people[shown], people[other], joined.why.get(other, ""))
            chosen = self.plan.preferring.get(people[other].ref, ())
            stays, goes = join_people(self.plan.bench, shown, other, chosen)
            now[goes] = stays
            self.plan.becomes(goes, stays)


def _unsure(identity: Identity, rows: Sequence[_Row]) -> Identity:
    """Without a birth date that was asked about, answered or not."""
    if not any(row.birth_date_asked for row in rows):
        return identity
    told = (day(row.text.said, "dob") for row in rows if not row.birth_date_asked)
    return replace(identity, birth_date=next(filter(None, told), None))


def _moved(current: Told, base: Told, new: Told) -> Told:
    """Three-way, the participations of each event too."""
    participations = {
        event_id: participation
        for event_id, participation in current.participations.items()
        if event_id not in base.participations or event_id in new.participations
    }
    for event_id, said in new.participations.items():
        here, was = current.participations.get(event_id), base.participations.get(event_id)
        if here is not None:
            participations[event_id] = three_way(was, said, here) if was else merge_participations(here, said)
        elif was is None:
            participations[event_id] = said
    return Told(three_way(base.person, new.person, current.person), participations)


def _by_root(by_ref: dict[str, list[_Row]], joined: Joined) -> dict[str, list[_Row]]:
    """New rows by who they are shown as: a person's id, or the first row's ref."""
    found: dict[str, list[_Row]] = {}
    for ref, rows in by_ref.items():
        found.setdefault(joined.root[ref], []).extend(rows)
    return found


@dataclass(slots=True)
class _Reading:
    """Reads all rows, before anybody is compared."""

    plan: ImportPlan
    people: dict[str, Person]
    book: OrganisationBook
    protected: set[str] = field(init=False)
    shipped: dict[str, Organisation] = field(init=False)
    shipped_book: OrganisationBook = field(init=False)

    def __post_init__(self) -> None:
        self.shipped = {one.id: one for one in self.plan.shipped}
        self.shipped_book = OrganisationBook(self.plan.shipped)
        here = self.plan.bench.snapshot.participations
        self.protected = {one.person_id for one in here if one.protected or one.alias_missing}

    def read(self) -> list[_Row]:
        accepted = []
        events = self.plan.bench.snapshot.event_by_code
        for place, row in enumerate(self.plan.each_row()):
            self.plan.outcomes.append(Outcome.REJECTED)
            reader = self.plan.reader(row)
            person = self.people.get(row.ref)
            read_person(reader, events, person is not None and person.id in self.protected)
            text = text_of_row(self.plan, reader)
            self._refuse(reader, text.said)
            self.plan.problems.extend(reader.problems)
            if not reader.rejected:
                self._know_organisation(first(text.said, "organisation"))
                asked = f"dob:{row.question_ref}" in self.plan.asking.raised
                accepted.append(_Row(place, row, row.ref, text, self.plan.lineage.said(row.key), asked))
        return accepted

    def _refuse(self, reader: RowReader, said: Said) -> None:
        names = ("given_name", "family_name", "name_native", "print_name")
        silent = reader.row.ref in self.people and not any(name in reader.row.cells for name in ("name", *names))
        if not silent and not any(first(said, name) for name in names):
            reader.reject(ProblemType.MISSING_NAME, "name")
        elif nowhere_to_hide(said):
            reader.reject(ProblemType.UNKNOWN_REF, "events")

    def _know_organisation(self, name: str) -> None:
        """One that the program knows comes in under its canonical name; one nobody knows as typed, and reported."""
        if not name or self.book.find(name) is not None:
            return
        known = self.shipped.get(self.shipped_book.find(name) or "")
        organisation = replace(known or Organisation("", name), id=self.plan.world.new_id())
        self.plan.bench.put(organisation)
        self.book.add(organisation)
        if known is None:
            self.plan.unknown_organisations.append(name)
