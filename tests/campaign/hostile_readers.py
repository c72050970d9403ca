"""What reads files from outside, and hostile files for each: every importer by name."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from PIL import Image

from forumdesk.domain.packages import Preset, canonical
from forumdesk.exporters.pictures import UnreadablePictureError, opened, pixels, stripped
from forumdesk.exporters.stocks import all_stocks, row_of
from forumdesk.importers.busy_times import busy_times
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.headings import HEADINGS
from forumdesk.importers.replies import read_replies
from forumdesk.services import importing, letters, stocking, templating
from forumdesk.services.demo import lists
from forumdesk.services.packaging_in import Key, open_package
from forumdesk.store import sealing
from forumdesk.store.cipher import Profile
from forumdesk.store.tables import Entity, table_of
from tests import elsewhere
from tests.builders import SECRET, a_participation, a_person, a_session, a_workspace, a_world, an_event
from tests.campaign.hostile_files import Hostile, broken, json_of, lines_of, list_of
from tests.campaign.planted import jpeg
from tests.core import rehearsal, reply_mails
from tests.core.rehearsal import Rehearsal
from tests.stories.packages import COLLEAGUE, sent

Read = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Reader:
    """`files` makes one hostile file after another; `prepare` the function that reads them, in the process that will.

    It is given a folder of its own.
    """

    files: Callable[[Random], bytes]
    prepare: Callable[[Path], Read]


_DATES = ("2027-06-14", "14.06.2027", "06/05/1971", "14. juni 2027", "kl. 15.00", "2:00 PM", "45000", "٢٠٢٧", "31.2.27")
_TIMES = ("20270614", "20270614T080000Z", "FREQ=YEARLY", "FREQ=HOURLY;COUNT=9", "P1D", "Europe/Oslo", "PERIOD")
_WORDS = (
    "OF27",
    "XX",
    "A01",
    "A02",
    "Ada Lov",
    "LOV/ADA",
    "S1",
    "Blue Room",
    "forum",
    "discreet",
    "ja",
    "no",
    "en|ar",
    "person",
    "@ALL",
    "V1",
    "60",
)
_CELLS = (*_DATES, *_WORDS, "Ærlig, Øde", "van der Prøve", "a@b.example", "أمينة", "A|B|C", "", " ", "need_to_know")
_PROPERTIES = (
    *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "LOCATION"),
    *("ATTENDEE", "ORGANIZER", "CLASS", "STATUS", "SEQUENCE", "DTSTAMP", "FREEBUSY", "TZOFFSETTO", "TZOFFSETFROM"),
    *("TZID", "BEGIN", "END", "COMMENT", "METHOD", "TRANSP", "X-A"),
)
_CARD = ("N", "FN", "EMAIL", "TEL", "BDAY", "ORG", "GENDER", "NOTE", "PHOTO", "TITLE", "ADR", "UID", "KIND", "VERSION")
_KEYS = (
    *("schedule", "conference", "days", "rooms", "talks", "results", "title", "start", "end", "slot", "slots"),
    *("persons", "speakers", "name", "code", "duration", "date", "time_zone_name", "room", "state", "id", "en"),
)
_CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lov;Ada;;;\r\nFN:Ada Lov\r\nEMAIL;TYPE=INTERNET:a@b.example\r\nEND:VCARD\r\n"
_OLD_CARD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=B8v;Ada\r\nTEL;CELL:1\r\n"
    b"BDAY:19700203\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n\r\nEND:VCARD\r\n"
)
_CALENDAR = elsewhere.calendar(
    "UID:1 | SUMMARY:Brief | DTSTART;TZID=Customized Time Zone:20270614T080000 | DURATION:PT1H"
    " | RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU | EXDATE;TZID=Europe/Oslo:20270621T080000 | CLASS:PRIVATE",
    "UID:1 | RECURRENCE-ID:20270615T060000Z | DTSTART:20270615T070000Z | ATTENDEE;CN=A:mailto:a01@guests.example",
    "UID:2 | SUMMARY:Day | DTSTART;VALUE=DATE:20270614 | RDATE:20270615,20270617 | TRANSP:TRANSPARENT",
    head=elsewhere.CALENDAR_HEAD + elsewhere.EXCHANGE_ZONE,
)
_EVENT = ("BEGIN:VCALENDAR\r\nMETHOD:{}\r\nBEGIN:VEVENT\r\nUID:1", "END:VEVENT\r\nEND:VCALENDAR\r\n")


def _table(kind: ImportKind) -> Reader:
    """A list of one kind as CSV and as XLSX: the demo's own first rows, and rows made up under every heading."""
    shipped = [_first_rows(data) for one, data in lists() if one is kind] or [_PLACED[kind]]
    plain = [*shipped, *(data for data in _ELSEWHERE if kind is ImportKind.PEOPLE)]
    made = list_of(sorted(HEADINGS[kind]), _CELLS)
    whole = [*plain, *(_workbook(data) for data in shipped)]
    return Reader(Hostile(whole, (made, lambda chance: _workbook(made(chance)))), lambda _: _planner(kind))


