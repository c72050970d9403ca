"""Answers as mail and calendar programs write them: their own oddities around one invented person and one UID.

Written after RFC 5545, 5546 and 6047, the vendors' documentation and public issue threads; nobody in them is real.
"""

import base64
import quopri

UID = "2f1c9a54-0d5b-4a1e-9c70-3f1d0f5f7a10"
ADA = "ada@guests.example"
DESK = "desk@forum.example"


def calendar(
    *lines: str, method: str = "REPLY", zone: str = "", prodid: str = "-//Invented//EN", end: str = "\r\n"
) -> str:
    """A calendar around the lines of one VEVENT."""
    method_line = [f"METHOD:{method}"] if method else []
    head = ["BEGIN:VCALENDAR", f"PRODID:{prodid}", "VERSION:2.0", *method_line]
    zones = zone.strip().splitlines()
    return end.join([*head, *zones, "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


def reply(
    partstat: str = "ACCEPTED", *more: str, uid: str = UID, sequence: int | None = 0, stamp: str = "20270504T080000Z"
) -> str:
    """The plainest answer there is."""
    numbered = [] if sequence is None else [f"SEQUENCE:{sequence}"]
    return calendar(
        *(f"UID:{uid}", f"DTSTAMP:{stamp}", *numbered, f"ORGANIZER:mailto:{DESK}"),
        *(f"ATTENDEE;PARTSTAT={partstat}:mailto:{ADA}", *more),
    )


def mail(parts: list[bytes], sender: str = "", kind: str = "mixed", headers: str = "") -> bytes:
    """A mail of several parts, from the one who answers unless said."""
    mark = f"----=_Part_{sum(map(len, parts))}".encode()
    head = (
        "Received: by mx.invented.example; Tue, 4 May 2027 10:00:01 +0200\r\n"
        f"From: {sender or f'Ada Exempel <{ADA}>'}\r\nTo: {DESK}\r\n{headers}"
        f"Subject: Accepted: Invented Forum\r\nDate: Tue, 4 May 2027 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/{kind};\r\n\tboundary="{mark.decode()}"\r\n\r\nOf several parts.\r\n'
    )
    body = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts)
    return head.encode("utf-8") + body + b"--" + mark + b"--\r\n"


def part(content: str | bytes, kind: str, encoding: str = "base64", more: str = "") -> bytes:
    """One part with its own headers."""
    data = content.encode() if isinstance(content, str) else content
    coded = data
    if encoding == "base64":
        coded = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        coded = quopri.encodestring(data)
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n".encode() + coded


def nested(inner: bytes, more: str = "") -> bytes:
    """A mail as an attachment of another."""
    return b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n" + more.encode() + b"\r\n" + inner


LETTER = part("Ada Exempel has accepted this invitation.\r\n", 'text/plain; charset="UTF-8"', "7bit")

OSLO_BY_WINDOWS = """
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def google(partstat: str = "ACCEPTED") -> bytes:
    """Gmail: an alternative with the calendar inside, and the same file again as an attachment."""
    text = calendar(
        *("DTSTART:20270614T090000Z", "DTEND:20270614T100000Z", "DTSTAMP:20270504T080000Z"),
        f"ORGANIZER;CN=Desk:mailto:{DESK}",
        f"UID:{UID}",
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={partstat};CN=Ada\r\n  Exempel;X-NUM-GUESTS=0:ma",
        f" ilto:{ADA}",
        *("CREATED:20270503T090000Z", "DESCRIPTION:", "LAST-MODIFIED:20270504T080000Z", "LOCATION:", "SEQUENCE:0"),
        *("STATUS:CONFIRMED", "SUMMARY:Invented Forum", "TRANSP:OPAQUE"),
        prodid="-//Google Inc//Google Calendar 70.9054//EN",
    )
    inner = mail([LETTER, part(text, 'text/calendar; charset="UTF-8"; method=REPLY', "7bit")], kind="alternative")
    inside = inner[inner.index(b"Content-Type: multipart") :]
    again = part(
        text, 'application/ics; name="invite.ics"', more='Content-Disposition: attachment; filename="invite.ics"\r\n'
    )
    return mail([inside, again])


def outlook(partstat: str = "TENTATIVE", comment: str = "Perhaps\\, if the ferry runs.") -> bytes:
    """Outlook on the desktop, by way of Exchange: no ORGANIZER, a Windows zone, its own properties."""
    text = calendar(
        f'ATTENDEE;PARTSTAT={partstat};CN="Exempel, Ada":MAILTO:{ADA.title()}',
        f"COMMENT;LANGUAGE=nb-NO:{comment}",
        *(f"UID:{UID.upper()}", "SUMMARY;LANGUAGE=en-US:Accepted: Invented Forum"),
        "DTSTART;TZID=W. Europe Standard Time:20270614T110000",
        "DTEND;TZID=W. Europe Standard Time:20270614T120000",
        *("CLASS:PUBLIC", "PRIORITY:5", "DTSTAMP:20270504T080000Z", "TRANSP:OPAQUE", "STATUS:CONFIRMED", "SEQUENCE:0"),
        *("X-MICROSOFT-CDO-APPT-SEQUENCE:0", "X-MICROSOFT-DISALLOW-COUNTER:FALSE", "BEGIN:VALARM"),
        *("ACTION:DISPLAY", "UID:of-the-alarm", "ATTENDEE:mailto:alarm@nowhere.example", "END:VALARM"),
        zone=OSLO_BY_WINDOWS,
        prodid="Microsoft Exchange Server 2010",
    )
    return mail([LETTER, part(text, 'text/calendar; charset="utf-8"; method=REPLY')], kind="alternative")


def outlook_new_time(start: str = "20270614T150000", zone: str = "W. Europe Standard Time") -> bytes:
    """Outlook's "propose new time": a COUNTER with the other time and the old one beside it."""
    text = calendar(
        f"ATTENDEE;PARTSTAT=TENTATIVE;CN=Ada Exempel:MAILTO:{ADA}",
        *("COMMENT:Later would suit me better", f"UID:{UID}", "DTSTAMP:20270504T080000Z", "SEQUENCE:0"),
        f"DTSTART;TZID={zone}:{start}",
        f"DTEND;TZID={zone}:{start[:9]}160000",
        "X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:20270614T110000",
        method="COUNTER",
        zone=OSLO_BY_WINDOWS.replace("W. Europe Standard Time", zone),
        prodid="-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
    )
    return mail([part(text, 'text/calendar; method=COUNTER; charset="utf-8"')], kind="alternative")


def apple() -> bytes:
    """Apple Calendar: the attendee by a principal path, the address in EMAIL."""
    text = calendar(
        f"UID:{UID}",
        "DTSTAMP:20270504T080000Z",
        f"ORGANIZER;CN=Desk;EMAIL={DESK}:mailto:{DESK}",
        f"ATTENDEE;CN=Ada Exempel;CUTYPE=INDIVIDUAL;EMAIL={ADA};PARTSTAT=DECLINED;RO",
        " LE=REQ-PARTICIPANT:/aMTIzNDU2Nzg5/principal/",
        "SEQUENCE:0",
        prodid="-//Apple Inc.//macOS 15.1//EN",
    )
    named = 'Content-Disposition: attachment;\r\n\tfilename="iCal-20270504-100000.ics"\r\n'
    return mail([LETTER, part(text, "text/calendar;\r\n\tcharset=utf-8;\r\n\tmethod=REPLY", "quoted-printable", named)])


def thunderbird() -> bytes:
    """Thunderbird: quoted-printable, RECEIVED properties of its own."""
    text = calendar(
        *("CREATED:20270504T080000Z", "LAST-MODIFIED:20270504T080000Z", "DTSTAMP:20270504T080000Z", f"UID:{UID}"),
        "SUMMARY:Invented Forum – Åpning",
        f"ORGANIZER;CN=Desk:mailto:{DESK}",
        f"ATTENDEE;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:{ADA}",
        *(
            "X-MOZ-RECEIVED-SEQUENCE:0",
            "X-MOZ-RECEIVED-DTSTAMP:20270503T090000Z",
            "SEQUENCE:0",
            "COMMENT:Gleder meg – Ååå!",
        ),
        prodid="-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
    )
    kind = "text/calendar; charset=UTF-8; method=REPLY; component=VEVENT"
    return mail([part(text, kind, "quoted-printable")], kind="alternative")


def thunderbird_153() -> bytes:
    """Thunderbird as it was seen to write: 8 bits, and the same file again under a name without quotes."""
    text = calendar(
        *(
            "LAST-MODIFIED:20270504T080000Z",
            "DTSTAMP:20270504T080000Z",
            f"UID:{UID}",
            "SUMMARY:Invented Forum – Åpning",
        ),
        *("STATUS:CONFIRMED", f"ORGANIZER;CN=Desk:mailto:{DESK}"),
        "ATTENDEE;CN=Ada Exempel;PARTSTAT=ACCEPTED;CUTYPE=INDIVIDUAL;ROLE=REQ-P",
        f" ARTICIPANT:mailto:{ADA}",
        *("SEQUENCE:0", "LOCATION:Blå sal\\, Testvik", "TRANSP:OPAQUE"),
        prodid="-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
    )
    inner = mail([LETTER, part(text, "text/calendar; method=REPLY; charset=UTF-8", "8BIT")], kind="alternative")
    again = part(
        text, "application/ics; name=invite.ics", "8BIT", "Content-disposition: attachment; filename=invite.ics\r\n"
    )
    return mail([inner[inner.index(b"Content-Type: multipart") :], again])


def evolution() -> bytes:
    """Evolution as it was seen to write: a mail that is the calendar and nothing else, METHOD in capitals."""
    text = calendar(
        *("SUMMARY:Invented Forum", "DTSTAMP:20270504T080000Z", f"UID:{UID}", "SEQUENCE:0"),
        "ATTENDEE;CN=Ada Exempel;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;",
        f" RSVP=TRUE;PARTSTAT=ACCEPTED:mailto:{ADA}",
        *(f"ORGANIZER;CN=Desk:mailto:{DESK}", "STATUS:CONFIRMED", "COMMENT:"),
        prodid="-//Ximian//NONSGML Evolution Calendar//EN",
    )
    kind = 'text/calendar; name="calendar.ics"; charset="utf-8"; METHOD="REPLY"'
    return f"From: Ada Exempel <{ADA}>\r\nTo: {DESK}\r\n".encode() + part(text, kind, "quoted-printable")


def nextcloud() -> bytes:
    """Nextcloud by its mail links: sabre/vobject, percent-encoded, sent by a server's address."""
    text = calendar(
        *(f"UID:{UID}", "DTSTAMP:20270504T080000Z", "SEQUENCE:0"),
        f"ORGANIZER;CN=Desk:mailto:{DESK.replace('@', '%40')}",
        'ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED;LANGUAGE=en;SENT-BY="mailto:robot@cloud.example":mai',
        f" lto:{ADA.replace('@', '%40')}",
        "REQUEST-STATUS:2.0;Success",
        prodid="-//Sabre//Sabre VObject 4.5.4//EN",
    )
    return mail([part(text, "text/calendar; method=REPLY", "8bit")], sender="robot@cloud.example")


def forwarded(inner: bytes) -> bytes:
    """A colleague forwards the mail as an attachment."""
    return mail([LETTER, nested(inner)], sender="Colleague <colleague@forum.example>")


def mbox(*mails: bytes) -> bytes:
    return b"".join(b"From ada@guests.example Tue May  4 10:00:00 2027\n" + one + b"\n\n" for one in mails)
