"""Answers are read as every program writes them, whatever lies around them; what is none says why."""

import base64
import binascii
from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.answers import EARLIEST, Said
from forumdesk.domain.invitations import Partstat
from forumdesk.importers.refusals import NoAnswer
from forumdesk.importers.replies import Unread, may_hold_replies, read_replies
from forumdesk.importers.reply_addresses import plain_address
from forumdesk.importers.reply_times import read_clock, read_duration, read_mail_date, read_stamp, zone_named
from tests.core import reply_mails as made
from tests.core.reply_mails import ADA, UID, calendar, mail, part, reply

PLAIN = reply()
KIND = "text/calendar; method=REPLY; charset=UTF-8"


def said(data: bytes | str, file: str = "x") -> list[Said]:
    found = read_replies(data.encode() if isinstance(data, str) else data, file)
    assert all(isinstance(one, Said) for one in found), [one for one in found if isinstance(one, Unread)]
    return [one for one in found if isinstance(one, Said)]


def why(data: bytes | str) -> list[NoAnswer]:
    found = read_replies(data.encode() if isinstance(data, str) else data, "x")
    return [one.why for one in found if isinstance(one, Unread)]


WRAPPED = (
    "040000008200E00074C5B7101A82E00800000000"
    + "00" * 20
    + "31000000"
    + binascii.hexlify(b"vCal-Uid\x01\x00\x00\x00" + UID.encode() + b"\0").decode().upper()
)
UTF16 = PLAIN.encode("utf-16")
FOLDED_IN_A_LETTER = reply("ACCEPTED", "COMMENT:Å komme").encode().replace("Å".encode(), b"\xc3\r\n \x85")
UNQUOTED = calendar(f"UID:{UID}", f'ATTENDEE;CN="Ada "the" Ex";PARTSTAT=ACCEPTED:mailto:{ADA}')
COLON_NAME = calendar(f"UID:{UID}", f"ATTENDEE;CN=Ada: Forum;PARTSTAT=ACCEPTED:mailto:{ADA}")
NAMED_ONLY = part(PLAIN, 'application/octet-stream; name="Møte.ICS"')
TWO_THOUSAND_TWO_THIRTY_ONE = part(
    PLAIN, "application/octet-stream", more="Content-Disposition: attachment; filename*=utf-8''sv%C3%A5r.ics\r\n"
)
LATIN = reply("ACCEPTED", "COMMENT:Nei, først på fredag").encode("latin-1")
RUSSIAN = reply("ACCEPTED", "COMMENT:Спасибо").encode("koi8-r")

