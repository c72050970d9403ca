"""What stands in a calendar file, and what can never come to stand there."""

import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.cards import Appointment, InviteCard, Method, Recurrence, Span
from forumdesk.exporters import ical
from tests.core.invite_cards import DAYS, INVITE, START, appointment, at, hour, lines, programme, values

NASTY = st.text(st.one_of(st.sampled_from('\r\n\x0b\0\a\t\x85\u2028\ud800\x7f,;:"\\^ '), st.characters()), max_size=60)


def with_texts(**texts: str) -> InviteCard:
    return replace(INVITE, appointments=(replace(appointment(), **texts),))  # type: ignore[arg-type]  # only texts


def test_a_request_says_what_it_should_and_no_more() -> None:
    card = with_texts(summary="Opening, in plenary; 1", location="Blue Room", description="Bring a badge.\nWelcome.")

    written = lines(ical.render(card))

    assert sorted(written) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{ical.PRODID}",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:00000000-0000-4000-8000-000000000001",
            "DTSTAMP:20300107T090000Z",
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "DTSTART:20300614T070000Z",
            "DTEND:20300614T080000Z",
            "TRANSP:OPAQUE",
            "SUMMARY:Opening\\, in plenary\\; 1",
            "LOCATION:Blue Room",
            "DESCRIPTION:Bring a badge.\\nWelcome.",
            'ORGANIZER;CN="Testvik Forum Desk":mailto:desk@forum.example',
            'ATTENDEE;CN="Ada Exempel";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE'
            ":mailto:ada@people.example",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


def test_a_cancellation_keeps_who_and_what_and_says_so() -> None:
    card = replace(INVITE, method=Method.CANCEL, appointments=(replace(appointment(), sequence=3),))

    made = ical.render(card)

    assert values(made, "METHOD") == ["METHOD:CANCEL"]
    assert values(made, "STATUS") == ["STATUS:CANCELLED"]
    assert values(made, "SEQUENCE") == ["SEQUENCE:3"]
    for name in ("UID", "ORGANIZER", "ATTENDEE"):
        assert values(made, name) == values(ical.render(INVITE), name)


def test_a_programme_has_every_session_and_no_attendee() -> None:
    card = programme(appointment(1), appointment(2), appointment(3))

    made = ical.render(card)

    assert values(made, "METHOD") == ["METHOD:PUBLISH"]
    assert values(made, "UID") == [f"UID:{found.uid}" for found in card.appointments]
    assert values(made, "ATTENDEE") == []
    assert b"ada@people.example" not in made


def test_each_zone_of_a_programme_is_defined_once_and_before_it_is_used() -> None:
    spans = (hour("Europe/Oslo"), hour("Asia/Muscat"), hour("Europe/Oslo"), hour())

    made = ical.render(programme(*(appointment(number, span) for number, span in enumerate(spans))))

    assert values(made, "TZID") == ["TZID:Europe/Oslo", "TZID:Asia/Muscat"]
    assert made.rindex(b"END:VTIMEZONE") < made.index(b"BEGIN:VEVENT")
    assert values(made, "DTSTART")[-4:] == [
        "DTSTART;TZID=Europe/Oslo:20300614T090000",
        "DTSTART;TZID=Asia/Muscat:20300614T110000",
        "DTSTART;TZID=Europe/Oslo:20300614T090000",
        "DTSTART:20300614T070000Z",
    ]


def test_whole_days_end_on_the_day_after_the_last_and_leave_the_days_free() -> None:
    made = ical.render(at(DAYS))

    assert values(made, "DTSTART") == ["DTSTART;VALUE=DATE:20300614"]
    assert values(made, "DTEND") == ["DTEND;VALUE=DATE:20300617"]
    assert values(made, "TRANSP") == ["TRANSP:TRANSPARENT"]


def test_a_single_whole_day_needs_no_last_day() -> None:
    made = ical.render(at(Span(first_day=date(2030, 12, 31))))

    assert values(made, "DTEND") == ["DTEND;VALUE=DATE:20310101"]


@pytest.mark.parametrize("end", [None, START])
def test_what_takes_no_time_has_no_end(end: datetime | None) -> None:
    made = ical.render(at(Span(START, end)))

    assert values(made, "DTEND") == []


