"""Lists: one card for one audience, with who was left out of it and why."""

from collections.abc import Callable

from ..apart_places import hotel_name
from ..cards import ListCard, Running
from ..events import Event
from ..snapshot import Snapshot
from . import badge_lists, people_lists, place_lists, proof_list, service_lists
from .arranging import PLAIN, Arrangement, Grouping, arranged
from .asking import Ask, Disclosed, Made, UnknownRefError, subtitle
from .rules import Audience, event_stopped, require
from .standing import Ordering
from .wording import word

_MAKERS: dict[Audience, Callable[[Ask], Made]] = {
    Audience.PUBLIC: people_lists.public,
    Audience.PARTICIPANTS: people_lists.participants,
    Audience.ORGANISER: people_lists.organiser,
    Audience.KITCHEN: service_lists.kitchen,
    Audience.HOTEL: service_lists.hotel,
    Audience.DRIVER: service_lists.driver,
    Audience.INTERPRETER: place_lists.interpreter,
    Audience.SECURITY: place_lists.security,
    Audience.PROOF: proof_list.proof,
    Audience.GUARDS: badge_lists.guards,
}
_SAID_OF_ORDER = {
    Ordering.PRECEDENCE: "by_precedence",
    Ordering.DRAWN: "by_lot",
    Ordering.MANUAL: "by_hand",
    Ordering.ALTERNATED: "in_turns",
}
# Groupings whose headings repeat a column.
_COLUMNS = frozenset({Grouping.ORGANISATION, Grouping.CATEGORY, Grouping.DELEGATION})


def list_card(
    snapshot: Snapshot,
    event: Event,
    audience: Audience,
    running: Running,
    reveal: bool = False,
    only: str | None = None,
    arrangement: Arrangement = PLAIN,
) -> Disclosed[ListCard]:
    """The list, or none where the event's cover title is missing. `reveal` counts only where the audience has it.

    `only` narrows the interpreters' list to one person by ref, the hotels' to one hotel by name. Raises
    DocumentRefusedError for a list that the event does not have or an arrangement that the list has not,
    UnknownRefError for a ref nobody has and a hotel nobody sleeps in.
    """
    require(audience, event)
    if only is not None and not has_reader(snapshot, event, audience, only):
        raise UnknownRefError(only)
    missing = event_stopped(event)
    if missing is not None:
        return Disclosed(None, covers_missing=(missing,))
    ask = Ask(snapshot, event, audience, reveal, only)
    made = arranged(ask, _MAKERS[audience](ask), arrangement)
    card = ListCard(
        title=word(f"{audience}_list", event.language),
        subtitle=_subtitle(event, arrangement),
        columns=made.columns,
        sections=made.sections,
        running=running,
        page_per_section=_own_pages(audience, arrangement, made),
        empty_text=word("no_badge_barred" if audience is Audience.GUARDS else "nobody_listed", event.language),
        grouped_by=_repeated(audience, arrangement, made),
    )
    return Disclosed(card, made.left_out)


def has_reader(snapshot: Snapshot, event: Event, audience: Audience, only: str) -> bool:
    """Whether there is such a one to hand a list of their own to."""
    if audience is Audience.HOTEL:
        return only in hotels(snapshot, event)
    return only in snapshot.person_by_ref


def hotels(snapshot: Snapshot, event: Event) -> tuple[str, ...]:
    """Those in which somebody sleeps, by name."""
    names = {hotel_name(snapshot, one) for one in snapshot.stays if one.event_id == event.id}
    return tuple(sorted(filter(None, names), key=str.casefold))


def _subtitle(event: Event, arrangement: Arrangement) -> str:
    """An order that could be taken for a judgement says what it is."""
    said = _SAID_OF_ORDER.get(arrangement.ordering)
    parts = (subtitle(event), word(said, event.language) if said else "")
    return " · ".join(part for part in parts if part)


def _repeated(audience: Audience, arrangement: Arrangement, made: Made) -> str:
    """The column that headings repeat: that of the grouping, or the hotel where each has its part."""
    if audience is Audience.HOTEL and arrangement.grouping is Grouping.NONE:
        return "hotel" if any(section.heading for section in made.sections) else ""
    return arrangement.grouping if arrangement.grouping in _COLUMNS else ""


def _own_pages(audience: Audience, arrangement: Arrangement, made: Made) -> bool:
    """What is handed out in parts: to each interpreter, each hotel, and to each delegation for its signatures."""
    parted = {Audience.HOTEL: Grouping.NONE, Audience.PROOF: Grouping.DELEGATION}
    several = parted.get(audience) is arrangement.grouping and len(made.sections) > 1
    return audience is Audience.INTERPRETER or several