ACCEPTED: dict[str, bytes | str] = {
    "Google": made.google(),
    "Thunderbird": made.thunderbird(),
    "Thunderbird 153": made.thunderbird_153(),
    "Evolution": made.evolution(),
    "Nextcloud": made.nextcloud(),
    "a bare file": PLAIN,
    "a bare file with a mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "UTF-16 with a mark": UTF16,
    "UTF-16 without one": PLAIN.encode("utf-16-le"),
    "UTF-16 the other way": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "a mail that an editor saved as UTF-16": made.outlook("ACCEPTED", "").decode().encode("utf-16"),
    "a mail as UTF-16 without a mark": made.google().decode().encode("utf-16-be"),
    "a calendar of UTF-16 in a mail": mail([part(UTF16, "text/calendar; method=REPLY; charset=utf-16")]),
    "Latin-1 that nobody declared": LATIN,
    "Latin-1 as declared": mail([part(LATIN, "text/calendar; method=REPLY; charset=iso-8859-1", "8bit")]),
    "KOI8-R as declared": mail([part(RUSSIAN, "text/calendar; method=REPLY; charset=koi8-r", "8bit")]),
    "a charset that is none": mail([part(PLAIN, "text/calendar; method=REPLY; charset=x-klingon", "8bit")]),
    "a charset that is a trap": mail([part(PLAIN, "text/calendar; method=REPLY; charset=punycode", "8bit")]),
    "a charset that is wrong": mail([part(LATIN, "text/calendar; method=REPLY; charset=utf-8", "8bit")]),
    "line feeds alone": PLAIN.replace("\r\n", "\n"),
    "carriage returns alone": PLAIN.replace("\r\n", "\r"),
    "line ends doubled by a mail server": PLAIN.replace("\r\n", "\r\r\n"),
    "blank lines before it": "\r\n\r\n" + PLAIN,
    "lower case": calendar(f"uid:{UID}", f"attendee;partstat=accepted:mailto:{ADA}").replace("METHOD", "method"),
    "folded in the middle of a letter": FOLDED_IN_A_LETTER,
    "folded with a tab": PLAIN.replace("PARTSTAT", "PART\r\n\tSTAT"),
    "quotes inside a name": UNQUOTED,
    "a colon inside a name": COLON_NAME,
    "a name without quotes and with commas": PLAIN.replace("ATTENDEE;", "ATTENDEE;CN=Exempel, Ada;"),
    "a wrapped UID of Exchange": reply(uid=WRAPPED),
    "a UID in braces": reply(uid="{" + UID + "}"),
    "no SEQUENCE": reply(sequence=None),
    "METHOD in the mail alone": mail([part(PLAIN.replace("METHOD:REPLY\r\n", ""), KIND)]),
    "octet-stream named .ics": mail([made.LETTER, NAMED_ONLY]),
    "a name by RFC 2231": mail([made.LETTER, TWO_THOUSAND_TWO_THIRTY_ONE]),
    "application/ics": mail([made.LETTER, part(PLAIN, "application/ics")]),
    "quoted-printable": mail([part(PLAIN, KIND, "quoted-printable")]),
    "base64 without its end": mail([part(PLAIN, KIND).rstrip().rstrip(b"=")]),
    "base64 in one line": mail([part(b"", KIND) + base64.b64encode(PLAIN.encode())]),
    "a mail that is a calendar and nothing else": f"From: {ADA}\r\nContent-Type: {KIND}\r\n\r\n{PLAIN}",
    "a text that has it inside": mail([part("Here it is:\r\n" + PLAIN, "text/plain", "7bit")]),
    "forwarded as an attachment": made.forwarded(made.google()),
    "forwarded twice": made.forwarded(made.forwarded(made.thunderbird())),
    "a mail saved from .msg": b"\r\n" + made.thunderbird(),
    "a mail as base64 in a mail": mail([part(made.google(), "message/rfc822")]),
    "a mail named .eml": mail([part(made.google(), 'application/octet-stream; name="svar.eml"')]),
    "an mbox of one": made.mbox(made.google()),
    "a boundary that never closes": made.thunderbird().rsplit(b"--", 2)[0],
    "headers in 8 bits": made.thunderbird().replace(b"Ada Exempel", "Ådå Éxempel".encode("latin-1")),
    "a signed mail": mail([part(PLAIN, KIND), part("x", "application/pkcs7-signature")], kind="signed"),
    "an S/MIME shell beside it": mail([part("x", "application/ms-tnef"), part(PLAIN, KIND)]),
    "X- parameters of all kinds": PLAIN.replace("ATTENDEE;", 'ATTENDEE;X-A=1;X-B="c:d;e";RSVP=FALSE;'),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_acceptance_is_read_as_every_program_writes_it(name: str) -> None:
    (one,) = [one for one in said(ACCEPTED[name]) if one.attendee == ADA]

    assert (one.method, one.uid.lower(), one.partstat, one.sequence) == ("REPLY", UID, Partstat.ACCEPTED, 0)


def test_outlook_leaves_out_the_organiser_and_shouts_the_uid() -> None:
    (one,) = said(made.outlook())

    assert (one.uid, one.attendee, one.partstat) == (UID.upper(), ADA, Partstat.TENTATIVE)
    assert one.comment == "Perhaps, if the ferry runs."
    assert (one.sender, one.name) == (ADA, "Exempel, Ada")


def test_apple_gives_the_address_in_a_parameter() -> None:
    (one,) = said(made.apple())

    assert (one.attendee, one.partstat) == (ADA, Partstat.DECLINED)


def test_an_address_and_another_in_a_parameter_are_both_kept() -> None:
    (one,) = said(PLAIN.replace("ATTENDEE;", "ATTENDEE;EMAIL=office@guests.example;"))

    assert one.addresses == (ADA, "office@guests.example")


def test_whoever_sends_for_somebody_else_and_says_so_is_told() -> None:
    (one,) = said(made.nextcloud())

    assert (one.sender, one.on_behalf) == ("robot@cloud.example", True)


def test_an_answer_without_a_stamp_is_as_old_as_its_mail() -> None:
    bare = PLAIN.replace("DTSTAMP:20270504T080000Z\r\n", "")
    letter = mail([part(bare, KIND)])

    stamps = [one.stamped_at for data in (letter, letter.replace(b"Date:", b"X-Date:"), bare) for one in said(data)]

    assert stamps == [datetime(2027, 5, 4, 8, tzinfo=UTC), EARLIEST, EARLIEST]
    assert read_mail_date("Tue, 99 May 2027 10:00:00 +0200") is None


def test_a_boundary_inside_may_begin_as_the_one_around_it_does() -> None:
    inner = (
        b'Content-Type: multipart/alternative; boundary="b2"\r\n\r\n--b2\r\n' + part(PLAIN, KIND) + b"\r\n--b2--\r\n"
    )
    outer = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n' + inner + b"--b \r\n\r\nend\r\n--b--"

    (one,) = said(b"From: ada@guests.example\r\n" + outer)

    assert one.attendee == ADA


def test_the_sender_is_that_of_the_innermost_mail() -> None:
    (one,) = said(made.forwarded(made.thunderbird()))

    assert one.sender == ADA


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("W. Europe Standard Time", 13),
        ("Europe/Oslo", 13),
        ("/freeassociation.sourceforge.net/Europe/Oslo", 13),
        ("/citadel.org/20190914_1/America/Argentina/Salta", 18),
        ("Arab Standard Time", 12),
        ("tzone://Microsoft/Utc", 15),
        ("Customized Time Zone", 13),
        ("(UTC+01:00) Amsterdam, Berlin, Bern", 13),
    ],
)
def test_a_proposed_time_is_placed_by_any_name_of_its_zone(zone: str, hour: int) -> None:
    (one,) = said(made.outlook_new_time(zone=f'"{zone}"' if ":" in zone or "," in zone else zone))

    assert isinstance(one.start, datetime)
    assert one.start.astimezone(UTC) == datetime(2027, 6, 14, hour, tzinfo=UTC)
    assert one.method == "COUNTER"


