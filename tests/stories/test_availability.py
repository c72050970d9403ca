"""Busy times are typed or come from a calendar, of which nothing else is kept; each change is one step."""

from datetime import date, timedelta

import pytest

from forumdesk.changes import Label
from forumdesk.domain.busy import Busy
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.moments import utc_text
from forumdesk.importers.refusals import EmptyInputError, TooLargeError, Unreadable, UnreadableInputError
from forumdesk.services import availability, duplicates, housing
from forumdesk.services.availability import Whose
from forumdesk.services.checking import check
from forumdesk.services.errors import EndsFirstError, SeveralRoomsError, UnknownError
from forumdesk.store.workspace import Workspace
from tests.core.house import moment
from tests.elsewhere import CALENDAR_HEAD, calendar
from tests.stories.command_line import CommandLine

A01, HIDDEN = Whose(ref="A01"), Whose(ref="D01")
SECRETS = "UID:1 | SUMMARY:Dentist | LOCATION:Tooth Street | DESCRIPTION:Ouch | ATTENDEE:mailto:tooth@paper.example"
FREE_BUSY = (
    CALENDAR_HEAD + "BEGIN:VFREEBUSY\r\nORGANIZER:mailto:a01@guests.example\r\n"
    "FREEBUSY;FBTYPE=BUSY:20270614T070000Z/PT30M,20270614T073000Z/20270614T080000Z\r\n"
    "FREEBUSY;FBTYPE=FREE:20270614T100000Z/PT1H\r\nFREEBUSY:soon/later,20270615T070000Z/P\r\n"
    "END:VFREEBUSY\r\nEND:VCALENDAR\r\n"
).encode()


def spans(desk: Workspace, whose: Whose = A01) -> list[tuple[str, str]]:
    return [(utc_text(one.start.utc), utc_text(one.end.utc)) for one in availability.busy_of(desk, whose)]


def not_available(desk: Workspace) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = [one.finding for one in check(desk) if one.finding.kind is FindingKind.AVAILABILITY]
    return [(one.sessions, one.people) for one in found]


def test_a_typed_time_is_a_finding_until_it_is_taken_back(desk: Workspace) -> None:
    done = availability.add(desk, A01, moment("14 07:00"), moment("14 07:30"), "Europe/Oslo")

    assert (done.label, len(done.changes)) == (Label.AVAILABILITY_CHANGED, 1)
    assert spans(desk) == [("2027-06-14T07:00Z", "2027-06-14T07:30Z")]
    assert not_available(desk) == [(("T01",), ("A01",))]
    desk.undo()
    assert not_available(desk) == []


def test_days_alone_are_whole_days_where_they_are_typed(desk: Workspace) -> None:
    availability.add(desk, A01, date(2027, 6, 14), date(2027, 6, 15), "Europe/Oslo")

    assert spans(desk) == [("2027-06-13T22:00Z", "2027-06-15T22:00Z")]


def test_a_time_that_ends_first_or_is_nobodys_is_refused(desk: Workspace) -> None:
    day = date(2027, 6, 15)
    for whose, end, error in (
        (A01, day - timedelta(days=1), EndsFirstError),
        (Whose(ref="ZZ"), day, UnknownError),
        (Whose(room_id="rZZ"), day, UnknownError),
    ):
        with pytest.raises(error):
            availability.add(desk, whose, day, end, "UTC")
    with pytest.raises(UnknownError):
        availability.remove(desk, "none")

    assert desk.all(Busy) == []


def test_what_a_calendar_brought_can_be_forgotten(desk: Workspace) -> None:
    availability.add(desk, A01, date(2027, 6, 16), date(2027, 6, 16), "UTC")
    availability.take_calendar(desk, A01, FREE_BUSY, "UTC")

    availability.forget_calendar(desk, A01)

    assert spans(desk) == [("2027-06-16T00:00Z", "2027-06-17T00:00Z")]


def test_of_a_calendar_the_busy_times_alone_are_kept(desk: Workspace) -> None:
    data = calendar(
        SECRETS + " | DTSTART;TZID=Europe/Oslo:20270614T090000 | DTEND;TZID=Europe/Oslo:20270614T093000",
        "UID:2 | SUMMARY:Holiday | DTSTART;VALUE=DATE:20270620 | DTEND;VALUE=DATE:20270622",
        "UID:3 | SUMMARY:One day | DTSTART;VALUE=DATE:20270625",
        "UID:4 | SUMMARY:Free | TRANSP:TRANSPARENT | DTSTART:20270614T070000Z | DTEND:20270614T170000Z",
        "UID:5 | SUMMARY:Away | X-MICROSOFT-CDO-BUSYSTATUS:FREE | DTSTART:20270614T070000Z | DURATION:PT9H",
        "UID:6 | SUMMARY:No length | DTSTART:20270627T070000Z",
        "UID:7 | SUMMARY:Soon | DTSTART:soon",
    )

    done = availability.take_calendar(desk, A01, data, "Europe/Oslo")

    assert spans(desk) == [
        ("2027-06-14T07:00Z", "2027-06-14T07:30Z"),
        ("2027-06-19T22:00Z", "2027-06-21T22:00Z"),
        ("2027-06-24T22:00Z", "2027-06-25T22:00Z"),
    ]
    assert {word for word in ("Dentist", "Tooth", "Ouch", "Holiday") if word in str(done.changes)} == set()
    assert set(done.changes[0].after or {}) == {"id", "start", "end", "person_id", "room_id", "from_calendar"}


