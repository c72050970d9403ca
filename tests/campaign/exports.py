"""Everything the command line can write of an event: the words, the file, and what of the hidden it may say."""

from collections.abc import Iterator
from dataclasses import dataclass

from forumdesk.domain.disclosure import Audience
from forumdesk.domain.events import Event
from tests.campaign.protected import Kind

_FORMATS = ("pdf", "csv", "xlsx")
_ORGANISERS = (Kind.REF, Kind.DELEGATION)


@dataclass(frozen=True, slots=True)
class Export:
    """`said` are the kinds of strings that the rules let stand on it (the organiser's own lists have refs)."""

    words: tuple[str, ...]
    out: str
    said: tuple[Kind, ...] = ()


def exports(event: Event) -> Iterator[Export]:
    """Of an event every paper, list, agenda and invite; which of them a discreet event refuses is for it to say."""
    yield from _lists()
    yield from _papers()
    yield from _agendas(event)
    for what in ("event", "hold", "sessions", "programme"):
        for form in ("ics", "eml"):
            yield Export(("invites", "--what", what, "--as", form), f"{what}-{form}")
    yield Export(("invites", "--what", "programme", "--as", "both", "--pack", "zip"), "packed", (Kind.DELEGATION,))


def _lists() -> Iterator[Export]:
    for audience in Audience:
        said = _ORGANISERS if audience in {Audience.ORGANISER, Audience.PROOF} else ()
        for form in _FORMATS:
            yield Export(("list", "--audience", audience.value), f"{audience.value}.{form}", said)


def _papers() -> Iterator[Export]:
    for word in ("badges", "cards", "tents", "labels"):
        yield Export((word,), f"{word}.pdf")
    yield Export(("contact",), "contact.pdf", (Kind.REF,))
    yield Export(("envelopes", "--native"), "envelopes.pdf")
    for kind in ("door", "car"):
        yield Export(("signs", "--kind", kind), f"{kind}.pdf")
    yield Export(("signs", "--kind", "reserved", "--each", "organisation"), "reserved.pdf")
    yield Export(("schedule",), "schedule.xml")


def _agendas(event: Event) -> Iterator[Export]:
    for audience in ("public", "participants", "organiser"):
        # The organiser's agenda of a discreet event keeps its sessions' titles.
        said = (Kind.TITLE,) if event.discreet and audience == "organiser" else ()
        yield Export(("agenda", "--audience", audience), f"agenda-{audience}.pdf", said)
        yield Export(("programme", "--audience", audience), f"pocket-{audience}.pdf", said)