def test_a_zone_that_nobody_defines_is_no_guess() -> None:
    text = calendar(f"UID:{UID}", f"ATTENDEE:mailto:{ADA}", "DTSTART;TZID=CST:20270614T150000", method="COUNTER")

    assert why(text) == [NoAnswer.TIME]


def test_a_clock_of_no_zone_stays_one_and_a_length_gives_the_end() -> None:
    lines = (f"UID:{UID}", f"ATTENDEE:mailto:{ADA}", "DTSTART:20270614T150000", "DURATION:PT1H30M")

    (one,) = said(calendar(*lines, method="COUNTER"))

    assert (one.start, one.end) == (datetime(2027, 6, 14, 15), datetime(2027, 6, 14, 16, 30))


def test_a_day_may_be_proposed_and_an_instance_named() -> None:
    lines = (f"UID:{UID}", f"ATTENDEE:mailto:{ADA}", "DTSTART;VALUE=DATE:20270614", "RECURRENCE-ID:20270614T090000Z")

    (one,) = said(calendar(*lines, method="COUNTER"))

    assert (one.start, one.recurrence) == (date(2027, 6, 14), datetime(2027, 6, 14, 9, tzinfo=UTC))


def test_a_delegation_makes_two() -> None:
    gives = reply().replace("PARTSTAT=ACCEPTED", 'PARTSTAT=DELEGATED;DELEGATED-TO="mailto:bo@guests.example"')
    takes = calendar(f"UID:{UID}", f'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:{ADA}":mailto:bo@guests.example')

    assert [(one.attendee, one.partstat, one.delegated_to, one.delegated_from) for one in said(gives)] == [
        (ADA, Partstat.DELEGATED, "bo@guests.example", ""),
        ("bo@guests.example", Partstat.NEEDS_ACTION, "", ADA),
    ]
    assert [(one.attendee, one.partstat, one.delegated_to, one.delegated_from) for one in said(takes)] == [
        ("bo@guests.example", Partstat.ACCEPTED, "", ADA),
        (ADA, Partstat.DELEGATED, "bo@guests.example", ""),
    ]


