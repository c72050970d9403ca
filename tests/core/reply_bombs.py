"""Hostile files, made when asked for: run as a program it reads one under limits and says what that cost."""

import base64
import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from forumdesk.importers.replies import Unread
from forumdesk.importers.reply_times import zone_named
from forumdesk.services.answering_files import read_files
from tests.core.reply_mails import ADA, UID, calendar, mail, nested, part, reply

_MEGA = 1_000_000
_KIND = "text/calendar; method=REPLY"


def _deep(levels: int = 20_000) -> bytes:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (one, one) for one in range(levels)
    )
    return b"From: " + ADA.encode() + b"\r\n" + opening


def _mails_in_mails(levels: int = 5_000) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * levels + b"From: x@y.example\r\n\r\nend"


def _encoded_in_encoded(levels: int = 14) -> bytes:
    inner = b"From: x@y.example\r\n\r\n" + b"a" * 200_000
    for _ in range(levels):
        inner = part(inner, "message/rfc822")
    return inner


def _many_parts(count: int = 2_000_000) -> bytes:
    return b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\n\r\n" * count


def _boundary_everywhere() -> bytes:
    return b'Content-Type: multipart/mixed; boundary="--"\r\n\r\n' + b"-" * (40 * _MEGA)


def _many_zones() -> bytes:
    zones = "\r\n".join("BEGIN:VTIMEZONE\r\nTZID:none" for _ in range(60_000))
    lines = [f"UID:{UID}", f"ATTENDEE:mailto:{ADA}", "DTSTART;TZID=Elsewhere:20270614T150000"]
    return calendar(*lines, method="COUNTER", zone=zones).encode()


def _zone_by_the_second() -> bytes:
    rules = "\r\n".join(
        f"BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0{one}00\r\n"
        "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=1,2,3,4,5,6\r\nEND:STANDARD"
        for one in range(1, 10)
    )
    zone = f"BEGIN:VTIMEZONE\r\nTZID:Mine\r\n{rules}\r\nEND:VTIMEZONE"
    events = [f"UID:{UID}", f"ATTENDEE:mailto:{ADA}", "DTSTART;TZID=Mine:20270614T150000"]
    events += ["RRULE:FREQ=SECONDLY;COUNT=999999999", "EXRULE:FREQ=SECONDLY", "RDATE:" + "20270614T150000Z," * 50_000]
    return calendar(*events, method="COUNTER", zone=zone).encode()


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a million lines": lambda: reply("ACCEPTED", *["X-A:b"] * 150_000).encode(),
    "a million short lines": lambda: b"BEGIN:VCALENDAR\n" * 120_000,
    "forty million line ends": lambda: b"From: a@b.example\n" + b"\n" * (40 * _MEGA),
    "forty million headers": lambda: b"a: b\n" * (8 * _MEGA),
    "a header without end": lambda: b"From: " + b"a" * (45 * _MEGA),
    "headers that are all folds": lambda: b"From: a\n" + b" \n" * (20 * _MEGA),
    "headers of all kinds that matter": lambda: b"content-type: x\n" * (3 * _MEGA),
    "a parameter of quotes": lambda: b'Content-Type: text/calendar; a="' + b'\\"' * 100_000 + b"\n\nx",
    "a sender of brackets": lambda: b"From: " + b"(<@" * 50_000 + b"\n\n" + reply().encode(),
    "many mails with senders of brackets": lambda: (b"From x 10:00\nFrom: " + b"(<@" * 1_300 + b"\n\n\n") * 12_000,
    "an mbox of nothing": lambda: b"From x 10:00\n\n\n" * (3 * _MEGA),
    "twenty thousand parts deep": _deep,
    "five thousand mails in mails": _mails_in_mails,
    "base64 in base64 in base64": _encoded_in_encoded,
    "two million parts": _many_parts,
    "a boundary everywhere": _boundary_everywhere,
    "forty megabytes of base64": lambda: mail([part(b"", _KIND) + b"QUJD" * (10 * _MEGA)]),
    "base64 that is none": lambda: mail([part(b"", _KIND) + _noise(2 * _MEGA)]),
    "quoted-printable that is none": lambda: mail([part(b"", _KIND, "quoted-printable") + b"=" * (2 * _MEGA)]),
    "noise": lambda: _noise(50 * _MEGA - 1),
    "noise in a calendar": lambda: b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + _noise(1_900_000),
    "one line of parameters": lambda: reply().replace("ATTENDEE", "ATTENDEE" + ";A=b" * 400_000).encode(),
    "lines of blanks": lambda: reply("ACCEPTED", *[f"ATTENDEE;A{' ' * 7_000}B"] * 250).encode(),
    "lines of quotes": lambda: reply("ACCEPTED", *['ATTENDEE;A="' + '"a' * 3_500] * 250).encode(),
    "lines of addresses": lambda: reply("ACCEPTED", *["ATTENDEE:mailto:" + "a@" * 3_900] * 240).encode(),
    "thousands of guests": lambda: reply("ACCEPTED", *["ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c"] * 30_000).encode(),
    "thousands of events": lambda: calendar(f"UID:{UID}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n" * 30_000).encode(),
    "a comment without end": lambda: reply("ACCEPTED", "COMMENT:" + "a\\n" * 600_000).encode(),
    "components inside each other": lambda: b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + b"BEGIN:VEVENT\r\n" * 100_000,
    "zones that never end": _many_zones,
    "rules by the second": _zone_by_the_second,
    "a UID of hexadecimals": lambda: reply(
        uid="040000008200E00074C5B7101A82E008" + "7643616C2D556964" * 4_000
    ).encode(),
    "a wall of UTF-16": lambda: reply("ACCEPTED", "COMMENT:" + "æ" * 900_000).encode("utf-16"),
    "fifty megabytes in a mail in a mail": lambda: mail([nested(mail([part(_noise(33 * _MEGA), "image/png")]))]),
    "a ZIP of zeros": lambda: b"PK\x03\x04" + bytes(40 * _MEGA),
    "far too much": lambda: base64.b64encode(_noise(45 * _MEGA)),
}


def main(megabytes: str, *paths: str) -> None:
    """Reads each file with so much memory on top of the program's own; a line for each: what that took and gave."""
    read_files([Path(__file__).parent / "reply_bombs.py"])  # whatever is imported late is there
    zone_named("Mine", "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE\n")
    for path in paths:
        # Each in a process of its own, so that what one of them took is not there for the next.
        child = os.fork()
        if child == 0:
            _read(path, int(megabytes))
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise SystemExit(f"{path} ended its reader")


def _read(path: str, megabytes: int) -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + megabytes * _MEGA
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    begun = time.process_time()
    found = read_files([Path(path)])
    spent = time.process_time() - begun
    told = [one.why.value for one in found if isinstance(one, Unread)]
    said = json.dumps({"seconds": spent, "told": told, "answers": len(found) - len(told)})
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
