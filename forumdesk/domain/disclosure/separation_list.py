"""The security liaison's sheet: who stays apart from whom, where they come near each other, cars, doors and hotels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from ..apart import SeparationCheck
from ..apart_places import day_said, hotel_name
from ..cards import ListCard, ListRow, ListSection, Running
from ..clashes import sessions_of_people
from ..events import Event
from ..findings import Finding
from ..hotels import nights
from ..moments import Moment
from ..separation import TIMED, RuleVisibility, Scope, SeparationRule, fault
from ..snapshot import Snapshot, grouped
from .asking import Ask, Disclosed, columns, subtitle
from .naming import aliases_missing, presence, shown_name
from .placing import room_and_zone, several_venues
from .rules import Audience, event_stopped, require, stopped
from .wording import clock_span, day_of, word

_NOBODY = "–"
Cells = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A rule with both of its sides at the event, by person id, and what it finds."""

    rule: SeparationRule
    left: frozenset[str]
    right: frozenset[str]
    found: tuple[Finding, ...]

    @property
    def people(self) -> frozenset[str]:
        return self.left | self.right


def separation_card(snapshot: Snapshot, event: Event, running: Running, reveal: bool = False) -> Disclosed[ListCard]:
    """Every rule that holds at the event and has both of its sides there; None where the cover title is missing.

    Sides are the names that security may read, never the delegation or organisation they are of. The reason of a rule
    stands there only where the rule may be known of.
    """
    require(Audience.SECURITY, event)
    missing = event_stopped(event)
    if missing is not None:
        return Disclosed(None, covers_missing=(missing,))
    sheet = _Sheet(Ask(snapshot, event, Audience.SECURITY, reveal), tuple(_ruled(snapshot, event)))
    keys = ("apart_when", "apart_what", "apart_where", "apart_who", "apart_other", "apart_minutes")
    card = ListCard(
        title=word("apart_title", event.language),
        subtitle=subtitle(event),
        columns=columns(event, *keys),
        sections=tuple(one for one in sheet.sections() if one.rows),
        running=running,
        empty_text=word("no_rules", event.language),
    )
    people = [presence(snapshot, one, event.id) for one in sorted(sheet.people)]
    waiting = [one for one in people if stopped(one, Audience.SECURITY, reveal)]
    return Disclosed(card, aliases_missing(snapshot, waiting, Audience.SECURITY))


def _ruled(snapshot: Snapshot, event: Event) -> Iterator[_Ruled]:
    check = SeparationCheck(snapshot, sessions_of_people(snapshot))
    here = {one.person_id for one in snapshot.at_event.get(event.id, ()) if one.coming}
    for rule in sorted(snapshot.rules, key=lambda one: one.code):
        left, right = (check.side(rule, side) & here for side in (rule.left, rule.right))
        if rule.event_id in (None, event.id) and left and right and fault(rule) is None:
            found = [one for one in check.findings_of(rule) if event.code in one.events]
            in_order = sorted(found, key=lambda one: (one.start is None, str(one.start), one.people, one.facts))
            yield _Ruled(rule, left, right, tuple(in_order))


