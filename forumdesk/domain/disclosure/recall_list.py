"""The list of copies that are somewhere outside, for the organiser who calls them in."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from ..cards import ListCard, Running
from ..copies import Copy
from ..events import Event
from ..snapshot import Snapshot
from .asking import Disclosed, columns, section, subtitle
from .own_words import MaskedNames
from .rules import event_stopped
from .wording import word

_COLUMNS = ("copy_number", "document", "for_whom", "purpose", "made_on", "until", "standing")


def recall_card(
    snapshot: Snapshot, event: Event, copies: Iterable[Copy], running: Running, now: datetime
) -> Disclosed[ListCard]:
    """Those of the copies that are out or lost, as they were numbered; None where the event's cover is missing.

    Words in which somebody masked is named are hidden here too.
    """
    missing = event_stopped(event)
    if missing is not None:
        return Disclosed(None, covers_missing=(missing,))
    masked = MaskedNames(snapshot)
    out = sorted((one for one in copies if one.standing(now).to_recall), key=lambda one: one.number)
    return Disclosed(
        ListCard(
            title=word("recall_list", event.language),
            subtitle=subtitle(event),
            columns=columns(event, *_COLUMNS),
            sections=(section([_row(masked, event, one, now) for one in out]),),
            running=running,
            empty_text=word("no_copy_out", event.language),
        )
    )


def _row(masked: MaskedNames, event: Event, copy: Copy, now: datetime) -> tuple[str, ...]:
    until = copy.until(event.zone)
    own = (_own_words(masked, event, text) for text in (copy.for_whom, copy.purpose))
    made = f"{copy.at.astimezone(ZoneInfo(event.zone)):%Y-%m-%d %H:%M}"
    standing = word(f"standing.{copy.standing(now)}", event.language)
    return copy.number, _document(event, copy), *own, made, until.isoformat() if until else "", standing


def _own_words(masked: MaskedNames, event: Event, text: str) -> str:
    return word("words_hidden", event.language) if masked.stand_in(text) else text


def _document(event: Event, copy: Copy) -> str:
    """What a list is called is its title; what has no word is told by the code it has in the register."""
    keys = (f"{copy.audience}_list" if copy.what == "list" else "", f"what.{copy.what}", copy.what or copy.audience)
    said = ((key, word(key, event.language)) for key in keys if key)
    return next((text for key, text in said if text != key), keys[-1].replace("_", " "))
