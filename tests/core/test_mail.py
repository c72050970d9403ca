"""Draft messages: what a mail program finds in them, and that nobody else is ever written to."""

import base64
import email
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forumdesk.domain.cards import InviteCard, MailCard, Method
from forumdesk.exporters import ical, mail
from tests.core.invite_cards import INVITE, appointment, at, hour, programme

DRAFT = MailCard(INVITE, "Testvik Forum", "Dear Ada,\n\nyou are invited.")
LONG = "Exempel, Ada Beatrix Cornelia Dorothea Eleonora, Second Baroness of Nowhere and Elsewhere, O.B.E."
NASTY = st.text(st.one_of(st.sampled_from('\r\n\0\t\u2028\ud800,;:"\\<>()@=?_. '), st.characters()), max_size=120)


def opened(made: bytes) -> EmailMessage:
    return email.message_from_bytes(made, policy=policy.default)


def part(made: bytes, kind: str) -> EmailMessage:
    (found,) = (found for found in opened(made).walk() if found.get_content_type() == kind)
    assert isinstance(found, EmailMessage)
    return found


def header(made: bytes, name: str) -> str:
    """One header by the library's older parser, which reads encoded words on its own."""
    folded = email.message_from_bytes(made)[name]
    return str(make_header(decode_header(re.sub(r"\r?\n(?=[ \t])", "", folded))))


def test_a_draft_has_these_headers_and_no_others() -> None:
    made = opened(mail.render(DRAFT))

    assert list(made.items()) == [
        ("X-Unsent", "1"),
        ("X-Uniform-Type-Identifier", "com.apple.mail-draft"),
        ("Date", "Mon, 07 Jan 2030 09:00:00 +0000"),
        ("From", "Testvik Forum Desk <desk@forum.example>"),
        ("To", "Ada Exempel <ada@people.example>"),
        ("Subject", "Testvik Forum"),
        ("MIME-Version", "1.0"),
        ("Content-Type", 'multipart/alternative; boundary="=_part"'),
    ]
    assert made.defects == []


def test_the_text_stands_first_and_the_calendar_last_so_that_calendars_win() -> None:
    kinds = [found.get_content_type() for found in opened(mail.render(DRAFT)).walk()]

    assert kinds == ["multipart/alternative", "text/plain", "text/html", "text/calendar"]


@pytest.mark.parametrize(
    ("text", "direction"), [("Dear <Ada> & Bo,\n\n2 < 3", "ltr"), ("- تحية طيبة Ada،\nهنا", "rtl")]
)
def test_the_letter_stands_as_a_page_too_that_runs_the_way_its_words_do(text: str, direction: str) -> None:
    page = part(mail.render(replace(DRAFT, text=text)), "text/html").get_content()

    assert f'<div dir="{direction}">' in page
    assert unescape(re.sub(r"<[^>]+>", "", page)).replace("\r", "").strip() == text
    assert page.count("<br>") == text.count("\n")


@pytest.mark.parametrize(
    "invite",
    [
        INVITE,
        replace(INVITE, method=Method.CANCEL),
        programme(appointment(1), appointment(2)),
        at(hour("Europe/Oslo")),
        replace(INVITE, attendee_name="Ådne Prøve", discreet=True),
    ],
)
def test_the_calendar_part_is_the_calendar_file_byte_for_byte(invite: InviteCard) -> None:
    made = mail.render(replace(DRAFT, invite=invite))

    assert part(made, "text/calendar").get_payload(decode=True) == ical.render(invite)
    assert part(made, "text/calendar").get_content().encode() == ical.render(invite)


def test_a_reader_without_a_mail_library_finds_the_same_calendar() -> None:
    made = mail.render(DRAFT)

    body = made.split(b"Content-Transfer-Encoding: base64\r\n\r\n")[1].split(b"--=_part--")[0]
    assert base64.b64decode(body) == ical.render(INVITE)


@pytest.mark.parametrize("method", list(Method))
def test_the_type_of_the_part_names_the_method_of_the_file(method: Method) -> None:
    made = mail.render(replace(DRAFT, invite=replace(INVITE, method=method)))

    kind = part(made, "text/calendar")["Content-Type"]
    assert dict(kind.params) == {"method": method.value, "charset": "UTF-8", "name": "invite.ics"}
    assert f"METHOD:{method}\r\n" in part(made, "text/calendar").get_content()


def test_the_text_is_found_as_it_was_written() -> None:
    text = "Kjære Ådne,\r\n\r\n" + "velkommen til Testvik – " * 20 + "\n--=_part\n.\nFrom here\n\tအောင်\x07 "

    made = mail.render(replace(DRAFT, text=text))

    found = part(made, "text/plain").get_content().replace("\r\n", "\n")
    assert found == text.replace("\r\n", "\n").replace("\x07", "").strip() + "\n"
    assert len(list(opened(made).walk())) == 4