def test_a_time_in_another_offset_is_the_same_instant() -> None:
    local = datetime.fromisoformat("2030-06-14T11:00:00.5+04:00")

    made = ical.render(at(hour(start=local)))

    assert values(made, "DTSTART") == ["DTSTART:20300614T070000Z"]


@pytest.mark.parametrize(
    ("card", "named"),
    [
        (replace(INVITE, appointments=()), "appointments"),
        (replace(INVITE, appointments=(appointment(1), appointment(2))), "appointments"),
        (replace(INVITE, method=Method.CANCEL, appointments=(appointment(1), appointment(2))), "appointments"),
        (programme(), "appointments"),
        (replace(INVITE, organiser_email=" \n"), "organiser_email"),
        (replace(INVITE, attendee_email=""), "attendee_email"),
        (replace(INVITE, issued_at=datetime(2030, 1, 7)), "tzinfo"),
        (at(Span()), "start"),
        (at(Span(START, START - timedelta(minutes=1))), "end"),
        (at(Span(datetime(2030, 6, 14), START)), "tzinfo"),
        (at(Span(first_day=date(2030, 6, 14), last_day=date(2030, 6, 13))), "last_day"),
    ],
)
def test_a_card_that_no_calendar_could_take_is_refused(card: InviteCard, named: str) -> None:
    with pytest.raises(ValueError, match=f"^{named}$"):
        ical.render(card)


def test_a_discreet_invite_holds_these_lines_and_nothing_else() -> None:
    told = Appointment("0c1d", 1, hour("Asia/Muscat"), "Cover title", "Cover place", "What it is really about")
    card = replace(INVITE, appointments=(told,), discreet=True)

    written = lines(ical.render(card))

    assert sorted(written) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Calendar//Calendar 2.0//EN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:0c1d",
            "DTSTAMP:20300107T090000Z",
            "SEQUENCE:1",
            "STATUS:CONFIRMED",
            "CLASS:PRIVATE",
            "DTSTART:20300614T070000Z",
            "DTEND:20300614T080000Z",
            "TRANSP:OPAQUE",
            "SUMMARY:Cover title",
            "LOCATION:Cover place",
            "ORGANIZER:mailto:desk@forum.example",
            "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:ada@people.example",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


def test_no_file_names_the_program_that_made_it() -> None:
    made = ical.render(at(hour("Europe/Oslo"))).lower()

    for word in (b"forumdesk", b"icalendar//", b"x-", b"created", b"valarm", b"comment", b"tzname"):
        assert word not in made


def test_what_is_not_known_is_left_out_and_not_written_empty() -> None:
    card = replace(
        with_texts(summary=" \x07", location="\n", description="\x0b"), organiser_name="", attendee_name="\0"
    )

    made = ical.render(card)

    assert not [line for line in lines(made) if line.endswith((":", "="))]
    assert not {"SUMMARY", "LOCATION", "DESCRIPTION"} & {line.partition(":")[0] for line in lines(made)}
    assert b"CN=" not in made


def test_a_place_is_one_line_of_at_most_255_characters() -> None:
    made = ical.render(with_texts(location="Fictional House\r\nThird floor " + "é" * 300))

    (line,) = values(made, "LOCATION")
    assert line.startswith("LOCATION:Fictional House Third floor ééé")
    assert line.endswith("…")
    assert len(line.removeprefix("LOCATION:")) == 255


def test_lines_of_a_description_stay_lines_whatever_ends_them() -> None:
    made = ical.render(with_texts(description="one\r\ntwo\rthree\u2028four\x85five\nsix\tseven\x0b\0"))

    assert values(made, "DESCRIPTION") == ["DESCRIPTION:one\\ntwo\\nthree\\nfour\\nfive\\nsix\tseven"]


def test_quotes_in_a_name_become_single_ones() -> None:
    made = ical.render(replace(INVITE, attendee_name='Ada "Prøve" Exempel, Jr'))

    assert "CN=\"Ada 'Prøve' Exempel, Jr\"" in values(made, "ATTENDEE")[0]


@pytest.mark.parametrize(
    ("email", "written"),
    [
        ("o'test+forum@people.example", "o'test+forum@people.example"),
        (" ada@people.example\r\n", "ada@people.example"),
        ("a&b%c?@people.example", "a%26b%25c%3F@people.example"),
        ("ada@prøve.example", "ada@xn--prve-hra.example"),
        ("prøve@people.example", "pr%C3%B8ve@people.example"),
        ("ada@-ø-", "ada@-%C3%B8-"),
    ],
)
def test_an_address_is_written_as_a_mailto_address_can_be(email: str, written: str) -> None:
    made = ical.render(replace(INVITE, attendee_email=email))

    assert values(made, "ATTENDEE")[0].endswith(f":mailto:{written}")


