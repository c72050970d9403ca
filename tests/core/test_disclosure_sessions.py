"""The table of sessions: every document x visibility x discreet x reveal x whose cover title there is."""

from itertools import product

import pytest

from forumdesk.domain.disclosure import Audience, CoverMissing, Document, Paper, event_stopped, session_word
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.programme import SessionVisibility
from tests.core.disclosed import session

DOCUMENTS: list[Document] = [*Audience, *Paper]
VISIBILITIES = [
    SessionVisibility.PUBLIC,
    SessionVisibility.PARTICIPANTS,
    SessionVisibility.STAFF,
    SessionVisibility.ORGANISER_ONLY,
    SessionVisibility.NEED_TO_KNOW,
]
# One letter per visibility in that order, by hand from the law:
# T title, C cover title, O cover title or "Reserved", R "Reserved", - left out.
# document: an open or internal event; a discreet one
EXPECTED: dict[Document, tuple[str, str]] = {
    Audience.PUBLIC: ("-----", "-----"),
    Audience.PARTICIPANTS: ("-----", "-----"),
    Audience.ORGANISER: ("-----", "-----"),
    Audience.KITCHEN: ("TTROO", "CCCCC"),
    Audience.HOTEL: ("-----", "-----"),
    Audience.DRIVER: ("-----", "-----"),
    Audience.INTERPRETER: ("TTROO", "CCCCC"),
    Audience.SECURITY: ("-----", "-----"),
    Audience.GUARDS: ("-----", "-----"),
    Audience.PROOF: ("-----", "-----"),
    Paper.BADGE: ("-----", "-----"),
    Paper.INVITE: ("TTTTC", "CCCCC"),
    Paper.PUBLIC_AGENDA: ("T----", "C----"),
    Paper.PARTICIPANTS_AGENDA: ("TT---", "CC---"),
    Paper.ORGANISER_AGENDA: ("TTTTC", "TTTTC"),
    Paper.DOOR_SIGN: ("TTROO", "CCCCC"),
}
WORDS: dict[tuple[str, str], str | CoverMissing | None] = {
    # (letter, whose cover there is): what is said
    ("T", "own"): "Real title",
    ("T", "event"): "Real title",
    ("T", "none"): "Real title",
    ("C", "own"): "Own cover",
    ("C", "event"): "Event cover",
    ("C", "none"): CoverMissing("XX", "T01"),
    ("O", "own"): "Own cover",
    ("O", "event"): "Event cover",
    ("O", "none"): "Reserved",
    ("R", "own"): "Reserved",
    ("R", "event"): "Reserved",
    ("R", "none"): "Reserved",
    ("-", "own"): None,
    ("-", "event"): None,
    ("-", "none"): None,
}


def event(discretion: Discretion, cover: str, language: str = "en") -> Event:
    cover_title = "" if cover == "none" else "Event cover"
    return Event("e1", "XX", title="Real event", cover_title=cover_title, discretion=discretion, language=language)


def test_every_visibility_is_in_the_table() -> None:
    assert set(VISIBILITIES) == set(SessionVisibility)


@pytest.mark.parametrize(
    ("document", "place", "discretion", "cover"),
    list(product(DOCUMENTS, range(5), Discretion, ["own", "event", "none"])),
)
def test_a_session_is_called_as_the_law_says(
    document: Document, place: int, discretion: Discretion, cover: str
) -> None:
    one = session(VISIBILITIES[place], "Own cover" if cover == "own" else "")
    letter = EXPECTED[document][discretion is Discretion.DISCREET][place]

    found = session_word(one, event(discretion, cover), document)

    assert found == WORDS[letter, cover]


@pytest.mark.parametrize(("document", "place", "discretion"), list(product(DOCUMENTS, range(5), Discretion)))
def test_revealing_opens_titles_on_the_organisers_agenda_alone(
    document: Document, place: int, discretion: Discretion
) -> None:
    one = session(VISIBILITIES[place], "Own cover")
    where = event(discretion, "event")

    found = session_word(one, where, document, reveal=True)

    expected = "Real title" if document is Paper.ORGANISER_AGENDA else session_word(one, where, document)
    assert found == expected


def test_reserved_is_said_in_the_events_language() -> None:
    found = session_word(session(SessionVisibility.STAFF), event(Discretion.OPEN, "none", "no"), Paper.DOOR_SIGN)

    assert found == "Reservert"


def test_a_session_without_title_goes_by_its_cover() -> None:
    untitled = session(SessionVisibility.PUBLIC, "Own cover")
    untitled = type(untitled)("s1", "e1", "T01", cover_title="Own cover", visibility=SessionVisibility.PUBLIC)

    assert session_word(untitled, event(Discretion.OPEN, "none"), Paper.INVITE) == "Own cover"


@pytest.mark.parametrize("discretion", Discretion)
@pytest.mark.parametrize("cover", ["event", "none"])
def test_only_a_discreet_event_without_cover_is_stopped(discretion: Discretion, cover: str) -> None:
    found = event_stopped(event(discretion, cover))

    stopped = discretion is Discretion.DISCREET and cover == "none"
    assert found == (CoverMissing("XX") if stopped else None)