def test_a_draft_is_ascii_with_short_lines_that_end_as_mail_does() -> None:
    card = replace(
        DRAFT, invite=replace(INVITE, attendee_name="ليلى التجريبية " * 6), subject="Økt " * 40, text="ø" * 500
    )

    made = mail.render(card)

    assert made.isascii()
    assert made.endswith(b"\r\n")
    assert made.count(b"\n") == made.count(b"\r\n")
    assert max(len(line) for line in made.split(b"\r\n")) <= 78


def test_a_draft_made_twice_is_the_same() -> None:
    assert mail.render(DRAFT) == mail.render(DRAFT)


def test_the_time_of_issue_is_told_in_utc() -> None:
    there = replace(INVITE, issued_at=datetime.fromisoformat("2030-01-07T13:00:00+04:00"))

    made = opened(mail.render(replace(DRAFT, invite=there)))

    assert made["Date"].datetime == datetime(2030, 1, 7, 9, tzinfo=UTC)
    assert made["Date"].endswith("+0000")


def test_a_discreet_draft_names_nobody_and_no_program() -> None:
    made = mail.render(replace(DRAFT, invite=replace(INVITE, discreet=True), subject="Cover title", text="Cover title"))

    assert opened(made)["From"] == "desk@forum.example"
    assert opened(made)["To"] == "ada@people.example"
    whole = made.lower() + part(made, "text/calendar").get_content().lower().encode()
    for word in (b"forumdesk", b"exempel", b"testvik", b"message-id", b"python", b"x-mailer", b"user-agent"):
        assert word not in whole


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Ada Exempel",
        LONG,
        'Ada "Prøve" Exempel',
        "Ådne Prøve",
        "عبد الرحمن بن محمد بن عبد الله آل تجريبي الوهمي من مدينة الاختبار",
        "ဒေါ်အောင်စမ်းသပ်ကြည်လင်သူစမ်းသပ်ခြင်း",
        "试验人",
        "=?utf-8?q?x?= <eve@evil.example>,",
    ],
)
def test_a_name_arrives_whole_and_stays_one_recipient(name: str) -> None:
    made = mail.render(replace(DRAFT, invite=replace(INVITE, attendee_name=name)))

    assert header(made, "To") == (f"{name} <ada@people.example>" if name else "ada@people.example")
    assert [found.addr_spec for found in opened(made)["To"].addresses] == ["ada@people.example"]


@pytest.mark.parametrize("subject", ["", "Testvik", "Økt 4: " + "mekling og inkludering, " * 9, LONG, "=?utf-8?q?x?="])
def test_a_subject_arrives_whole(subject: str) -> None:
    made = mail.render(replace(DRAFT, subject=subject))

    assert header(made, "Subject") == subject.strip()


@given(NASTY, NASTY, NASTY, NASTY)
@example("x\r\nBcc: eve@evil.example", "y\r\n\r\nBcc: eve@evil.example", "z\n", "\r\n.\r\n")
def test_no_text_can_add_a_header_a_part_or_a_recipient(name: str, organiser: str, subject: str, text: str) -> None:
    invite = replace(INVITE, attendee_name=name, organiser_name=organiser)

    made = mail.render(MailCard(invite, subject, text))

    assert opened(made).keys() == opened(mail.render(DRAFT)).keys()
    raw = email.message_from_bytes(made)
    assert [found[1] for found in getaddresses(raw.get_all("To", []))] == ["ada@people.example"]
    assert [found[1] for found in getaddresses(raw.get_all("From", []))] == ["desk@forum.example"]
    assert [found.addr_spec for found in opened(made)["To"].addresses] == ["ada@people.example"]
    assert len(list(opened(made).walk())) == 4


@pytest.mark.parametrize(
    "address",
    [
        "ada",
        "ada@",
        "@people.example",
        "a,b@people.example",
        "<ada@people.example>",
        '"ada"@people.example',
        "ada@people.example\r\nBcc: eve@evil.example",
        "ada@people.example,eve@evil.example",
        "=?utf-8?q?eve?=@people.example",
        "ada..b@people.example",
    ],
)
def test_what_is_no_plain_address_is_never_written_to(address: str) -> None:
    for invite in (replace(INVITE, attendee_email=address), replace(INVITE, organiser_email=address)):
        with pytest.raises(ValueError, match=r"^email$"):
            mail.render(replace(DRAFT, invite=invite))


def test_a_programme_without_a_recipient_is_no_draft() -> None:
    nobody = replace(programme(appointment()), attendee_email="")

    with pytest.raises(ValueError, match=r"^email$"):
        mail.render(replace(DRAFT, invite=nobody))


def test_a_domain_in_any_script_is_written_in_ascii() -> None:
    made = mail.render(replace(DRAFT, invite=replace(INVITE, attendee_email="ada@prøve.example")))

    assert opened(made)["To"] == "Ada Exempel <ada@xn--prve-hra.example>"


def test_a_mailbox_that_is_not_ascii_is_written_as_it_is_and_without_its_name() -> None:
    made = mail.render(replace(DRAFT, invite=replace(INVITE, attendee_email="ådne@people.example")))

    assert "\r\nTo: ådne@people.example\r\n".encode() in made
