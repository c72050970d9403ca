"""Packages: one event with chosen fields, on its way out of the house or come in, and what each kind holds."""

import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from .packages_fields import COLUMNS, Field

Value = str | int | float | bytes | None
Row = dict[str, Value]
Tables = Mapping[str, Sequence[Row]]
"""Rows as they are stored, by table."""
Digests = dict[str, dict[str, dict[str, str]]]
"""By table, mark of a row and column: what a field held, so that a later look tells whether it is still the same."""


class Preset(StrEnum):
    """What a package is for."""

    TRAVEL = "travel"
    BADGES = "badges"
    HANDOVER = "handover"


class Part(StrEnum):
    """What can be chosen: columns that are of use together."""

    HEADER = "header"
    EVENT = "event"
    NAMES = "names"
    PEOPLE = "people"
    CONTACT = "contact"
    JOURNEYS = "journeys"
    NEEDS = "needs"
    PROGRAMME = "programme"
    ROOMS = "rooms"
    DELEGATIONS = "delegations"
    SEPARATIONS = "separations"
    PROTOCOL = "protocol"
    PERSONAL = "personal"
    NOTES = "notes"
    PHOTOS = "photos"
    PRINTED = "printed"
    REGISTER = "register"
    INVITES = "invites"
    CHECKLIST = "checklist"
    AVAILABILITY = "availability"


class Way(StrEnum):
    """Whether a package was made here, or this workspace was made from it."""

    SENT = "sent"
    CAME = "came"


ALWAYS = (Part.HEADER, Part.NAMES)
"""Without these nothing else can be said of an event."""

PRESETS: dict[Preset, frozenset[Part]] = {
    Preset.TRAVEL: frozenset(
        {*ALWAYS, Part.EVENT, Part.PEOPLE, Part.CONTACT, Part.JOURNEYS, Part.NEEDS, Part.PROGRAMME, Part.ROOMS}
        | {Part.DELEGATIONS, Part.SEPARATIONS}
    ),
    Preset.BADGES: frozenset({*ALWAYS, Part.PRINTED}),
    Preset.HANDOVER: frozenset(Part),
}

_COLUMNS: dict[Part, dict[str, str]] = {
    Part.HEADER: {"event": "code title cover_title discretion language zone"},
    Part.EVENT: {
        "event": "kind place cover_place start_date end_date marking organiser_name organiser_email hosts themes status"
        " venue_codes"
    },
    Part.NAMES: {
        "person": "given_name family_name name_order print_name_typed native_name title_line organisation_id",
        "organisation": "name neutral",
        "participation": "person_id event_id category alias alias_badge access_zones sign_code",
    },
    Part.PEOPLE: {
        "person": "ref honorific languages",
        "organisation": "short aliases type country",
        "participation": "answer visibility alias_hotel alias_driver alias_invite",
    },
    Part.CONTACT: {"person": "emails phones"},
    Part.JOURNEYS: {
        "participation": "arrival arrival_place departure departure_place",
        "vehicle": "event_id code seats notes",
        "ride": "vehicle_id start end journey from_place to_place",
        "passenger": "ride_id person_id",
        "stay": "event_id person_id venue_id hotel floor room check_in check_out",
    },
    Part.NEEDS: {"participation": "diet prayer_need access_need"},
    Part.PROGRAMME: {
        "session": "event_id code title cover_title kind start end room_id room_typed set_up remote visibility rule"
        " marking languages interpretation themes everyone roles_needed",
        "session_role": "session_id person_id role",
        "cancellation": "session_id at",
    },
    Part.ROOMS: {
        "venue": "code name place cover_place zone",
        "room": "venue_id name aliases zone floor capacity capacities booths step_free entrances",
        "zone_border": "venue_id zone other minutes",
        "seat_row": "session_id name places round",
        "seat": "row_id place person_id",
    },
    Part.DELEGATIONS: {
        "delegation": "event_id code side head_id agreed_size lead_rank accompanying",
        "participation": "delegation",
    },
    Part.SEPARATIONS: {"separation_rule": "code event_id scope left right kind minutes visibility"},
    Part.PROTOCOL: {
        "person": "salutation envelope_line rank_class office_since",
        "agreed_order": "event_id way at seed people delegations reason",
    },
    Part.PERSONAL: {
        "person": "birth_date gender nationality local_actor women_led_org",
        "participation": "consent_photo consent_recording sponsor",
    },
    Part.NOTES: {
        "event": "custom",
        "person": "other_refs notes also custom",
        "participation": "notes also custom",
        "session": "notes custom",
        "venue": "readiness notes custom",
        "room": "notes custom",
        "organisation": "pillars support local women_led source custom",
        "delegation": "custom",
        "separation_rule": "reason custom",
    },
    Part.PHOTOS: {"photo": "person_id content width height", "participation": "consent_photo"},
    Part.PRINTED: {
        "badge": "person_id event_id serial printed_at state page slot moved_at was_lost",
        "stationery": "type name content",
    },
    Part.REGISTER: {"badge": "token template reason"},
    Part.INVITES: {
        "invitation": "person_id event_id session_id uid sequence issued_at said state series recurrence_id times",
        "invitation_answer": "invitation_id partstat sequence stamped_at taken_at attendee comment delegated_to"
        " proposed_start proposed_end sender proposal",
        "contact": "person_id event_id at way note",
    },
    Part.CHECKLIST: {"checklist_item": "event_id checklist position text section group owner due_days status note"},
    Part.AVAILABILITY: {"busy": "start end person_id room_id from_calendar"},
}