# The demo ships no lists of these kinds.
_PLACED = {
    ImportKind.RIDES: b"bil;dato;tid;fra;til;navn\nCAR1;14.06.2027;15:00;Airport;Hotel;LOV/ADA MRS\nCAR1;;;;;A01\n",
    ImportKind.STAYS: b"hotell;rom;gjest;innsjekk;utsjekk\nGrand;301;Lov, Ada;14.06.2027;16.06.2027\nGrand;302;A02;;\n",
    ImportKind.SEATS: b"session;bord;plass;navn;rundt bord\nS1;A;A1;Ada Lov;ja\nS1;A;2;;\nS1;B;9;a01@guests.example;\n",
}
_ELSEWHERE = tuple(one.encode() for one in (elsewhere.OUTLOOK, elsewhere.INDICO, elsewhere.PRETIX))


def _first_rows(data: bytes, count: int = 7) -> bytes:
    sheet = importing.read(data)
    rows = [sheet.headers, *(row.cells for row in sheet.rows[:count])]
    return "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows).encode()


def _workbook(data: bytes) -> bytes:
    book, made = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in data.decode("utf-8", "replace").splitlines():
        sheet.append(["".join(sign for sign in cell if sign.isprintable()) for cell in row.split(";")])
    book.save(made)
    return made.getvalue()


def _planner(kind: ImportKind) -> Read:
    """Reads a file as the import does, up to what it would change; over some events, rooms and people."""
    desk = Rehearsal()
    desk.read(ImportKind.VENUES, rehearsal.VENUES)
    desk.read(ImportKind.EVENTS, f"{rehearsal.EVENTS}OF27,Test Forum 2027,forum,,,Europe/Oslo,,,\n")
    desk.read(ImportKind.PEOPLE, "ref,given_name,family_name,email,events\nA01,Ada,Lov,a01@guests.example,OF27\n")
    desk.read(ImportKind.PROGRAMME, "session_id,event,date,start,end\nS1,OF27,2027-06-14,09:00,10:00\n")

    def read(data: bytes) -> object:
        sheet = importing.read(data)
        plan = desk.plan(kind, sheet, importing.decided(sheet, kind, {}))
        for row in (*plan.bench.saves(), *plan.lineage_changes(), *plan.asking.changed()):
            _store(row)
        return plan

    return read


def _store(row: Entity) -> None:
    """As a record of the file, which holds no half characters."""
    for record in table_of(type(row)).records([row]):
        for value in record:
            if isinstance(value, str):
                value.encode()


def _programme(whole: list[bytes], *made_up: Callable[[Random], bytes]) -> Reader:
    return Reader(Hostile(whole, made_up), lambda _: _planner(ImportKind.PROGRAMME))


def _texts(*names: str) -> list[bytes]:
    return [str(getattr(elsewhere, name)).encode() for name in names]


def _replies() -> Reader:
    mails = [reply_mails.google(), reply_mails.outlook(), reply_mails.apple(), reply_mails.thunderbird()]
    mails += [reply_mails.forwarded(reply_mails.nextcloud()), reply_mails.outlook_new_time()]
    mails += [reply_mails.mbox(mails[0], mails[2]), reply_mails.reply().encode(), reply_mails.reply().encode("utf-16")]
    made = lines_of(_PROPERTIES, (*_TIMES, "ACCEPTED", "mailto:a@b.example"), _EVENT[0].format("REPLY"), _EVENT[1])
    return Reader(Hostile(mails, (made,)), lambda _: lambda data: read_replies(data, "hostile"))


def _templates() -> Reader:
    folder = files("resources").joinpath("templates", "badges")
    shipped = [one.read_bytes() for one in sorted(folder.iterdir(), key=lambda one: one.name) if one.is_file()]
    keys = (
        "format",
        "version",
        "name",
        "width",
        "height",
        "front",
        "back",
        "elements",
        "kind",
        "field",
        "x",
        "y",
        "size",
    )
    return Reader(Hostile(shipped, (json_of(keys, _WORDS),)), lambda _: templating.read_template)


def _stocks() -> Reader:
    shipped = [json.dumps(row_of(one)).encode() for one in all_stocks()[::8]]
    keys = tuple(json.loads(shipped[0]))
    return Reader(Hostile(shipped, (json_of(keys, _WORDS),)), lambda _: _stock)