def test_a_delegation_that_names_both_is_two_and_not_four() -> None:
    both = calendar(
        f"UID:{UID}",
        f'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:bo@guests.example":mailto:{ADA}',
        f'ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:{ADA}":mailto:bo@guests.example',
    )

    assert [one.attendee for one in said(both)] == [ADA, "bo@guests.example"]


def test_guests_who_have_not_answered_stand_beside_without_a_say() -> None:
    text = calendar(f"UID:{UID}", f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ADA}", "ATTENDEE:mailto:room@forum.example")

    assert [one.attendee for one in said(text)] == [ADA]


def test_the_mails_of_an_mbox_are_numbered() -> None:
    found = said(made.mbox(made.google(), made.apple(), made.outlook()), "all.mbox")

    assert [one.file for one in found] == ["all.mbox#1", "all.mbox#2", "all.mbox#3"]


def test_an_attachment_is_never_named_by_itself() -> None:
    tricky = part(
        PLAIN, "application/octet-stream", more='Content-Disposition: attachment; filename="../../x/../y.ics"\r\n'
    )

    (one,) = said(mail([tricky]), "letter.eml")

    assert one.file == "letter.eml"


def test_a_cancel_or_an_invite_is_read_as_what_it_is() -> None:
    for method in ("REQUEST", "CANCEL", "PUBLISH", "DECLINECOUNTER", "REFRESH"):
        (one,) = said(calendar(f"UID:{UID}", method=method))

        assert (one.method, one.attendee) == (method, "")


def test_what_directions_and_controls_a_comment_holds_are_taken_out() -> None:
    (one,) = said(reply("ACCEPTED", "COMMENT:a\u202eb\x07c\\nd" + "e" * 5000))

    assert one.comment.startswith("abc\nd")
    assert len(one.comment) == 2000


