"""Broken, huge and hostile files cost little and say why: measured in a program of its own, under limits."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.importers.refusals import NoAnswer
from forumdesk.importers.replies import Unread, read_replies
from forumdesk.services.answering_files import LARGEST, read_files
from tests.core import reply_mails as made
from tests.core.reply_bombs import BOMBS
from tests.habits.tree import ROOT

SECONDS, MEGABYTES = 2.0, 200


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What reading each of them took, by name; all read by one program, which is quicker to start."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / f"{number}.eml" for number in range(len(BOMBS))]
    for path, made_here in zip(paths, BOMBS.values(), strict=True):
        path.write_bytes(made_here())
    ran = subprocess.run(
        [sys.executable, "-m", "tests.core.reply_bombs", str(MEGABYTES), *map(str, paths)],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
    )
    assert sorted(folder.iterdir()) == sorted(paths)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    return dict(zip(BOMBS, told, strict=True))


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_file_costs_two_seconds_and_two_hundred_megabytes_at_most(
    name: str, costs: dict[str, dict[str, Any]]
) -> None:
    cost = costs[name]

    assert cost["seconds"] < SECONDS
    assert cost["told"] or cost["answers"]


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "sparse.eml"
    with path.open("wb") as file:
        file.truncate(LARGEST * 1000)

    assert read_files([path]) == [Unread("sparse.eml", NoAnswer.LARGE)]


WHOLE = [made.google(), made.outlook(), made.apple(), made.thunderbird(), made.forwarded(made.nextcloud())]
WHOLE += [made.mbox(made.google(), made.apple()), made.reply().encode(), made.reply().encode("utf-16")]
PIECES = [
    b"\r\n",
    b"\r\n\r\n",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"ATTENDEE",
    b";",
    b":",
    b'"',
    b"--",
    b"\0",
    b"=",
]
PIECES += [
    b"mailto:",
    b"\xff\xfe",
    b"From ",
    b"boundary=",
    b"charset=utf-7",
    b"%",
    b"{}",
    b"\\",
    b"TZID=",
    b"P1D",
    b"@",
]


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A real answer with pieces cut out, put in and written over."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        end = draw(st.integers(at, min(len(data), at + 60)))
        data[at:end] = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8), st.just(bytes(data[at:end] * 3))))
    return bytes(data)


def is_whole(data: bytes) -> bool:
    return {one.file.partition("#")[0] for one in read_replies(data, "fuzz")} == {"fuzz"}


@settings(max_examples=300, deadline=2_000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(broken())
def test_no_broken_answer_makes_a_crash(data: bytes) -> None:
    assert is_whole(data)


@settings(max_examples=200, deadline=2_000)
@given(st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join)))
def test_no_noise_makes_a_crash(data: bytes) -> None:
    assert is_whole(data)
    assert is_whole(b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n" + data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR")
    assert is_whole(b"From: a@b.example\r\nContent-Type: " + data)
