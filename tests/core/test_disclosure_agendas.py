"""Agendas: which sessions stand on them, by which words, and whom they name."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from forumdesk.domain.disclosure import (
    Audience,
    CoverMissing,
    Disclosed,
    DocumentRefusedError,
    LeftOut,
    Why,
    agenda_card,
)
from forumdesk.domain.invitations import Cancellation
from forumdesk.domain.participation import Answer, Visibility
from forumdesk.domain.programme import Interpretation, Role, SessionVisibility
from tests.core.disclosed import COVER, RUNNING, SECRETS, discreet, event_of, house, the_agenda, titles
from tests.core.house import House

READERS = [Audience.PUBLIC, Audience.PARTICIPANTS, Audience.ORGANISER]


def programme(made: House) -> House:
    """A session of each visibility on the 14th, the need_to_know one with a cover of its own."""
    for number, visibility in enumerate(SessionVisibility):
        code = f"T{number}"
        made.session(code, f"14 {9 + number:02}:00", f"14 {9 + number:02}:45", visibility=visibility)
    made.sessions["sT4"] = replace(made.sessions["sT4"], cover_title="Own cover")
    return made


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (Audience.PUBLIC, ["Session T0"]),
        (Audience.PARTICIPANTS, ["Session T0", "Session T1"]),
        (Audience.ORGANISER, ["Session T0", "Session T1", "Session T2", "Session T3", "Own cover"]),
    ],
)
def test_an_agenda_has_the_sessions_its_readers_may_know(audience: Audience, expected: list[str]) -> None:
    assert titles(the_agenda(programme(house()).snapshot(), audience)) == expected


def test_the_organiser_may_have_need_to_know_titles_revealed() -> None:
    agenda = the_agenda(programme(house()).snapshot(), Audience.ORGANISER, reveal=True)

    assert titles(agenda)[-1] == "Session T4"


def test_days_and_hours_are_those_of_the_event() -> None:
    made = house(zone="Asia/Muscat", language="nb")
    made.session("T2", "14 21:00", "14 22:00")
    made.session("T1", "14 08:00", "14 09:00")
    made.session("T0", "14 08:00", "14 08:30")

    agenda = the_agenda(made.snapshot(), Audience.PARTICIPANTS)

    assert agenda.title == "Program"
    assert agenda.running == RUNNING
    assert [(day.heading, [(one.title, one.start, one.end) for one in day.items]) for day in agenda.days] == [
        ("mandag 14. juni 2027", [("Session T0", "12:00", "12:30"), ("Session T1", "12:00", "13:00")]),
        ("tirsdag 15. juni 2027", [("Session T2", "01:00", "02:00")]),
    ]


def test_a_session_without_time_stands_on_the_organisers_agenda_alone() -> None:
    made = house()
    made.session("T1", "", "")
    made.session("T2", "14 09:00", "")
    snapshot = made.snapshot()

    organiser = the_agenda(snapshot, Audience.ORGANISER)

    assert [day.heading for day in organiser.days] == ["Monday 14 June 2027", "Not yet placed"]
    assert (organiser.days[1].items[0].start, organiser.days[1].items[0].end) == ("", "")
    assert titles(the_agenda(snapshot, Audience.PARTICIPANTS)) == ["Session T2"]


def test_a_cancelled_session_stands_on_no_agenda() -> None:
    snapshot = programme(house()).snapshot()
    snapshot = replace(snapshot, cancellations=(Cancellation("c1", "sT0", datetime(2027, 6, 1, tzinfo=UTC)),))

    assert titles(the_agenda(snapshot, Audience.PUBLIC)) == []


def chaired() -> House:
    made = house()
    room = made.room("Blue Room", "B")
    made.person("A1", print_name_typed="Ada Public", visibility=Visibility.PUBLIC)
    made.person("A2", print_name_typed="Bo Participant")
    made.person("A3", print_name_typed="Cy Organiser", visibility=Visibility.ORGANISER_ONLY)
    made.person("A4", alias="Blue 1", visibility=Visibility.PUBLIC, **SECRETS)
    made.person("A5", print_name_typed="Di Declined", visibility=Visibility.PUBLIC, answer=Answer.DECLINED)
    made.person("A6", print_name_typed="Eve Elsewhere", event=None)
    made.person("A7", print_name_typed="Flo Writer", visibility=Visibility.PUBLIC)
    made.session(
        "T1",
        "14 09:00",
        "14 10:00",
        room=room,
        languages=("en", "fr"),
        interpretation=Interpretation.SIMULTANEOUS,
        marking="ON RECORD",
        visibility=SessionVisibility.PUBLIC,
    )
    made.role("T1", "A1", Role.CHAIR)
    for ref in ("A1", "A2", "A3", "A4", "A5", "A6"):
        made.role("T1", ref, Role.SPEAKER)
    made.role("T1", "A7", Role.RAPPORTEUR)
    return made


@pytest.mark.parametrize(
    ("audience", "room", "details"),
    [
        (Audience.PUBLIC, "", ("Chair: Ada Public", "Speakers: Ada Public")),
        (
            Audience.PARTICIPANTS,
            "Blue Room",
            ("Chair: Ada Public", "Speakers: Ada Public, Bo Participant", "Languages: en, fr (simultaneous)"),
        ),
        (
            Audience.ORGANISER,
            "Blue Room (B)",
            (
                "Chair: Ada Public",
                "Speakers: Ada Public, Blue 1, Bo Participant, Cy Organiser, Eve Elsewhere",
                "Rapporteur: Flo Writer",
                "Languages: en, fr (simultaneous)",
            ),
        ),
    ],
)
def test_an_agenda_names_whom_its_readers_may_know(audience: Audience, room: str, details: tuple[str, ...]) -> None:
    item = the_agenda(chaired().snapshot(), audience).days[0].items[0]

    assert (item.room, item.details, item.marking) == (room, details, "ON RECORD")


def test_a_revealed_agenda_names_the_protected() -> None:
    item = the_agenda(chaired().snapshot(), Audience.ORGANISER, reveal=True).days[0].items[0]

    assert "H. Skjultsen-Prøve" in item.details[1]


def test_who_lacks_an_alias_is_left_out_of_the_organisers_agenda_and_told() -> None:
    made = chaired()
    for ref in ("B1", "B2", "B3"):
        made.person(ref, visibility=Visibility.NEED_TO_KNOW, **SECRETS)
    made.role("T1", "B1", Role.SPEAKER)
    made.role("T1", "B2", Role.PARTICIPANT)
    made.session("T2", "15 09:00", "15 10:00", visibility=SessionVisibility.NEED_TO_KNOW, cover_title="Own cover")
    made.role("T2", "B3", Role.CHAIR)
    snapshot = made.snapshot()

    found = agenda_card(snapshot, event_of(snapshot), Audience.ORGANISER, RUNNING)
    public = agenda_card(snapshot, event_of(snapshot), Audience.PUBLIC, RUNNING)

    assert found.left_out == (LeftOut("B1", Why.ALIAS_MISSING),)
    assert public.left_out == ()


def test_languages_without_interpretation_stand_alone() -> None:
    made = chaired()
    made.sessions["sT1"] = replace(made.sessions["sT1"], interpretation=Interpretation.NONE)

    details = the_agenda(made.snapshot(), Audience.PARTICIPANTS).days[0].items[0].details

    assert details[-1] == "Languages: en, fr"


def test_a_session_under_cover_names_nobody() -> None:
    made = chaired()
    made.sessions["sT1"] = replace(
        made.sessions["sT1"], visibility=SessionVisibility.NEED_TO_KNOW, cover_title="Own cover"
    )

    item = the_agenda(made.snapshot(), Audience.ORGANISER).days[0].items[0]

    assert (item.title, item.details) == ("Own cover", ())


def test_a_need_to_know_session_without_cover_is_left_out_and_told() -> None:
    made = house()
    made.session("T1", "14 09:00", "14 10:00", visibility=SessionVisibility.NEED_TO_KNOW)
    snapshot = made.snapshot()

    found = agenda_card(snapshot, event_of(snapshot), Audience.ORGANISER, RUNNING)

    assert found.covers_missing == (CoverMissing("OF27", "T1"),)
    assert found.card is not None
    assert found.card.days == ()
    assert found.card.empty_text == "Nothing is on this agenda."


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTICIPANTS])
def test_a_discreet_event_has_no_agenda_for_others(audience: Audience) -> None:
    with pytest.raises(DocumentRefusedError):
        the_agenda(discreet().snapshot(), audience)


def test_a_discreet_organisers_agenda_has_titles_under_a_cover_heading() -> None:
    agenda = the_agenda(programme(discreet()).snapshot(), Audience.ORGANISER)

    assert agenda.subtitle == f"{COVER} · 14–16 June 2027 · Downtown"
    assert titles(agenda) == ["Session T0", "Session T1", "Session T2", "Session T3", "Own cover"]


def test_a_discreet_event_without_cover_has_no_agenda_at_all() -> None:
    snapshot = programme(discreet(cover_title="")).snapshot()

    found = agenda_card(snapshot, event_of(snapshot), Audience.ORGANISER, RUNNING)

    assert found == Disclosed(None, covers_missing=(CoverMissing("OF27"),))


@pytest.mark.parametrize("audience", [one for one in Audience if one not in READERS])
def test_other_audiences_have_no_agenda(audience: Audience) -> None:
    with pytest.raises(KeyError):
        the_agenda(house().snapshot(), audience)
