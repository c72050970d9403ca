"""What goes into a package: the event's rows with the chosen columns, and nothing of whom it may not name."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from . import telephone
from .collation import WORD, folded
from .packages import REFERENCES, TABLES, Choice, Part, Preset, Row, Tables


class Mask(StrEnum):
    """How much of a person may be in a package: all, the alias and what goes with it, nothing."""

    OPEN = "open"
    ALIAS = "alias"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A field that says in words what is protected, and so stayed at home."""

    table: str
    row_id: str
    column: str


@dataclass(frozen=True, slots=True)
class Chosen:
    rows: dict[str, list[Row]]
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Secrets:
    """What would say who a masked person is, or what a session is about that is need-to-know: words, and numbers."""

    words: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


NO_SECRETS = Secrets()

# What must be in the package with a row for it to make sense there; of others, what is missing stays empty.
_OWNERS: dict[str, tuple[str, ...]] = {
    "participation": ("event_id", "person_id"),
    "session": ("event_id",),
    "session_role": ("session_id", "person_id"),
    "cancellation": ("session_id",),
    "delegation": ("event_id",),
    "agreed_order": ("event_id",),
    "checklist_item": ("event_id",),
    "vehicle": ("event_id",),
    "ride": ("vehicle_id",),
    "passenger": ("ride_id", "person_id"),
    "stay": ("event_id", "person_id"),
    "room": ("venue_id",),
    "zone_border": ("venue_id",),
    "seat_row": ("session_id",),
    "seat": ("row_id", "person_id"),
    "photo": ("person_id",),
    "badge": ("event_id", "person_id"),
    "invitation": ("event_id", "person_id"),
    "invitation_answer": ("invitation_id",),
    "contact": ("event_id", "person_id"),
}
_OF_MASKED = frozenset(
    {"person_id", "event_id", "category", "answer", "visibility", "alias", "alias_badge", "alias_hotel", "alias_driver"}
    | {"alias_invite", "sign_code", "access_zones", "arrival", "arrival_place", "departure", "departure_place", "diet"}
    | {"prayer_need", "access_need", "delegation"}
)
_BADGE_OF_MASKED = frozenset({"person_id", "event_id", "category", "alias", "alias_badge", "access_zones"})
_FORMS = ("alias_badge", "alias_hotel", "alias_driver", "alias_invite")
# Of a masked person there are no rows of these: they say who it is, or where to write.
_NOT_OF_MASKED = frozenset({"photo", "busy", "invitation", "contact"})
_OF_A_HIDDEN_SESSION = frozenset({"title", "notes", "custom"})
_NEVER_WORDS = frozenset({"id", "content", "alias", "left", "right", "people", *_FORMS})
_PAPERS = frozenset({"template", "stock"})
_SHORTEST = 3


