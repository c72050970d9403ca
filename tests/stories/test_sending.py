"""What is sent: letters in each reader's language, ZIPs for delegations, reminders, and nothing of what is secret."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.events import Event
from forumdesk.domain.letters import FIELDS, LetterFault, Occasion, parse, shipped
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.domain.tongues import Tongue
from forumdesk.services import inviting, letters
from forumdesk.services.errors import LetterRefusedError, UnknownError
from forumdesk.services.inviting import Forms, Issue, Pack, Parcel, Wish
from forumdesk.services.telling import Says, told, told_off
from forumdesk.store.workspace import Workspace
from tests.core.house import moment
from tests.stories.desk import fill, forum
from tests.stories.test_inviting import change_session, issue
from tests.stories.test_series_invites import briefings

OWN = """Subject: Welcome: {title}

{greeting}

We look forward to {event}, {when}.
It is at {where}.

The desk
"""
SECRETS = (
    *("Secret", "Lake", "First contact", "Innermost", "Hidden", "Ownerdotter", "Blue 1", "Europe", "TZID"),
    *("DD27", "D01", "HERON", "Daily briefing", "Desk", "X-WR", "ForumDesk"),
)


def change(desk: Workspace, kind: type[Person] | type[Event], key: dict[str, object], **fields: object) -> None:
    (found,) = desk.where(kind, **key)
    with desk.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(replace(found, **fields))  # type: ignore[arg-type]  # fields of the kind


def mail(path: Path) -> "Message[str, str]":
    return message_from_bytes(path.read_bytes())


def subject(path: Path) -> str:
    return str(make_header(decode_header(mail(path)["Subject"])))


def text(path: Path) -> str:
    (plain,) = [part for part in mail(path).walk() if part.get_content_type() == "text/plain"]
    content = plain.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode().replace("\r\n", "\n")


def letter(desk: Workspace, folder: Path, invited: Invited = Invited.SESSIONS, **more: object) -> Path:
    """The first letter to A01."""
    issued = issue(desk, folder, invited, only=("A01",), forms=Forms.EML, **more)
    return folder / issued.files[0].file


def test_a_letter_is_in_its_readers_language_and_greets_by_the_salutation(desk: Workspace, tmp_path: Path) -> None:
    change(desk, Person, {"ref": "A01"}, languages=("xx", "Norsk", "en"), salutation="Kjære prøve,")

    said = text(letter(desk, tmp_path))

    assert said.startswith("Kjære prøve,\n\nDu er invitert til: Session T01\nNår: mandag 14. juni 2027")


def test_titles_and_places_in_two_languages_are_both_in_the_file(desk: Workspace, tmp_path: Path) -> None:
    change(desk, Person, {"ref": "A01"}, languages=("nb",))
    change_session(desk, "T01", custom=(("Title (nb)", "Åpning"), ("sted_nb", "Blå sal")))

    norwegian = (issue(desk, tmp_path / "one", only=("A01",)), told(desk, "OF27", ("A01", "T01")).leaflets[0])
    english = told(desk, "OF27", ("A02", "T01")).leaflets[0]

    def lines(says: Says, leaflet: object) -> str:
        return "".join(line.text for line in leaflet.lines if line.says is says)  # type: ignore[attr-defined]  # it is

    assert lines(Says.SUMMARY, norwegian[1]) == "SUMMARY:Åpning"
    assert lines(Says.LOCATION, norwegian[1]) == "LOCATION:Blå sal"
    assert lines(Says.DESCRIPTION, norwegian[1]).endswith("Session T01 – Blue")
    assert lines(Says.SUMMARY, english) == "SUMMARY:Session T01"
    assert lines(Says.DESCRIPTION, english).endswith("Åpning – Blå sal")


def test_an_event_says_its_title_and_place_in_two_languages_and_a_discreet_one_its_cover(
    desk: Workspace, tmp_path: Path
) -> None:
    change(desk, Event, {"code": "OF27"}, custom=(("tittel_nb", "Prøveforum"), ("sted_nb", "Prøvevik")))
    change(desk, Event, {"code": "DD27"}, custom=(("Dekktittel (nb)", "Planseminar"), ("title_nb", "Hemmelig")))
    change(desk, Person, {"ref": "A01"}, languages=("nb",))
    change(desk, Person, {"ref": "D01"}, languages=("nb",))
    issue(desk, tmp_path / "one", Invited.EVENT, only=("A01",))
    inviting.issue(desk, Wish("DD27", Invited.EVENT), tmp_path / "two")

    opened, discreet = ((tmp_path / name / "0001.ics").read_text(encoding="utf-8") for name in ("one", "two"))

    assert "SUMMARY:Prøveforum" in opened
    assert "DESCRIPTION:Test Forum 2027 – Losby" in opened
    assert "SUMMARY:Planseminar" in discreet
    assert "Hemmelig" not in discreet


def test_an_update_says_what_is_new_and_a_held_date_asks_for_no_answer(desk: Workspace, tmp_path: Path) -> None:
    held = text(letter(desk, tmp_path / "one", Invited.HOLD))
    issue(desk, tmp_path / "two", only=("A01",))
    change_session(desk, "T02", start=moment("14 09:15", "Europe/Oslo"), title="New title")

    done = inviting.bring_up_to_date(desk, "OF27", Parcel(tmp_path / "three", Forms.EML))

    assert "Please keep this time free: Test Forum 2027\nWhen: 14–16 June 2027" in held
    assert "buttons" not in held
    said = text(tmp_path / "three" / done.files[0].file)
    assert "This has changed: New title\nNew: time, title\nWhen: Monday 14 June 2027, 11:15" in said


def test_a_letter_of_the_house_is_used_for_its_language_and_its_occasion_alone(desk: Workspace, tmp_path: Path) -> None:
    letters.save_letter(desk, Occasion.SESSION, Tongue.ENGLISH, OWN)

    session, event = letter(desk, tmp_path / "one"), letter(desk, tmp_path / "two", Invited.EVENT)

    assert subject(session) == "Welcome: Session T01"
    assert text(session) == (
        "Dear GivenA01 FamilyA01,\n\nWe look forward to Test Forum 2027, "
        "Monday 14 June 2027, 07:00–08:30 (UTC).\nIt is at Blue, Losby.\n\nThe desk\n"
    ).replace("Blue, Losby", "Blue")
    assert subject(event) == "Test Forum 2027"


def test_a_discreet_event_takes_no_letter_of_the_house(desk: Workspace, tmp_path: Path) -> None:
    letters.save_letter(desk, Occasion.EVENT, Tongue.ENGLISH, OWN)

    inviting.issue(desk, Wish("DD27", Invited.EVENT, Forms.EML), tmp_path)

    assert "The desk" not in text(tmp_path / "0001.eml")


def test_letters_are_kept_listed_and_removed_again(desk: Workspace) -> None:
    letters.save_letter(desk, Occasion.CANCEL, Tongue.NORWEGIAN, OWN)
    own = [one for one in letters.letters(desk) if one.own]
    kept = letters.letter(desk, Occasion.CANCEL, Tongue.NORWEGIAN)

    letters.drop_letter(desk, Occasion.CANCEL, Tongue.NORWEGIAN)

    assert [(one.occasion, one.tongue) for one in own] == [(Occasion.CANCEL, Tongue.NORWEGIAN)]
    assert kept.subject == "Welcome: {title}"
    assert letters.letter(desk, Occasion.CANCEL, Tongue.NORWEGIAN) == shipped(Occasion.CANCEL, Tongue.NORWEGIAN)
    with pytest.raises(UnknownError):
        letters.drop_letter(desk, Occasion.CANCEL, Tongue.NORWEGIAN)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("Dear all,", LetterFault.NO_SUBJECT),
        ("Subject: \n\nText", LetterFault.NO_SUBJECT),
        ("Subject: x\n\n", LetterFault.NO_TEXT),
        ("Subject: x\n\nDear {name},", LetterFault.UNKNOWN_FIELD),
    ],
)
def test_a_text_that_is_no_letter_is_refused_with_the_reason(desk: Workspace, content: str, fault: LetterFault) -> None:
    with pytest.raises(LetterRefusedError) as refused:
        letters.save_letter(desk, Occasion.EVENT, Tongue.ENGLISH, content)

    assert refused.value.fault is fault


@pytest.mark.parametrize("spoken", Tongue)
def test_every_letter_that_ships_can_be_written_out_and_brought_in_again(spoken: Tongue) -> None:
    for occasion in Occasion:
        made = shipped(occasion, spoken)

        assert parse(made.to_text()) == made
        assert "{greeting}" in made.text
    assert set(FIELDS) >= {"greeting", "title"}


def test_each_delegation_has_a_zip_and_strangers_have_one_each(desk: Workspace, tmp_path: Path) -> None:
    for ref in ("A01", "A02"):
        person = desk.snapshot().person_by_ref[ref]
        (one,) = desk.where(Participation, person_id=person.id)
        with desk.transaction(Label.PARTICIPATION_CHANGED) as tx:
            tx.save(replace(one, delegation="HERON"))
    change(desk, Person, {"ref": "A05"}, emails=("a05@guests.example",))
    change(desk, Person, {"ref": "A03"}, emails=("a03@guests.example",))

    wish = Wish("OF27", Invited.EVENT, Forms.BOTH)
    issued = inviting.issue(desk, wish, tmp_path, pack=Pack.ZIP)

    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".zip") == [
        "0001.zip",
        "0002.zip",
        "0003.zip",
    ]
    assert [(one.ref, one.file) for one in issued.files][:4] == [
        ("A01", "0001.zip/0001.ics"),
        ("A01", "0001.zip/0001.eml"),
        ("A02", "0001.zip/0002.ics"),
        ("A02", "0001.zip/0002.eml"),
    ]
    with zipfile.ZipFile(tmp_path / "0001.zip") as archive:
        entries = archive.infolist()
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(one.create_system, one.external_attr >> 16, one.extra, one.comment) for one in entries} == {
        (0, 0o600, b"", b"")
    }


def test_a_reminder_is_in_what_is_open_and_never_in_what_is_discreet(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one", only=("A01",), reminder=20)
    inviting.issue(desk, Wish("DD27", Invited.SESSIONS, reminder=20), tmp_path / "two")

    opened, discreet = ((tmp_path / name / "0001.ics").read_text(encoding="utf-8") for name in ("one", "two"))

    assert "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Session T01\nTRIGGER:-PT20M\nEND:VALARM" in opened
    assert "VALARM" not in discreet


def _life(desk: Workspace, folder: Path, event: str, ref: str) -> list[Issue]:
    """Every kind of file there is for one person."""
    made = []
    for number, invited in enumerate(Invited):
        pack = Pack.ZIP if number % 2 else Pack.FOLDER
        wish = Wish(event, invited, Forms.BOTH, (ref,), timed=invited is Invited.EVENT, reminder=10)
        if invited is not Invited.HOLD:
            made.append(inviting.issue(desk, wish, folder / invited, pack=pack))
    change_session(desk, f"{event}B-1", start=moment("14 05:30", "Europe/Oslo"))
    made.append(inviting.bring_up_to_date(desk, event, Parcel(folder / "update", Forms.BOTH)))
    made.append(inviting.withdraw(desk, event, (ref,), Parcel(folder / "off", Forms.BOTH, Pack.ZIP)))
    hold = Wish(event, Invited.HOLD, Forms.BOTH, (ref,), reminder=10)
    made.append(inviting.issue(desk, hold, folder / "hold"))
    return made


def _written(folder: Path) -> Iterator[bytes]:
    """Every name and every byte that was written, decoded as deep as it goes."""
    for path in sorted(folder.rglob("*")):
        yield path.name.encode()
        if path.is_file():
            yield from _decoded(path.name, path.read_bytes())


def _decoded(name: str, data: bytes) -> Iterator[bytes]:
    yield data.replace(b"\r\n ", b"")
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield from _decoded(entry.filename, archive.read(entry))
    if name.endswith(".eml"):
        for part in message_from_bytes(data).walk():
            content = part.get_payload(decode=True)
            yield "\n".join(f"{key}: {make_header(decode_header(said))}" for key, said in part.items()).encode()
            if isinstance(content, bytes):
                yield content.replace(b"\r\n ", b"")


def test_nothing_secret_is_in_any_file_of_a_discreet_event(workspace: Workspace, tmp_path: Path) -> None:
    house = forum()
    briefings(house, "DD27", "D01")
    house.participations = [
        replace(one, delegation="HERON") if one.person_id == "pD01" else one for one in house.participations
    ]
    fill(workspace, house)
    letters.save_letter(workspace, Occasion.UPDATE, Tongue.ENGLISH, "Subject: The Desk\n\nForumDesk {where}")

    made = _life(workspace, tmp_path / "out", "DD27", "D01")

    assert all(one.files for one in made)
    written = b"\n".join(_written(tmp_path / "out")).decode(errors="replace")
    assert [secret for secret in SECRETS if secret in written] == []
    assert "Planning seminar" in written


def test_a_protected_persons_name_is_in_no_file_of_an_open_event(workspace: Workspace, tmp_path: Path) -> None:
    house = forum()
    briefings(house)
    house.people["pA01"] = replace(house.people["pA01"], given_name="Hemmeliga", salutation="Dear Hemmeliga,")
    house.participations = [
        replace(one, alias="Blue 7", delegation="HERON") if one.person_id == "pA01" else one
        for one in house.participations
    ]
    fill(workspace, house)

    made = _life(workspace, tmp_path / "out", "OF27", "A01")

    assert all(one.files for one in made)
    written = b"\n".join(_written(tmp_path / "out")).decode(errors="replace")
    assert [secret for secret in ("Hemmeliga", "FamilyA01", "HERON", "A02", "a02@") if secret in written] == []
    assert "Blue 7" in written


@pytest.mark.parametrize("event", ["OF27", "DD27"])
def test_every_kind_of_file_is_told_line_by_line_with_nothing_left_unnamed(
    desk: Workspace, tmp_path: Path, event: str
) -> None:
    ref, code = ("A01", "T01") if event == "OF27" else ("D01", "D1")
    inviting.issue(desk, Wish(event, Invited.SESSIONS, only=(ref,)), tmp_path)

    shown = [
        told(desk, event, (ref, None)),
        told(desk, event, (ref, None), Invited.HOLD),
        told(desk, event, (ref, code)),
        told(desk, event, (ref, None), Invited.PROGRAMME),
        told_off(desk, event, (ref, code)),
        told_off(desk, event, (ref, None)),
    ]

    for one in shown:
        assert {leaflet.form for leaflet in one.leaflets} == {Forms.ICS, Forms.EML}
        lines = [line for leaflet in one.leaflets for line in leaflet.lines if line.says is Says.FRAME]
        assert {line.text.partition(":")[0] for line in lines} <= {"BEGIN", "END", "VERSION", "PRODID"}
    assert desk.where(Session, code=code)
    assert {leaflet.file.method.value for one in shown for leaflet in one.leaflets} == {"REQUEST", "PUBLISH", "CANCEL"}
