"""Badges: who gets one, and what may stand on it."""

from ..cards import BadgeCard
from ..categories import mark
from ..events import Event
from ..participation import Participation
from ..snapshot import Snapshot
from .naming import LeftOut, Listed, Why, listed, organisation_name, shown_name, title_on_print
from .rules import Paper, Shown, event_stopped, shown_as
from .wording import tongue


def badge_holders(snapshot: Snapshot, event: Event) -> Listed:
    """Everybody not declined or cancelled, in the order of the printed names; nobody where the cover is missing."""
    found = listed(snapshot, event, Paper.BADGE)
    if event_stopped(event) is None:
        return found
    refs = sorted(snapshot.people[one.person_id].ref for one in found.people)
    return Listed((), (*found.left_out, *(LeftOut(ref, Why.COVER_MISSING) for ref in refs)))


def badge_card(
    snapshot: Snapshot, participation: Participation, serial: str, token: str, photo: bytes = b""
) -> BadgeCard:
    """The badge of one of `badge_holders`; a protected one has alias, category and zones alone.

    `photo` is the person's, left out where they are protected or said no to photos. Raises ValueError for somebody who
    gets no badge.
    """
    event = snapshot.events[participation.event_id]
    person = snapshot.people[participation.person_id]
    shown = shown_as(participation, Paper.BADGE)
    if shown is None or event_stopped(event) is not None:
        raise ValueError("participation")
    named = shown is Shown.NAME
    name = shown_name(snapshot, participation, Paper.BADGE)
    return BadgeCard(
        ref=person.ref,
        name=name,
        second_name=person.native_name if named and person.native_name != name else "",
        title_line=title_on_print(snapshot, person) if named else "",
        organisation=organisation_name(snapshot, person) if named else "",
        mark=mark(participation.category, tongue(event.language)),
        zones=participation.access_zones,
        event_title=event.outward_title,
        serial=serial,
        token=token,
        category=participation.category.value if participation.category else "",
        language=tongue(event.language),
        sign_code=participation.sign_code if named else "",
        photo=photo if named and participation.consent_photo is not False else b"",
    )
