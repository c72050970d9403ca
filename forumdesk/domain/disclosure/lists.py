"""Lists: one card for one audience, with who was left out of it and why."""

from collections.abc import Callable

from ..cards import ListCard, Running
from ..events import Event
from ..snapshot import Snapshot
from . import people_lists, place_lists, service_lists
from .asking import Ask, Disclosed, Made, UnknownRefError, subtitle
from .rules import Audience, event_stopped, require
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
}


def list_card(
    snapshot: Snapshot,
    event: Event,
    audience: Audience,
    running: Running,
    reveal: bool = False,
    for_ref: str | None = None,
) -> Disclosed[ListCard]:
    """The list, or none where the event's cover title is missing. `reveal` counts only where the audience has it.

    `for_ref` narrows the interpreters' list to one person. Raises DocumentRefusedError for a list that the event does
    not have, UnknownRefError for a ref nobody has.
    """
    require(audience, event)
    if for_ref is not None and for_ref not in snapshot.person_by_ref:
        raise UnknownRefError(for_ref)
    missing = event_stopped(event)
    if missing is not None:
        return Disclosed(None, covers_missing=(missing,))
    made = _MAKERS[audience](Ask(snapshot, event, audience, reveal, for_ref))
    card = ListCard(
        title=word(f"{audience}_list", event.language),
        subtitle=subtitle(event),
        columns=made.columns,
        sections=made.sections,
        running=running,
        page_per_section=audience is Audience.INTERPRETER,
        empty_text=word("nobody_listed", event.language),
    )
    return Disclosed(card, made.left_out)
