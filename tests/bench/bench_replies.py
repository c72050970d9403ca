"""What a folder of answers costs to preview, beside the plain libraries merely parsing the same files."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from icalendar import Calendar

from forumdesk.changes import Label
from forumdesk.domain.answers import Action
from forumdesk.domain.cards import Appointment, Span
from forumdesk.domain.disclosure import said
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Invitation
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.services import answering
from forumdesk.services.answering_files import read_files
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from tests.bench.result import Result
from tests.core import reply_mails as made

_ROUNDS = 5
_START = datetime(2030, 6, 14, 9, tzinfo=UTC)
_PROGRAMS = (made.google, made.outlook, made.apple, made.thunderbird, made.nextcloud, made.outlook_new_time)


def run(small: bool) -> list[Result]:
    """A folder of answers as six programs write them, all to invites that are held."""
    count = 100 if small else 1000
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers"
        answers.mkdir()
        for number in range(count):
            (answers / f"{number:04}.eml").write_bytes(_answer(number))
        world = World(lambda: datetime(2030, 1, 1, tzinfo=UTC), Random(1).randbytes)
        path = Path(folder) / "bench.forumdesk"
        with Workspace.create(path, Secret("seven invented herons"), world, Profile.TESTS) as workspace:
            _fill(workspace, count)
            _ours(workspace, answers, count)
            _plain(answers)
            tenth = sorted(answers.iterdir())[: count // 10]
            rounds = [
                (_ours(workspace, answers, count), _plain(answers), _seconds_of(workspace, tenth))
                for _ in range(_ROUNDS)
            ]
    middle = median(ours / plain for ours, plain, _ in rounds)
    whole, plain, little = (min(column) for column in zip(*rounds, strict=True))
    return [
        Result(f"replies: {count} previewed beside parsing", middle, 2.0, "ratio", {"ours": whole, "plain": plain}),
        Result(f"replies: {count} against a tenth", whole / little, 14, "growth", {"tenth": little, "whole": whole}),
    ]


def _uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def _address(number: int) -> str:
    return f"ada{number}@guests.example"


def _answer(number: int) -> bytes:
    """One of the programs' answers, as somebody else's to another invite; base64 is written anew for it."""
    before = (made.UID, made.ADA)
    made.UID, made.ADA = _uid(number), _address(number)
    try:
        return _PROGRAMS[number % len(_PROGRAMS)]()
    finally:
        made.UID, made.ADA = before


def _fill(workspace: Workspace, count: int) -> None:
    event = Event("e1", "BENCH", "Invented Forum", zone="Europe/Oslo")
    told = said(Appointment("", 0, Span(_START, _START.replace(hour=10), "Europe/Oslo"), "Invented Forum"))
    people = [
        Person(f"p{n}", f"A{n}", given_name="Ada", family_name=f"E{n}", emails=(_address(n),)) for n in range(count)
    ]
    with workspace.transaction(Label.SET_UP) as tx:
        tx.save(event)
        tx.save_all(people)
        tx.save_all(Participation(f"a{one.id}", one.id, event.id) for one in people)
        invite = Invitation("", "", event.id, None, "", 0, _START, told)
        tx.save_all(
            replace(invite, id=f"i{n}", person_id=one.id, uid=_uid(n), issued_at=_START) for n, one in enumerate(people)
        )


def _seconds_of(workspace: Workspace, paths: list[Path]) -> float:
    begun = perf_counter()
    answering.preview(workspace, read_files(paths))
    return perf_counter() - begun


def _ours(workspace: Workspace, answers: Path, count: int) -> float:
    begun = perf_counter()
    report = answering.preview(workspace, read_files([answers]))
    spent = perf_counter() - begun
    known = [one for one in report.answers if one.action in (Action.APPLY, Action.COUNTER)]
    if len(known) != count:
        raise AssertionError(f"{len(known)} of {count} answers were known")
    return spent


def _plain(answers: Path) -> float:
    """Every file read and parsed, and every calendar in it; nothing is asked of either."""
    begun = perf_counter()
    for path in sorted(answers.iterdir()):
        message: Message = message_from_bytes(path.read_bytes())
        for part in message.walk():
            if part.get_content_type() == "text/calendar":
                content = part.get_payload(decode=True)
                Calendar.from_ical(content if isinstance(content, bytes) else b"")
    return perf_counter() - begun
