"""Draft messages around an invite: one mail card in, the bytes of an `.eml` file out (RFC 5322, RFC 6047)."""

import re
from base64 import encodebytes
from datetime import UTC
from email import policy
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.utils import format_datetime
from html import escape

from forumdesk.domain.cards import InviteCard, MailCard
from forumdesk.exporters.cells import reads_right_to_left
from forumdesk.exporters.ical import address, many_lines, one_line
from forumdesk.exporters.ical import render as render_calendar

# Neither quoted-printable nor base64 can hold "=_", so no part can hold the boundary; and a draft made twice is equal.
_BOUNDARY = "=_part"
# Not policy.SMTP: when it folds a long name that has a comma it drops the quotes (Python 3.11), and one recipient
# becomes three. Here every header is a Header, which knows only plain text and encoded words (RFC 2047).
_POLICY = policy.compat32.clone(linesep="\r\n")
_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_MAILBOX = re.compile(rf"{_ATOM}(\.{_ATOM})*@([\w-]+\.)*[\w-]+")
# A name that may stand before an address as it is, without quotes.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9' -]*")


def render(card: MailCard) -> bytes:
    """A draft that mail programs open ready to send; its calendar part decodes to `ical.render(card.invite)`.

    ASCII throughout, but for a mailbox that is not ASCII before its @ (RFC 6532). Without Message-ID: the program that
    sends it makes one, and none of ours can tell anything. Date is the time of issue, in UTC. Reply buttons come from
    the calendar part's `method`, which equals METHOD in the file.

    Raises ValueError for a sender or recipient that is no address, and for what `ical.render` refuses.
    """
    invite = card.invite
    calendar = render_calendar(invite)
    message: Message[str, Header | str] = Message(_POLICY)
    # What is not sent yet, by the mark of Outlook and Thunderbird, and by that of Apple Mail's own drafts.
    message["X-Unsent"] = "1"
    message["X-Uniform-Type-Identifier"] = "com.apple.mail-draft"
    message["Date"] = format_datetime(invite.issued_at.astimezone(UTC))
    message["From"] = _mailbox("From", "" if invite.discreet else invite.organiser_name, invite.organiser_email)
    message["To"] = _mailbox("To", "" if invite.discreet else invite.attendee_name, invite.attendee_email)
    message["Subject"] = _subject(card.subject)
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = f'multipart/alternative; boundary="{_BOUNDARY}"'
    text = many_lines(card.text)
    message.attach(_text_part("plain", text + "\n"))
    # Thunderbird opens a draft without its letter where that is in plain text alone beside a calendar.
    message.attach(_text_part("html", _page(text)))
    message.attach(_calendar_part(invite, calendar))
    return message.as_bytes()


def _text_part(kind: str, text: str) -> "Message[str, str]":
    part: Message[str, str] = Message(_POLICY)
    part["Content-Type"] = f"text/{kind}; charset=utf-8"
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(_UTF8.body_encode(text))
    return part


def _page(text: str) -> str:
    """The same letter, which runs from the right where its first letter does: plain text cannot say so."""
    direction = "rtl" if reads_right_to_left(text) else "ltr"
    lines = escape(text, quote=False).replace("\n", "<br>\n")
    return f'<html><body><div dir="{direction}">{lines}</div></body></html>\n'


def _calendar_part(invite: InviteCard, calendar: bytes) -> "Message[str, str]":
    """Base64 keeps the file's bytes through every mail program, line ends included."""
    part: Message[str, str] = Message(_POLICY)
    part["Content-Type"] = f'text/calendar; method={invite.method}; charset=UTF-8; name="invite.ics"'
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(encodebytes(calendar).decode("ascii"))
    return part


def _subject(text: str) -> Header:
    line = one_line(text)
    return Header(line, "us-ascii" if line.isascii() and "=?" not in line else "utf-8", header_name="Subject")


def _mailbox(field: str, name: str, email: str) -> Header | str:
    bare = address(email)
    # "=?" begins an encoded word, and some readers decode it even inside an address.
    if _MAILBOX.fullmatch(bare) is None or "=?" in bare:
        raise ValueError("email")
    shown = one_line(name)
    if not bare.isascii():
        # RFC 6532 wants the bytes as they are, which a Header would encode; the name is the smaller loss.
        return bare.encode().decode("ascii", "surrogateescape")
    header = Header(header_name=field)
    if shown:
        header.append(shown, "us-ascii" if _PLAIN_NAME.fullmatch(shown) else "utf-8")
    header.append(f"<{bare}>" if shown else bare, "us-ascii")
    return header
