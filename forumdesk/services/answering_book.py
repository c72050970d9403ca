"""What answers are compared with, looked up once for all: who holds which UID, and which addresses are whose."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.domain import disclosure
from forumdesk.domain.answers import Book, Clock
from forumdesk.domain.invitations import Invitation
from forumdesk.domain.snapshot import Snapshot, grouped
from forumdesk.importers.reply_addresses import plain_address


def book_of(snapshot: Snapshot, aliases: Mapping[str, str], trusted: frozenset[str]) -> Book:
    """`aliases` are address -> person id, on top of what is known; `trusted` senders may answer for others."""
    addresses: dict[str, set[str]] = {}
    for person in snapshot.people.values():
        addresses[person.id] = {address for address in map(plain_address, person.emails) if address}
    for address, person_id in aliases.items():
        addresses[person_id].add(address)
    live = [one for one in snapshot.invitations if one.person_id in snapshot.people]
    return Book(
        by_uid=grouped((one.uid.lower(), one) for one in live),
        own={(one.person_id, one.event_id, one.session_id): one for one in live},
        answers=snapshot.answers_of,
        addresses={person_id: frozenset(some) for person_id, some in addresses.items()},
        person_at={address: person_id for person_id, some in addresses.items() for address in some},
        moment=lambda clock, row: placed(clock, zone_of(snapshot, row)),
        span=lambda row: said_span(snapshot, row),
        trusted=trusted - {""},
    )


def zone_of(snapshot: Snapshot, row: Invitation) -> str:
    """Where the invite takes place."""
    session, event = snapshot.sessions.get(row.session_id or ""), snapshot.events.get(row.event_id)
    if session is not None and session.start is not None:
        return session.start.zone
    return event.zone if event else "UTC"


def placed(clock: Clock, zone: str) -> datetime:
    """The moment meant: a day begins at midnight, and a clock of no zone is one that hangs where the invite is to."""
    if not isinstance(clock, datetime):
        clock = datetime.combine(clock, time())
    return (clock if clock.tzinfo else clock.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def said_span(snapshot: Snapshot, row: Invitation) -> tuple[datetime | None, datetime | None]:
    """When the last file said that it takes place, in UTC; whole days from the first midnight to the last."""
    span, zone = disclosure.appointment_said(row.said, "", 0).span, zone_of(snapshot, row)
    if span.first_day is None:
        return span.start, span.end
    last: date = span.last_day or span.first_day
    return placed(span.first_day, zone), placed(last + timedelta(days=1), zone)