def test_free_and_busy_times_are_read_as_a_calendar_server_gives_them(desk: Workspace) -> None:
    availability.take_calendar(desk, A01, FREE_BUSY, "UTC")

    assert spans(desk) == [("2027-06-14T07:00Z", "2027-06-14T08:00Z")]
    assert not_available(desk) == [(("T01",), ("A01",))]


def test_the_next_calendar_replaces_the_last_and_leaves_what_was_typed(desk: Workspace) -> None:
    availability.add(desk, A01, date(2027, 6, 16), date(2027, 6, 16), "UTC")
    availability.take_calendar(desk, A01, FREE_BUSY, "UTC")

    same = availability.take_calendar(desk, A01, FREE_BUSY, "UTC")
    availability.take_calendar(desk, A01, FREE_BUSY.replace(b"20270614T073000Z/", b"20270614T090000Z/"), "UTC")
    availability.take_calendar(desk, A01, FREE_BUSY.replace(b"20270614", b"20270617"), "UTC")

    assert same.changes == ()
    assert spans(desk) == [("2027-06-16T00:00Z", "2027-06-17T00:00Z"), ("2027-06-17T07:00Z", "2027-06-17T08:00Z")]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b" ", EmptyInputError),
        (calendar("UID:1 | DTSTART:soon"), EmptyInputError),
        (calendar("UID:1 | RRULE:FREQ=HOURLY;COUNT=5000 | DTSTART:20270614T070000Z | DURATION:PT5M"), TooLargeError),
        (b"ref,name\nA1,Ada\n", UnreadableInputError),
        (FREE_BUSY[:-20], UnreadableInputError),
    ],
)
def test_a_file_without_busy_times_changes_nothing(desk: Workspace, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        availability.take_calendar(desk, A01, data, "UTC")

    assert desk.all(Busy) == []


def test_a_list_is_no_calendar() -> None:
    assert str(UnreadableInputError(Unreadable.NO_CALENDAR)) == "no-calendar"


def test_a_calendar_with_too_many_busy_times_is_refused(desk: Workspace) -> None:
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(210)]
    lines = "".join(f"FREEBUSY:{day:%Y%m%d}T{hour:02}0000Z/PT5M\r\n" for day in days for hour in range(24))
    data = f"{CALENDAR_HEAD}BEGIN:VFREEBUSY\r\n{lines}END:VFREEBUSY\r\nEND:VCALENDAR\r\n".encode()

    with pytest.raises(TooLargeError):
        availability.take_calendar(desk, A01, data, "UTC")


def test_a_protected_person_is_named_by_alias(desk: Workspace) -> None:
    availability.add(desk, HIDDEN, date(2027, 6, 15), date(2027, 6, 15), "UTC")

    (one,) = availability.all_busy(desk)
    assert (one.name, one.ref) == ("Blue 1", "D01")
    assert not_available(desk) == [(("D1",), ("D01",))]


def test_two_people_who_become_one_keep_the_times_of_both(desk: Workspace) -> None:
    for ref in ("A01", "A05"):
        availability.add(desk, Whose(ref=ref), date(2027, 6, 14), date(2027, 6, 14), "UTC")

    duplicates.merge(desk, ("A01", "A05"))

    assert len(spans(desk)) == 2
    assert [one.ref for one in availability.all_busy(desk)] == ["A01", "A01"]


def test_a_room_goes_with_its_busy_times_and_is_found_by_its_name(desk: Workspace) -> None:
    blue = availability.room_named(desk, "blue")
    availability.add(desk, blue, date(2027, 6, 14), date(2027, 6, 14), "UTC")

    assert [one.name for one in availability.all_busy(desk)] == ["Blue"]
    assert not_available(desk) == [(("T01",), ())]
    housing.remove_room(desk, blue.room_id)
    assert desk.all(Busy) == []


def test_a_name_of_several_rooms_is_asked_about(desk: Workspace) -> None:
    housing.add_venue(desk, "W")
    housing.add_room(desk, next(one.venue.id for one in housing.venues(desk) if one.venue.code == "W"), "Blue")

    with pytest.raises(SeveralRoomsError) as refused:
        availability.room_named(desk, "Blue")
    with pytest.raises(UnknownError):
        availability.room_named(desk, "Cellar")

    assert refused.value.rooms == ("V/Blue", "W/Blue")
    assert availability.room_named(desk, "V/Blue") == Whose(room_id="rVBlue")


def test_the_command_line_tells_and_changes_busy_times_without_a_name(cli: CommandLine) -> None:
    cli.write("busy.ics", FREE_BUSY.decode())

    added = cli("busy", "add", "2027-06-15", "2027-06-15", "--person", "D01", "--tz", "Europe/Oslo")
    both = cli("busy", "read", "busy.ics", "--room", "Blue").document["busy"]
    told = cli("availability", json_wanted=False)
    gone = cli("busy", "remove", both[0]["id"]).document["busy"]

    assert added.document["busy"] == [
        {
            "id": added.document["busy"][0]["id"],
            "ref": "D01",
            "room": None,
            "start": "2027-06-14T22:00Z",
            "end": "2027-06-15T22:00Z",
            "from_calendar": False,
        }
    ]
    assert [(one["ref"], one["room"], one["from_calendar"]) for one in both] == [
        (None, "Blue", True),
        ("D01", None, False),
    ]
    assert "Blue 1" in told.out
    assert "Ownerdotter" not in told.out
    assert [one["ref"] for one in gone] == ["D01"]
    assert cli("busy", "add", "2027-06-15", "2027-06-15").status == 2
    assert cli("busy", "add", "", "2027-06-15", "--person", "D01").status == 3
    assert [one["kind"] for one in cli("check").document["findings"]].count("availability") == 1
