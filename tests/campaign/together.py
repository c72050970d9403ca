"""Several programs on one file: one at a time, each refusal with its reason, and nothing acknowledged is lost."""

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path

from forumdesk.changes import Label
from forumdesk.domain.people import Person
from forumdesk.store.errors import InUseError
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_workspace, a_world, reopened
from tests.campaign.part import Held, Part, Task

_PROGRAMS = 4


def together(task: Task) -> Held:
    """Programs that all want the file at once, again and again, until each has made its changes."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.campaign.together", "tests.campaign.deeds"])
    rounds, changes = task.size(1, 50), task.size(3, 10)
    with a_workspace(task.folder) as workspace:
        path = workspace.path
    made = refused = 0
    faults: list[str] = []
    for number in range(rounds):
        task.step(number, rounds)
        pipes = [context.Pipe(duplex=False) for _ in range(_PROGRAMS)]
        programs = [
            context.Process(target=_change, args=(path, number * _PROGRAMS + one, changes, pipes[one][1]))
            for one in range(_PROGRAMS)
        ]
        for program in programs:
            program.start()
        for told in (pipe[0].recv() for pipe in pipes):
            made, refused = made + told[0], refused + told[1]
        for program in programs:
            program.join()
            faults += [f"round {number}: a program fell"] if program.exitcode else []
    with reopened(path) as again:
        lost = made - len(again.all(Person))
        sound = verify(again).ok
    faults += [f"{lost} acknowledged changes are lost"] if lost else []
    faults += [] if sound else ["the file is not sound"]
    faults += [] if _is_refused(context, path) else ["a second program opens a file that another has open"]
    figures: dict[str, int | str] = {
        "programs at once": _PROGRAMS,
        "changes acknowledged": made,
        "openings refused, since another had the file": refused,
        "acknowledged changes lost": lost,
    }
    return Held(figures, tuple(faults))


def _is_refused(context: multiprocessing.context.ForkServerContext, path: Path) -> bool:
    """While one has the file open, another asks for it."""
    mine, theirs = context.Pipe(duplex=False)
    with reopened(path):
        other = context.Process(target=_ask, args=(path, theirs))
        other.start()
        refused = bool(mine.recv())
        other.join()
    return refused


def _ask(path: Path, told: Connection) -> None:
    try:
        Workspace.open(path, SECRET, a_world(3)).close()
    except InUseError:
        told.send(True)
    else:
        told.send(False)


def _change(path: Path, name: int, changes: int, told: Connection) -> None:
    """Open, change, close, so many times; tells how many changes and how many refusals there were."""
    made = refused = 0
    while made < changes:
        try:
            with Workspace.open(path, SECRET, a_world(name * 1000 + made)) as workspace:
                with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
                    tx.save(a_person(f"{name}-{made}", id=f"{name}-{made}"))
                made += 1
        except InUseError:
            refused += 1
    told.send((made, refused))


PART = Part("together", "Several programs on one file take turns, and lose nothing", together)