@given(NASTY, NASTY, NASTY, NASTY, NASTY)
def test_no_text_can_add_a_line_or_a_control_character(a: str, b: str, c: str, name: str, email: str) -> None:
    texts = replace(appointment(), uid=f"u{a}", summary=f"s{a}", location=f"l{b}", description=f"d{c}")
    people = {"attendee_name": f"n{name}", "attendee_email": f"e{email}", "organiser_email": f"o{email}"}
    plain = with_texts(location="l", description="d")

    made = ical.render(replace(INVITE, appointments=(texts,), **people))  # type: ignore[arg-type]  # only texts

    def names(calendar: bytes) -> Counter[str]:
        return Counter(line.replace(";", ":").partition(":")[0] for line in lines(calendar))

    assert names(made) == names(ical.render(plain))
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    left = {character for character in made.decode() if unicodedata.category(character) == "Cc"}
    assert left <= {"\r", "\n", "\t"}
    assert made.count(b"\r") == made.count(b"\n") == made.count(b"\r\n")


def recurring(*instead: Appointment, span: Span | None = None, rule: Recurrence | None = None) -> InviteCard:
    first = replace(appointment(span=span or hour("Europe/Oslo")), recurrence=rule or Recurrence(1, 4))
    return replace(INVITE, appointments=(first, *instead))


def test_a_rule_of_weeks_is_one_of_weeks_and_free_days_are_left_out() -> None:
    made = ical.render(recurring(rule=Recurrence(14, 3, (START + timedelta(days=14),))))

    assert values(made, "RRULE")[-1] == "RRULE:FREQ=WEEKLY;COUNT=3;INTERVAL=2"
    assert values(made, "EXDATE") == ["EXDATE;TZID=Europe/Oslo:20300628T090000"]
    assert b"RDATE" not in made


def test_what_stands_in_for_a_time_names_that_time_and_may_be_in_utc_itself() -> None:
    twice = Span(datetime(2030, 10, 27, 0, 30, tzinfo=UTC), datetime(2030, 10, 27, 0, 45, tzinfo=UTC), "Europe/Oslo")
    instead = replace(appointment(span=twice), recurrence_id=START + timedelta(days=1), sequence=1)

    made = ical.render(recurring(instead))

    assert values(made, "RECURRENCE-ID") == ["RECURRENCE-ID;TZID=Europe/Oslo:20300615T090000"]
    assert values(made, "DTSTART")[-1] == "DTSTART:20301027T003000Z"


@pytest.mark.parametrize(
    "span",
    [
        pytest.param(hour("Europe/Oslo", datetime(2030, 10, 26, 0, 30, tzinfo=UTC)), id="twice"),
        pytest.param(hour("Nowhere/None"), id="no zone"),
    ],
)
def test_a_rule_whose_zone_cannot_tell_each_of_its_times_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="zone"):
        ical.render(recurring(span=span))


def test_two_rules_or_two_uids_in_one_request_are_refused() -> None:
    first = replace(appointment(), recurrence=Recurrence(1, 3))

    for some in ((first, first), (first, replace(appointment(2), recurrence_id=START))):
        with pytest.raises(ValueError, match="appointments"):
            ical.render(replace(INVITE, appointments=some))


def test_a_date_to_hold_is_tentative_and_asks_for_no_answer() -> None:
    made = ical.render(replace(INVITE, tentative=True))

    assert values(made, "STATUS") == ["STATUS:TENTATIVE"]
    assert "RSVP=FALSE" in values(made, "ATTENDEE")[0]


def test_a_reminder_is_shown_before_a_session_and_never_for_days_a_cancellation_or_in_secret() -> None:
    reminded = replace(INVITE, reminder=15)

    assert b"ACTION:DISPLAY\r\nDESCRIPTION:Invented session 1\r\nTRIGGER:-PT15M\r\n" in ical.render(reminded)
    for silent in (
        replace(reminded, discreet=True),
        replace(reminded, method=Method.CANCEL),
        replace(at(DAYS), reminder=15),
    ):
        assert b"VALARM" not in ical.render(silent)
