"""What a card says of one person or session, field by field, so that the cards of several audiences can be compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..cards import AgendaCard, Appointment, BadgeCard, DoorSign, InviteCard, ListCard, ScheduleCard, Span

YES = "yes"
_SHOWN_AT_MOST = 6


class Field(StrEnum):
    """What may be said."""

    NAME = "name"
    NATIVE_NAME = "native_name"
    TITLE_LINE = "title_line"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PHOTO = "photo"
    FLAG = "flag"
    CATEGORY = "category"
    DELEGATION = "delegation"
    CONTACT = "contact"
    TITLE = "title"
    PLACE = "place"
    TIME = "time"
    ZONES = "zones"
    NEEDS = "needs"
    LANGUAGES = "languages"
    PROTOCOL = "protocol"
    PERSONAL = "personal"
    OTHER = "other"


# The columns of every list; what only this workspace has is something other.
FIELD_OF: dict[str, Field] = {
    **dict.fromkeys(("name", "print_name", "interpreter", "sign_code", "alias"), Field.NAME),
    **dict.fromkeys(("alias_badge", "alias_hotel", "alias_driver", "alias_invite"), Field.NAME),
    "name_native": Field.NATIVE_NAME,
    "title_line": Field.TITLE_LINE,
    "organisation": Field.ORGANISATION,
    "country": Field.COUNTRY,
    "category": Field.CATEGORY,
    "delegation": Field.DELEGATION,
    **dict.fromkeys(("email", "phone"), Field.CONTACT),
    **dict.fromkeys(("session", "meal"), Field.TITLE),
    **dict.fromkeys(("place", "room", "where", "hotel", "floor", "hotel_room"), Field.PLACE),
    **dict.fromkeys(("arrival", "departure", "check_in", "check_out", "nights", "direction"), Field.TIME),
    **dict.fromkeys(("date", "day", "time", "start", "end"), Field.TIME),
    "zones": Field.ZONES,
    **dict.fromkeys(("diet", "religious_need", "access_need", "need"), Field.NEEDS),
    **dict.fromkeys(("languages", "mode"), Field.LANGUAGES),
    **dict.fromkeys(("honorific", "given_name", "family_name", "name_order"), Field.PROTOCOL),
    **dict.fromkeys(("salutation", "envelope_line", "rank_class", "office_since"), Field.PROTOCOL),
    **dict.fromkeys(("dob", "gender", "local_actor", "women_led_org"), Field.PERSONAL),
    **dict.fromkeys(("ref", "status", "visibility", "events", "notes", "marking", "seats", "people"), Field.OTHER),
    "vehicle": Field.OTHER,
    **dict.fromkeys(("consent_photo", "consent_recording", "signature"), Field.OTHER),
    **dict.fromkeys(("serial", "code_ends", "badge_state"), Field.OTHER),
    **dict.fromkeys(("apart_who", "apart_other", "by"), Field.NAME),
    **dict.fromkeys(("apart_when", "made_on", "until", "at"), Field.TIME),
    "apart_where": Field.PLACE,
    "document": Field.TITLE,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, badge, sign or appointment: each field once, with everything that is said of it."""

    said: Mapping[Field, tuple[str, ...]]


def entry(*pairs: tuple[Field, str]) -> Entry:
    """Without what is empty, and nothing twice."""
    said: dict[Field, tuple[str, ...]] = {}
    for field, text in pairs:
        if text and text not in said.get(field, ()):
            said[field] = (*said.get(field, ()), text)
    return Entry(said)


def joined(entries: Iterable[Entry]) -> dict[Field, str]:
    """All of them in one, in the order of the fields; of many values the first ones, and how many there are beside."""
    whole = entry(*((field, text) for one in entries for field, texts in one.said.items() for text in texts))
    return {field: _in_one_line(whole.said[field]) for field in Field if field in whole.said}


def _in_one_line(texts: tuple[str, ...]) -> str:
    more = len(texts) - _SHOWN_AT_MOST
    return ", ".join(texts[:_SHOWN_AT_MOST]) + (f" (+{more})" if more > 0 else "")


def of_list(card: ListCard) -> Iterator[Entry]:
    for section in card.sections:
        for row in section.rows:
            cells = zip(card.columns, row.cells, strict=True)
            yield entry(*((FIELD_OF.get(one.key, Field.OTHER), dict(one.said).get(cell, cell)) for one, cell in cells))


def of_badge(card: BadgeCard) -> Entry:
    return entry(
        (Field.NAME, card.name),
        (Field.NATIVE_NAME, card.second_name),
        (Field.TITLE_LINE, card.title_line),
        (Field.ORGANISATION, card.organisation),
        (Field.PHOTO, YES if card.photo else ""),
        (Field.FLAG, YES if card.flag else ""),
        (Field.CATEGORY, card.mark.word),
        (Field.TITLE, card.event_title),
        (Field.ZONES, " ".join(card.zones)),
        (Field.OTHER, card.sign_code),
    )


def of_agenda(card: AgendaCard, nameless: AgendaCard) -> Iterator[Entry]:
    """`nameless` is the same agenda as if nobody had a role in it: what it has less is about people."""
    for day, bare_day in zip(card.days, nameless.days, strict=True):
        for item, bare in zip(day.items, bare_day.items, strict=True):
            named = [(Field.NAME, line) for line in item.details if line not in bare.details]
            rest = [(Field.LANGUAGES, line) for line in bare.details]
            when = f"{day.heading} {item.start}–{item.end}" if item.start else ""
            yield entry(
                *named, (Field.TITLE, item.title), (Field.PLACE, item.room), (Field.TIME, when), *rest,
                (Field.OTHER, item.marking),
            )  # fmt: skip


def of_door_sign(card: DoorSign) -> Iterator[Entry]:
    for item in card.items:
        when = f"{card.day} {item.start}–{item.end}"
        yield entry((Field.TITLE, item.title), (Field.PLACE, card.room), (Field.TIME, when))


def of_schedule(card: ScheduleCard) -> Iterator[Entry]:
    for talk in card.talks:
        people = [(Field.NAME, name) for _, name in talk.persons]
        yield entry(*people, (Field.TITLE, talk.title), (Field.TIME, f"{talk.start:%Y-%m-%d %H:%M}–{talk.end:%H:%M}"))


def of_appointment(one: Appointment) -> Entry:
    return entry(
        (Field.TITLE, one.summary),
        (Field.PLACE, one.location),
        (Field.TIME, _when(one.span)),
        *((Field.OTHER, line) for line in one.description.splitlines()),
    )


def of_invite(card: InviteCard, greeting: str) -> Entry:
    """Whose it is; what it invites to are its appointments."""
    return entry(
        (Field.NAME, card.attendee_name),
        (Field.CONTACT, card.attendee_email),
        (Field.PROTOCOL, greeting),
        (Field.OTHER, card.organiser_name),
        (Field.OTHER, card.organiser_email),
    )


def _when(span: Span) -> str:
    """In UTC, as the file has it; the zone where it names one."""
    if span.start is None or span.end is None:
        return f"{span.first_day}–{span.last_day}"
    return f"{span.start:%Y-%m-%d %H:%M}–{span.end:%H:%M} UTC" + (f" ({span.zone})" if span.zone else "")
