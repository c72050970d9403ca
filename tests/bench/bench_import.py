"""How the import of people grows: ten times the list must cost little more than ten times the time."""

import gc
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from forumdesk.importers.columns import ImportKind
from forumdesk.services.importing import ImportReport, import_list
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from tests.bench.result import Result

EVENTS = b"code,title,zone,start_date,end_date\nBENCH,Invented Forum,Europe/Oslo,2030-06-12,2030-06-14\n"
HEADER = "ref,given_name,family_name,organisation,category,email,phone,dob,arrival,departure,events,diet,languages"
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va")
ORIGIN = date(1950, 1, 1)


def people(count: int) -> bytes:
    """`count` rows, of which one in fifty is somebody from above once more, under another ref and in capitals."""
    chance = Random(7)
    rows: list[str] = []
    for number in range(count):
        if number % 50 == 49:
            given, family, born = whole_name(chance.randrange(number // 50 * 50, number))
            rows.append(row(number, given.upper(), family.upper(), born))
        else:
            rows.append(row(number, *whole_name(number)))
    return "\n".join((HEADER, *rows, "")).encode()


def whole_name(number: int) -> tuple[str, str, date]:
    digits = [(number * 40_503 + 17) >> shift & 15 for shift in (0, 4, 8, 12)]
    given = "".join(SYLLABLES[digit] for digit in digits[:2]).capitalize()
    family = "".join(SYLLABLES[digit] for digit in digits[2:]).capitalize() + SYLLABLES[number % 16]
    return given, f"{family}{number // 16}", ORIGIN + timedelta(days=number * 13 % 18_000)


def row(number: int, given: str, family: str, born: date) -> str:
    organisation = f"Institute of Invention {number % 200}"
    return (
        f"A{number:05},{given},{family},{organisation},expert,a{number}@nowhere.example,+00 {number},"
        f"{born:%d.%m.%Y},12.06.2030 14:30,2030-06-14,BENCH,vegetarian,en|no"
    )


def seconds(data: bytes) -> tuple[float, ImportReport]:
    """The import of one list into a new encrypted file."""
    world = World(lambda: datetime(2030, 1, 1, tzinfo=UTC), Random(1).randbytes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.forumdesk"
        with Workspace.create(path, Secret("seven invented herons"), world, Profile.TESTS) as workspace:
            import_list(workspace, ImportKind.EVENTS, EVENTS)
            gc.collect()
            started = perf_counter()
            report = import_list(workspace, ImportKind.PEOPLE, data)
            return perf_counter() - started, report


def run(small: bool) -> list[Result]:
    """A list of n, then of ten times as many, in turn; the ratio of the best of each."""
    whole = 3_000 if small else 10_000
    little, large = people(whole // 10), people(whole)
    seconds(little)
    times = [(seconds(little), seconds(large)) for _ in range(3)]
    best_little, best_large = (min(found[0] for found in column) for column in zip(*times, strict=True))
    for _, (_, report) in times:
        if report.created + report.merged != whole or report.merged != whole // 50:
            raise AssertionError(f"{report.created} created, {report.merged} merged of {whole}")
    return [
        Result(
            name=f"import: {whole} people, 2 % twice, against a tenth",
            ratio=best_large / best_little,
            limit=13,
            kind="growth",
            seconds={"tenth": best_little, "whole": best_large},
        )
    ]
