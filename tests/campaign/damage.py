"""A bit that flips and a file that is cut off are noticed, wherever in the file that is."""

from pathlib import Path

from forumdesk.changes import Label
from forumdesk.domain.errors import ForumDeskError
from forumdesk.store.verify import verify_file
from tests.builders import SECRET, a_person, a_workspace, an_event
from tests.campaign.part import Held, Part, Task

PAGE = 4096


def damage(task: Task) -> Held:
    """Every page has its share of the bits; the file is cut at the end of each page and in the midst of each."""
    path = _file(task)
    flips, unseen_flips = _flips(path, task)
    cuts, unseen_cuts = _cuts(path, task)
    figures: dict[str, int | str] = {
        "pages of the file": path.stat().st_size // PAGE,
        "bits flipped, one at a time": flips,
        "flips not noticed": len(unseen_flips),
        "truncations": cuts,
        "truncations not noticed": len(unseen_cuts),
    }
    faults = [f"bit {bit} of byte {place} was not noticed" for place, bit in unseen_flips]
    faults += [f"a file cut off after {size} bytes was not noticed" for size in unseen_cuts]
    return Held(figures, tuple(faults))


def _file(task: Task) -> Path:
    """With history, with something undone, and with pages that are free again."""
    people = [a_person(f"A{number}", notes="note " * 40) for number in range(task.size(20, 150))]
    with a_workspace(task.folder, an_event(), *people) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save_all(a_person(f"B{number}", notes="note " * 200) for number in range(20))
        workspace.undo()
        return workspace.path


def _flips(path: Path, task: Task) -> tuple[int, list[tuple[int, int]]]:
    chance, whole = task.chance(), path.read_bytes()
    pages, total = len(whole) // PAGE, task.size(30, 1000)
    unseen = []
    for number in range(total):
        task.step(number, total)
        place, bit = number % pages * PAGE + chance.randrange(PAGE), chance.randrange(8)
        _overwrite(path, place, whole[place] ^ (1 << bit))
        if not noticed(path):
            unseen.append((place, bit))
        _overwrite(path, place, whole[place])
    assert not noticed(path), "the file is as it was"
    return total, unseen


def _overwrite(path: Path, place: int, byte: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(bytes([byte]))


def _cuts(path: Path, task: Task) -> tuple[int, list[int]]:
    """From the whole file down to nothing, so that each cut needs no copy; then the whole is written back."""
    chance, whole = task.chance(), path.read_bytes()
    ends = range(0, len(whole), PAGE)
    inside = {start + chance.randrange(1, PAGE) for start in ends}
    edges = {start + by for start in ends for by in (-1, 1) if start + by > 0}
    sizes = sorted({*ends, *inside, *edges, len(whole) - 1, 15, 16, 17}, reverse=True)
    wanted = sizes if task.full else sizes[:: max(1, len(sizes) // 25)]
    unseen = []
    for number, size in enumerate(wanted):
        task.step(number, len(wanted))
        with path.open("r+b") as file:
            file.truncate(size)
        if not noticed(path):
            unseen.append(size)
    path.write_bytes(whole)
    return len(wanted), unseen


def noticed(path: Path) -> bool:
    """Refused with a reason, or named by `verify`."""
    try:
        return not verify_file(path, SECRET).ok
    except ForumDeskError:
        return True


PART = Part("damage", "Every single bit that flips and every truncation is noticed", damage)