@dataclass(frozen=True)
class _Sheet:
    """Rows of one event's sheet, for who asks."""

    ask: Ask
    rules: tuple[_Ruled, ...]
    people: frozenset[str] = field(init=False)
    _with_venue: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", frozenset(one for rule in self.rules for one in rule.people))
        object.__setattr__(self, "_with_venue", several_venues(self.ask.snapshot, self.ask.event))

    def sections(self) -> Iterator[ListSection]:
        for ruled in self.rules:
            yield _section(self._heading(ruled.rule), self._rule_rows(ruled))
        for key, rows in (
            ("apart_entrances", self._entrances()),
            ("apart_vehicles", self._vehicles()),
            ("apart_hotels", self._hotels()),
        ):
            yield _section(self._said(key), rows)

    def _said(self, key: str, *parts: object) -> str:
        return word(key, self.ask.event.language).format(*parts)

    def _heading(self, rule: SeparationRule) -> str:
        kind = self._said(f"apart_rule.{rule.kind}")
        within = self._said("apart_within", kind, rule.minutes) if rule.kind in TIMED and rule.minutes else kind
        return self._said("apart_by_code", rule.code, within)

    def _rule_rows(self, ruled: _Ruled) -> Iterator[Cells]:
        reason = ruled.rule.reason if ruled.rule.visibility is RuleVisibility.PROTOCOL else ""
        left, right = (self._names(side, ruled.rule.scope) for side in (ruled.left, ruled.right))
        yield "", self._said("apart_sides"), reason, left, right, ""
        for one in ruled.found:
            yield self._found(ruled, one)
        if not ruled.found:
            yield "", "", self._said("apart_none"), "", "", ""

    def _names(self, people: Iterable[str], scope: Scope) -> str:
        """A line each. In a rule of organisations nobody protected is named: those beside them would tell whose."""
        shown = {self._name(one, scope) for one in people}
        return "\n".join(sorted(shown, key=str.casefold))

    def _name(self, person_id: str, scope: Scope) -> str:
        one = presence(self.ask.snapshot, person_id, self.ask.event.id)
        if scope is Scope.ORGANISATION and one.protected and not self.ask.reveal:
            return self._said("apart_protected")
        return shown_name(self.ask.snapshot, one, Audience.SECURITY, self.ask.reveal) or _NOBODY

    def _found(self, ruled: _Ruled, one: Finding) -> Cells:
        ids = {self.ask.snapshot.person_by_ref[ref].id for ref in one.people}
        left, right = (self._names(ids & side, ruled.rule.scope) for side in (ruled.left, ruled.right))
        facts = dict(one.facts)
        apart = self._said("apart_of", facts["gap_minutes"], facts["agreed_minutes"]) if "gap_minutes" in facts else ""
        return self._when(one, facts), self._what(facts), self._where(one, facts), left, right, apart

    def _when(self, one: Finding, facts: dict[str, str]) -> str:
        if "first_night" in facts:
            return _nights(facts["first_night"], facts["last_night"])
        return self._span(one.start, one.end) if one.start and one.end else ""

    def _span(self, start: datetime, end: datetime) -> str:
        zone = self.ask.event.zone
        begins, ends = Moment(start, zone), Moment(end, zone)
        return f"{day_of(begins, zone).isoformat()}\n{clock_span(begins, ends if end != start else None, zone)}"

    def _what(self, facts: dict[str, str]) -> str:
        if "journey" in facts:
            by = facts.get("vehicle", "")
            return "\n".join(part for part in (self._said(f"apart_{facts['journey']}"), by) if part)
        for key, said in (("passing", "apart_on_foot"), ("floor", "apart_floor"), ("room", "apart_room")):
            if key in facts:
                return self._said(said, facts[key])
        return (
            self._said("apart_places", facts["seat"], facts["places"]) if "seat" in facts else facts.get("vehicle", "")
        )

    def _where(self, one: Finding, facts: dict[str, str]) -> str:
        """Rooms with their zones; never a session by its name or code, which security is not told."""
        if "hotel" in facts:
            return facts["hotel"]
        rooms = {
            session.code: room_and_zone(self.ask.snapshot, session, self._with_venue)
            for session in self.ask.snapshot.sessions.values()
            if session.code in one.sessions
        }
        ways = [tuple(way.split("–")) for way in facts.get("way", "").split(", ") if way]
        on_foot = {code for way in ways for code in way}
        lines = [" – ".join(rooms.get(code, "") for code in way) for way in ways]
        lines += [rooms[code] for code in one.sessions if code not in on_foot]
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def _entrances(self) -> Iterator[Cells]:
        """Of the rooms in which somebody of a rule is expected, where somebody typed them."""
        snapshot, seen = self.ask.snapshot, set[str]()
        for session in snapshot.live_sessions(self.ask.event.id):
            room = snapshot.rooms.get(session.room_id or "")
            if room is None or room.id in seen or not room.entrances or not self.people & snapshot.people_in(session):
                continue
            seen.add(room.id)
            yield "", room.entrances, room_and_zone(snapshot, session, self._with_venue), "", "", ""

    def _vehicles(self) -> Iterator[Cells]:
        snapshot = self.ask.snapshot
        aboard = grouped((one.ride_id, one.person_id) for one in snapshot.passengers if one.person_id in self.people)
        for ride in sorted(snapshot.rides.values(), key=lambda one: (one.start.utc, one.id)):
            vehicle = snapshot.vehicles[ride.vehicle_id]
            if vehicle.event_id == self.ask.event.id and ride.id in aboard:
                way = " – ".join(part for part in (ride.from_place, ride.to_place) if part)
                when = self._span(ride.start.utc, ride.end.utc if ride.end else ride.start.utc)
                yield when, vehicle.code, way, self._names(aboard[ride.id], Scope.PERSON), "", ""

    def _hotels(self) -> Iterator[Cells]:
        snapshot, event = self.ask.snapshot, self.ask.event
        ours = [one for one in snapshot.stays if one.event_id == event.id and one.person_id in self.people]
        for stay in sorted(ours, key=lambda one: (hotel_name(snapshot, one).casefold(), one.floor, one.room, one.id)):
            first, until = nights(stay, snapshot.participation(stay.person_id, event.id), event)
            what = [self._said("apart_floor", stay.floor)] if stay.floor else []
            what += [self._said("apart_room", stay.room)] if stay.room else []
            when = _nights(day_said(first), day_said(until))
            yield (
                when,
                "\n".join(what),
                hotel_name(snapshot, stay),
                self._names((stay.person_id,), Scope.PERSON),
                "",
                "",
            )


def _nights(first: str, last: str) -> str:
    """Days that nobody knows are left open."""
    return first if first == last else f"{first} –\n{last}".strip()


def _section(heading: str, rows: Iterable[Cells]) -> ListSection:
    return ListSection(heading, tuple(ListRow(cells) for cells in rows))