REFERENCES: dict[tuple[str, str], str] = {
    ("session", "event_id"): "event",
    ("session", "room_id"): "room",
    ("person", "organisation_id"): "organisation",
    ("session_role", "session_id"): "session",
    ("session_role", "person_id"): "person",
    ("cancellation", "session_id"): "session",
    ("participation", "person_id"): "person",
    ("participation", "event_id"): "event",
    ("delegation", "event_id"): "event",
    ("delegation", "head_id"): "person",
    ("separation_rule", "event_id"): "event",
    ("agreed_order", "event_id"): "event",
    ("checklist_item", "event_id"): "event",
    ("vehicle", "event_id"): "event",
    ("ride", "vehicle_id"): "vehicle",
    ("passenger", "ride_id"): "ride",
    ("passenger", "person_id"): "person",
    ("stay", "event_id"): "event",
    ("stay", "person_id"): "person",
    ("stay", "venue_id"): "venue",
    ("room", "venue_id"): "venue",
    ("zone_border", "venue_id"): "venue",
    ("seat_row", "session_id"): "session",
    ("seat", "row_id"): "seat_row",
    ("seat", "person_id"): "person",
    ("photo", "person_id"): "person",
    ("busy", "person_id"): "person",
    ("busy", "room_id"): "room",
    ("badge", "person_id"): "person",
    ("badge", "event_id"): "event",
    ("invitation", "person_id"): "person",
    ("invitation", "event_id"): "event",
    ("invitation", "session_id"): "session",
    ("invitation_answer", "invitation_id"): "invitation",
    ("contact", "person_id"): "person",
    ("contact", "event_id"): "event",
}
"""Which columns name a row of which table."""

TABLES: tuple[str, ...] = (
    *("event", "organisation", "person", "participation", "venue", "room", "zone_border", "session", "session_role"),
    *("cancellation", "delegation", "separation_rule", "agreed_order", "vehicle", "ride", "passenger", "stay"),
    *("seat_row", "seat", "photo", "busy", "checklist_item", "badge", "stationery", "invitation"),
    *("invitation_answer", "contact"),
)
"""Those that can be in a package, a row after the rows it names."""