def _stock(data: bytes) -> object:
    return stocking.fault_of(stocking.read_stock(data))


def _letters() -> Reader:
    letter = b"Subject: {event}\r\n\r\nDear {name},\r\n\r\nwelcome to {event} on {dates}.\r\n\r\n{organiser}\r\n"
    return Reader(Hostile([letter]), lambda _: lambda data: letters.read_letter(data.decode("utf-8", "replace")))


def _pictures() -> Reader:
    return Reader(Hostile(_images()), lambda _: _drawn)


def _drawn(data: bytes) -> object:
    """As a flag or a badge's picture is taken in."""
    try:
        return opened(data), pixels(stripped(data))
    except UnreadablePictureError:
        return None


def _images() -> list[bytes]:
    found = [jpeg("nobody")]
    for form, mode in (("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("PNG", "1")):
        made = io.BytesIO()
        Image.new(mode, (40, 30)).save(made, form)
        found.append(made.getvalue())
    return found


def _photos() -> Reader:
    return Reader(Hostile(_images()), _photo_reader)


def _photo_reader(folder: Path) -> Read:
    """As somebody's photo is dropped on the window."""
    from ui.widgets.photo_file import bare_jpeg  # late: Qt is for this one alone

    place = folder / "photo"

    def read(data: bytes) -> object:
        place.write_bytes(data)
        return bare_jpeg(place)

    return read


def _packages() -> Reader:
    """What is inside a package is broken before it is sealed; now and then the sealed one is."""
    extract, sealed = _a_package()
    inside = Hostile([extract])
    mark = sealed[:20]

    def files_of(chance: Random) -> bytes:
        if chance.random() < 0.2:
            return mark + broken(chance, sealed)[20:]
        return sealing.seal_to(_as_we_write_it(inside(chance)), (COLLEAGUE.recipient,))

    return Reader(files_of, _package_reader)


def _as_we_write_it(data: bytes) -> bytes:
    """JSON in the one form that is taken, so that what stands in it is looked at."""
    try:
        return canonical(json.loads(data)).encode()
    except (ValueError, RecursionError):
        return data


@cache
def _a_package() -> tuple[bytes, bytes]:
    event, people = an_event("XX"), [a_person(f"A{number}") for number in range(3)]
    with TemporaryDirectory() as folder:
        with a_workspace(Path(folder), event, a_session(event), *people, a_participation(people[0], event)) as home:
            _, made = sent(home, Path(folder), Preset.HANDOVER)
        sealed = made.read_bytes()
    return sealing.unseal_with(sealed, COLLEAGUE.identity), sealed


def _package_reader(folder: Path) -> Read:
    """As a colleague opens it: a workspace comes of it, or a refusal and no file."""
    target = folder / "opened.forumdesk"

    def read(data: bytes) -> object:
        try:
            return open_package(data, Key(identity=COLLEAGUE.identity), target, SECRET, a_world(), Profile.TESTS)
        finally:
            target.unlink(missing_ok=True)

    return read


def _busy() -> Reader:
    made = lines_of(_PROPERTIES, _TIMES, _EVENT[0].format("PUBLISH"), _EVENT[1])
    free = lines_of(_PROPERTIES, _TIMES, "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY", "END:VFREEBUSY\r\nEND:VCALENDAR\r\n")
    return Reader(Hostile([_CALENDAR], (made, free)), lambda _: lambda data: busy_times(data, "Asia/Muscat"))


def readers() -> dict[str, Reader]:
    """Every importer by the name that the report has for it."""
    calendar = lines_of(_PROPERTIES, _TIMES, _EVENT[0].format("PUBLISH"), _EVENT[1])
    cards = lines_of(_CARD, (*_TIMES, *_CELLS), "BEGIN:VCARD\r\nVERSION:3.0", "END:VCARD\r\n")
    contacts = Reader(Hostile([_CARDS, _OLD_CARD], (cards,)), lambda _: _planner(ImportKind.PEOPLE))
    return {
        **{f"list of {kind.value}": _table(kind) for kind in ImportKind},
        "programme as calendar": _programme([_CALENDAR], calendar),
        "programme as XML": _programme(_texts("PRETALX_XML", "WAFER_XML", "PENTABARF_XML")),
        "programme as JSON": _programme(
            _texts("PRETALX_JSON", "PRETALX_WIDGET", "PRETALX_API"), json_of(_KEYS, (*_TIMES, *_DATES, "00:45"))
        ),
        "contacts": contacts,
        "answers": _replies(),
        "busy times": _busy(),
        "packages": _packages(),
        "badge templates": _templates(),
        "stocks": _stocks(),
        "letters": _letters(),
        "pictures": _pictures(),
        "photos": _photos(),
    }
