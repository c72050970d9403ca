"""A package that comes back twice, out of order, or from elsewhere changes nothing that it should not."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from forumdesk.changes import Label
from forumdesk.domain.events import Event
from forumdesk.domain.packages import Preset
from forumdesk.domain.packages_errors import NotFromHereError, OldReturnError
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.services.bringing_back import bring_back
from forumdesk.store.tables import Entity
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_participation, a_person, a_session, a_workspace, a_world, an_event
from tests.campaign.part import Held, Part, Task
from tests.stories.packages import away, returned, sent

_RETURNS = 4


@dataclass(slots=True)
class _Tally:
    brought: int = 0
    older: int = 0
    foreign: int = 0
    changed: int = 0


def packages(task: Task) -> Held:
    """Edits on both sides by chance; every return once, some twice, in any order, and to a home that sent nothing."""
    chance, tally, rounds = task.chance(), _Tally(), task.size(1, 60)
    faults: list[str] = []
    for number in range(rounds):
        task.step(number, rounds)
        folder = task.folder / str(number)
        folder.mkdir()
        faults += [f"round {number}: {one}" for one in _round(folder, chance, tally)]
        shutil.rmtree(folder)
    figures: dict[str, int | str] = {
        "packages that left": rounds,
        "returns brought back": tally.brought,
        "refused, since a newer one or the same had come": tally.older,
        "refused, since from elsewhere": tally.foreign,
        "changes that should not have been": tally.changed,
    }
    return Held(figures, tuple(faults))


def _round(folder: Path, chance: Random, tally: _Tally) -> list[str]:
    home, elsewhere = _homes(folder)
    with Workspace.open(home, SECRET, a_world(3)) as workspace:
        _, package = sent(workspace, folder, Preset.TRAVEL)
    with away(package, folder) as there:
        came = []
        for number in range(_RETURNS):
            _edit(there, chance, f"there {number}")
            came.append(returned(there, folder, f"back-{number}"))
    with Workspace.open(home, SECRET, a_world(4)) as workspace:
        _edit(workspace, chance, "here")
    only = _copy(home, folder / "only")
    order = [chance.randrange(_RETURNS) for _ in range(_RETURNS)] + [_RETURNS - 1, _RETURNS - 1]
    faults = _bring_all(home, came, order, tally)
    faults += _bring_all(only, came, [_RETURNS - 1], tally)
    faults += _foreign(elsewhere, came, tally)
    if _rows(home) != _rows(only):
        tally.changed += 1
        faults.append("the order in which returns came makes a difference")
    return faults


def _homes(folder: Path) -> tuple[Path, Path]:
    """Two with the very same rows, so that only what they sent tells them apart."""
    event = an_event("XX")
    people = [a_person(f"A{number}") for number in range(6)]
    rows: list[Entity] = [event, a_session(event), *people, *(a_participation(one, event) for one in people)]
    paths = []
    for name in ("home", "elsewhere"):
        (folder / name).mkdir()
        with a_workspace(folder / name, *rows) as workspace:
            paths.append(workspace.path)
    return paths[0], paths[1]


def _edit(workspace: Workspace, chance: Random, word: str) -> None:
    with workspace.transaction(Label.PERSON_CHANGED) as tx:
        for one in chance.sample(tx.all(Person), 2):
            said = f"{word} {chance.random()}"
            ways = (replace(one, honorific=said), replace(one, title_line=said), replace(one, notes=said))
            tx.save(chance.choice(ways))


def _copy(path: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(path, folder / path.name))


def _bring_all(path: Path, came: list[bytes], order: list[int], tally: _Tally) -> list[str]:
    """Each in turn; one that is no newer than the last must leave everything as it is."""
    newest = -1
    faults = []
    with Workspace.open(path, SECRET, a_world(5)) as workspace:
        for number in order:
            before = (len(workspace.history()), workspace.snapshot())
            try:
                bring_back(workspace, came[number])
                tally.brought += 1
            except OldReturnError:
                tally.older += 1
            same = before == (len(workspace.history()), workspace.snapshot())
            if number <= newest and not same:
                tally.changed += 1
                faults.append("a return that is no newer changed something")
            newest = max(newest, number)
        faults += [] if verify(workspace).ok else ["the file is not sound"]
    return faults


def _foreign(path: Path, came: list[bytes], tally: _Tally) -> list[str]:
    with Workspace.open(path, SECRET, a_world(6)) as workspace:
        before = (len(workspace.history()), workspace.snapshot())
        for one in came:
            try:
                bring_back(workspace, one)
            except NotFromHereError:
                tally.foreign += 1
        same = before == (len(workspace.history()), workspace.snapshot())
    tally.changed += not same
    return [] if same else ["what came from elsewhere was taken in"]


def _rows(path: Path) -> set[object]:
    with Workspace.open(path, SECRET, a_world(7)) as workspace:
        return {row for kind in (Person, Participation, Session, Event) for row in workspace.all(kind)}


PART = Part("packages", "A package that comes back twice, out of order or from elsewhere changes nothing", packages)