REFUSED: dict[str, tuple[bytes | str, NoAnswer]] = {
    "nothing": (b"", NoAnswer.EMPTY),
    "blanks": (b" \r\n\t", NoAnswer.EMPTY),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), NoAnswer.NEITHER),
    "a letter": ("Dear desk,\nI come.\n", NoAnswer.NEITHER),
    "a mail without an answer": (mail([made.LETTER]), NoAnswer.NOTHING),
    "Outlook's .msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), NoAnswer.MSG),
    "a ZIP": (b"PK\x03\x04" + bytes(100), NoAnswer.ZIP),
    "winmail.dat": (mail([made.LETTER, part("x", "application/ms-tnef")]), NoAnswer.WINMAIL),
    "winmail.dat of no kind": (mail([part("x", 'application/octet-stream; name="WINMAIL.DAT"')]), NoAnswer.WINMAIL),
    "winmail.dat alone": (b"\x78\x9f\x3e\x22" + bytes(100), NoAnswer.WINMAIL),
    "a mail of half a letter": (made.outlook().decode().encode("utf-16") + b"\xd8", NoAnswer.DAMAGED),
    "this and all before": (calendar(f"UID:{UID}", "RECURRENCE-ID;RANGE=THISANDPRIOR:20270614T090000Z"), NoAnswer.TIME),
    "an encrypted mail": (f"From: {ADA}\r\nContent-Type: application/pkcs7-mime\r\n\r\nxyz", NoAnswer.ENCRYPTED),
    "a PGP mail": (mail([part("x", "application/octet-stream")], kind="encrypted"), NoAnswer.ENCRYPTED),
    "no METHOD": (PLAIN.replace("METHOD:REPLY\r\n", ""), NoAnswer.METHOD),
    "no UID": (calendar(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ADA}"), NoAnswer.UID),
    "no ATTENDEE": (calendar(f"UID:{UID}"), NoAnswer.ATTENDEE),
    "an ATTENDEE without address": (calendar(f"UID:{UID}", "ATTENDEE:urn:uuid:1"), NoAnswer.ATTENDEE),
    "cut off": (PLAIN[: PLAIN.index("END:VEVENT")], NoAnswer.NOTHING),
    "cut off before METHOD": (PLAIN[:30], NoAnswer.DAMAGED),
    "a task": (PLAIN.replace("VEVENT", "VTODO"), NoAnswer.NOTHING),
    "a SEQUENCE that is none": (PLAIN.replace("SEQUENCE:0", "SEQUENCE:-1"), NoAnswer.DAMAGED),
    "a SEQUENCE without end": (PLAIN.replace("SEQUENCE:0", "SEQUENCE:" + "9" * 400), NoAnswer.DAMAGED),
    "broken base64": (mail([part(b"", KIND) + b"A"]), NoAnswer.DAMAGED),
    "UTF-16 of half a letter": (UTF16 + b"\xd8", NoAnswer.DAMAGED),
    "an answer in the year 9999": (
        calendar(f"UID:{UID}", f"ATTENDEE:mailto:{ADA}", "DTSTART:99991231T000000Z", method="COUNTER"),
        NoAnswer.TIME,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_gives_no_answer_says_why(name: str) -> None:
    data, reason = REFUSED[name]

    assert why(data) == [reason]


def test_one_broken_mail_of_an_mbox_keeps_no_other_back() -> None:
    found = read_replies(made.mbox(made.google(), mail([part(b"", KIND) + b"A"]), made.apple()), "m")

    assert [(one.file, isinstance(one, Said)) for one in found] == [("m#1", True), ("m#2", False), ("m#3", True)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("mailto:Ada@Guests.Example", ADA),
        ("MAILTO:ada%40guests.example", ADA),
        (" <ada@guests.example> ", ADA),
        ("mailto:ada@guests.example?subject=x", ADA),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@-ü-.example", "ada@-ü-.example"),
        ("urn:uuid:12", ""),
        ("/principals/ada@x/", ""),
        ("invalid:nomail", ""),
        ("", ""),
        ("a" * 9000 + "@x.example", ""),
        ("@@@@", ""),
    ],
)
def test_addresses_are_compared_bare(written: str, read: str) -> None:
    assert plain_address(written) == read


def test_what_may_be_an_answer_is_told_from_what_lies_beside_it() -> None:
    assert may_hold_replies(made.google()[:4096])
    assert may_hold_replies(UTF16[:4096])
    assert not may_hold_replies(b"Dear all\nplease note: we meet\n")


@pytest.mark.parametrize("text", ["20271399", "20270614T256199Z", "2027", "18990101", "tomorrow"])
def test_a_time_that_is_none_is_none(text: str) -> None:
    assert read_clock(text, None) is None


def test_a_stamp_is_utc_whatever_it_forgets() -> None:
    noon = datetime(2027, 5, 4, 12, tzinfo=UTC)

    assert read_stamp("20270504T120000Z") == read_stamp("20270504T120000") == read_stamp("20270504T120000.5Z") == noon
    assert read_stamp("20270504") == datetime(2027, 5, 4, tzinfo=UTC)
    assert read_stamp("") is None


@pytest.mark.parametrize("text", ["", "P", "-PT1H", "1H"])
def test_a_length_that_is_none_is_none(text: str) -> None:
    assert read_duration(text) is None


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=1,2,3", "FREQ=YEARLY;BYDAY=XX", "FREQ=YEARLY;UNTIL=soon"]
)
def test_a_zone_by_a_rule_that_no_zone_has_is_none(rule: str) -> None:
    block = made.OSLO_BY_WINDOWS.strip().replace("W. Europe Standard Time", "Mine")
    block = block.replace("FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", rule)

    assert zone_named("Mine", block + "\n") is None


def test_a_zone_that_says_where_it_lies_lies_there() -> None:
    block = "BEGIN:VTIMEZONE\nTZID:Mine\nX-LIC-LOCATION:Asia/Muscat\nEND:VTIMEZONE\n"

    assert str(zone_named("Mine", block)) == "Asia/Muscat"