_AWAY = "-"


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes into a package: parts, but for fields that stay. `names` are those behind aliases; only a handover may
    have them.
    """

    preset: Preset
    parts: frozenset[Part]
    names: bool = False
    away: frozenset[Field] = frozenset()

    @classmethod
    def of(
        cls,
        preset: Preset,
        more: Iterable[Part] = (),
        less: Iterable["Part | Field"] = (),
        names: bool = False,
    ) -> "Choice":
        """`less` may name whole parts and single fields."""
        parts = (PRESETS[preset] | set(more)) - set(less) | set(ALWAYS)
        own = {field for part in parts for field in fields_of(part)}
        return cls(preset, frozenset(parts), names, frozenset(own.intersection(less)))

    @classmethod
    def read(cls, preset: Preset, said: Iterable[str], names: bool) -> "Choice":
        """What `said` of a choice wrote; ValueError for anything else."""
        words = tuple(said)
        away = frozenset(Field(one.removeprefix(_AWAY)) for one in words if one.startswith(_AWAY))
        return cls(preset, frozenset(Part(one) for one in words if not one.startswith(_AWAY)), names, away)

    @property
    def said(self) -> tuple[str, ...]:
        """The parts, then each field that stays at home with a minus before it."""
        parts = tuple(part.value for part in Part if part in self.parts)
        return (*parts, *(_AWAY + field.value for field in Field if field in self.away))

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """By table, the columns that may be in the package; each row has its id besides."""
        found: dict[str, dict[str, None]] = {}
        away = {column for field in self.away for column in COLUMNS[field].split()}
        for part in Part:
            if part in self.parts:
                for table, names in _COLUMNS[part].items():
                    goes = (name for name in names.split() if f"{table}.{name}" not in away)
                    found.setdefault(table, {}).update(dict.fromkeys(goes))
        return {table: tuple(names) for table, names in found.items()}

    @property
    def fields(self) -> tuple[str, ...]:
        """Each as table.column, for the register of copies."""
        return tuple(f"{table}.{column}" for table, columns in self.columns.items() for column in columns)


def fields_of(part: Part) -> tuple[Field, ...]:
    """The fields of a part that can stay at home while the rest of it goes along."""
    if part in ALWAYS:
        return ()
    columns = {f"{table}.{name}" for table, names in _COLUMNS[part].items() for name in names.split()}
    return tuple(field for field in Field if not columns.isdisjoint(COLUMNS[field].split()))


@dataclass(frozen=True, slots=True, repr=False)
class Package:
    """One package that was made here, or that this workspace was made from; its id is random and says nothing.

    Who has `return_key` can say that something comes back; it is sealed to `home`, which is the identity where the
    package was made, and its public half where it was opened. `base` are the digests of what left, as JSON. `counter`
    is that of the last return that was made or taken; `settled` says whether every question of it was answered.
    """

    id: str
    way: Way
    event_id: str
    preset: Preset
    parts: tuple[str, ...]
    names: bool
    made_at: datetime
    number: str
    return_key: str
    home: str
    base: str
    counter: int = 0
    settled: bool = True
    last: str = ""

    def __repr__(self) -> str:
        return f"Package({self.id})"

    @property
    def choice(self) -> Choice:
        return Choice.read(self.preset, self.parts, self.names)

    @property
    def digests(self) -> Digests:
        found: Digests = json.loads(self.base)
        return found


def canonical(value: object) -> str:
    """One text for one value: keys sorted, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(key: str, table: str, row_id: str, column: str, value: Value) -> str:
    """What a field held, under the package's key: nobody without it can try out values."""
    return hmac.digest(bytes.fromhex(key), canonical([table, row_id, column, value]).encode(), sha256).hex()[:16]


def mark(key: str, table: str, row_id: str) -> str:
    """A row without its id, so that who is erased here stands in no package, and still does not come back."""
    return digest(key, table, row_id, "id", row_id)


def digests(key: str, rows: Tables) -> Digests:
    """The base of a package: every field that is in it."""
    return {
        table: {
            mark(key, table, str(row["id"])): {
                column: digest(key, table, str(row["id"]), column, value)
                for column, value in row.items()
                if column != "id"
            }
            for row in some
        }
        for table, some in rows.items()
    }