@dataclass
class _Choosing:
    rows: Tables
    event_id: str
    choice: Choice
    masks: Mapping[str, Mask]
    ids: dict[str, set[str]] = field(default_factory=dict)

    def of(self, table: str) -> Iterable[Row]:
        return self.rows.get(table, ())

    def mask(self, person_id: object) -> Mask:
        return self.masks.get(str(person_id), Mask.OUT)

    def start(self) -> None:
        """Who and where: these are in because something else of the event names them."""
        event = next(row for row in self.of("event") if row["id"] == self.event_id)
        sessions = {row["id"]: row for row in self.of("session") if row["event_id"] == self.event_id}
        people = {row["person_id"] for row in self.of("participation") if row["event_id"] == self.event_id}
        if Part.PROGRAMME in self.choice.parts:
            people |= {row["person_id"] for row in self.of("session_role") if row["session_id"] in sessions}
        self.ids["person"] = {str(one) for one in people if self.mask(one) is not Mask.OUT}
        self.ids["event"] = {self.event_id}
        used = {row["room_id"] for row in sessions.values()}
        venues = {row["venue_id"] for row in self.of("room") if row["id"] in used}
        venues |= {row["venue_id"] for row in self.of("stay") if row["event_id"] == self.event_id}
        codes = json.loads(str(event["venue_codes"]))
        named = {row["id"] for row in self.of("venue") if row["code"] in codes}
        self.ids["venue"] = {str(one) for one in venues | named if one is not None}
        members = [row for row in self.of("person") if self._open(row["id"])]
        sides = {row[side] for row in self.of("separation_rule") for side in ("left", "right") if self._about(row)}
        here = {row["organisation_id"] for row in members}
        if Part.SEPARATIONS in self.choice.parts:
            here |= sides
        self.ids["organisation"] = {str(row["id"]) for row in self.of("organisation") if row["id"] in here}

    def _open(self, person_id: object) -> bool:
        return person_id in self.ids["person"] and self.mask(person_id) is Mask.OPEN

    def _about(self, rule: Row) -> bool:
        return rule["event_id"] == self.event_id

    def keeps(self, table: str, row: Row) -> bool:
        if table in self.ids and table in ("event", "person", "venue", "organisation"):
            return row["id"] in self.ids[table]
        if self.mask(row.get("person_id")) is Mask.ALIAS and table in _NOT_OF_MASKED:
            return False
        if table == "separation_rule":
            return self._rule_holds(row)
        if table == "busy":
            return row["person_id"] in self.ids["person"] or row["room_id"] in self.ids.get("room", ())
        if table == "stationery":
            return Part.REGISTER in self.choice.parts or str(row["type"]) in _PAPERS
        return all(row[owner] in self.ids.get(REFERENCES[table, owner], ()) for owner in _OWNERS[table])

    def _rule_holds(self, rule: Row) -> bool:
        """Of this event, or of every event where both sides are in the package."""
        known = self.ids["person"] | self.ids["organisation"]
        by_code = rule["scope"] == "delegation"
        both = by_code or (rule["left"] in known and rule["right"] in known)
        return both and (self._about(rule) or (rule["event_id"] is None and not by_code))

    def columns(self, table: str, row: Row) -> Iterable[str]:
        """Those of the chosen ones that this row may show."""
        chosen: Iterable[str] = self.choice.columns[table]
        if table == "person" and self.mask(row["id"]) is Mask.ALIAS:
            return ()
        if table == "participation" and self.mask(row["person_id"]) is Mask.ALIAS:
            return self._of_masked(chosen, row)
        if table == "session" and row["visibility"] == "need_to_know" and not self.choice.names:
            return [one for one in chosen if one not in _OF_A_HIDDEN_SESSION]
        if table == "event" and self.choice.preset is Preset.BADGES and row["discretion"] == "discreet":
            return [one for one in chosen if one not in ("code", "title")]
        return chosen

    def _of_masked(self, chosen: Iterable[str], row: Row) -> list[str]:
        if self.choice.preset is not Preset.BADGES:
            return [one for one in chosen if one in _OF_MASKED]
        # Where badges have a cover name of their own, the name in this house is no business of who prints them.
        own = {"alias"} if any(row[form] for form in _FORMS) else set()
        return [one for one in chosen if one in _BADGE_OF_MASKED - own]


class _Hidden:
    """Secrets, laid out so that a text is not held against every one there is."""

    def __init__(self, secrets: Secrets) -> None:
        self._by_first_word: dict[str, list[str]] = {}
        for one in map(_words, secrets.words):
            if len(one) >= _SHORTEST + 2:
                self._by_first_word.setdefault(one.split()[0], []).append(one)
        self._phones = telephone.tails(secrets.phones)

    def said_in(self, text: str) -> bool:
        if self._phones and telephone.stand_in(text, self._phones):
            return True
        if not self._by_first_word:
            return False
        words = _words(text)
        return any(one in words for word in set(words.split()) for one in self._by_first_word.get(word, ()))


def choose(
    rows: Tables, event_id: str, choice: Choice, masks: Mapping[str, Mask], secrets: Secrets = NO_SECRETS
) -> Chosen:
    """The rows of a package, in the order of their ids.

    `rows` are whole, `masks` of every person who may be in it at all. A field with one of the `secrets` in its words is
    left out of its row.
    """
    choosing = _Choosing(rows, event_id, choice, masks)
    choosing.start()
    hidden = _Hidden(secrets)
    found: dict[str, list[Row]] = {}
    withheld: list[Withheld] = []
    for table in TABLES:
        if table not in choice.columns:
            continue
        kept = sorted((row for row in choosing.of(table) if choosing.keeps(table, row)), key=lambda row: str(row["id"]))
        choosing.ids.setdefault(table, {str(row["id"]) for row in kept})
        found[table] = []
        for row in kept:
            told, away = _told(table, row, choosing, hidden)
            found[table].append(told)
            withheld += away
    return Chosen(_resolved(found), tuple(withheld))


def _told(table: str, row: Row, choosing: _Choosing, hidden: _Hidden) -> tuple[Row, list[Withheld]]:
    told: Row = {"id": row["id"]}
    away = []
    for column in choosing.columns(table, row):
        value = row[column]
        said = isinstance(value, str) and column not in _NEVER_WORDS and not column.endswith("_id")
        if said and hidden.said_in(str(value)):
            away.append(Withheld(table, str(row["id"]), column))
            continue
        told[column] = value
    return told, away


def _resolved(found: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Without the names of rows that are not there."""
    ids = {table: {row["id"] for row in rows} for table, rows in found.items()}
    for (table, column), parent in REFERENCES.items():
        for row in found.get(table, ()):
            if row.get(column) is not None and row[column] not in ids.get(parent, ()):
                del row[column]
    return found


def _words(text: str) -> str:
    """Folded words with a blank around each, so that a short name is not found inside a longer word."""
    return f" {' '.join(WORD.findall(folded(text)))} "
