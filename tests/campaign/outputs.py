"""Every output of the demo, opened to its last layer, holds none of the protected strings."""

from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from forumdesk.cli.main import run
from forumdesk.domain.events import Event
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import demo
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from tests.builders import a_world
from tests.campaign.commands_run import unheard
from tests.campaign.exports import Export, exports
from tests.campaign.part import Held, Part, Task
from tests.campaign.planted import PLANTED, bears
from tests.campaign.protected import Kind, protected
from tests.campaign.searching import Search
from tests.readers.leaks import hits_in

_SOME = 60  # a small seed opens every so manieth invite


def outputs(task: Task) -> Held:
    """The demo's own papers; in full also every other document of every event; and the search proven by plants."""
    made = demo.make(task.folder / "demo", a_world(task.seed), lambda word, done, total: None)
    return searched(made, task, _every_document(task, made) if task.full else [])


Written = tuple[str, Path, tuple[Kind, ...]]


def searched(made: demo.Demo, task: Task, written: Sequence[Written] = ()) -> Held:
    """The papers of a demo, and what else was `written` of it."""
    with Workspace.open(made.file, Secret(made.passphrase), a_world(task.seed + 1)) as workspace:
        snapshot = workspace.snapshot()
    forbidden = {event.code: protected(snapshot, event) for event in snapshot.events.values()}
    search = Search(snapshot)
    todo = [*_own_papers(made.file.parent, snapshot, task), *(one for one in written if one[1].exists())]
    for number, (code, path, said) in enumerate(todo):
        task.step(number, len(todo))
        for file in [path] if path.is_file() else _files(path):
            search.look(file, made.file.parent.parent, forbidden[code], said)
    found, planted = _planted(_spread(search.tally.strings, task.size(4, 40)))
    lost = [f"{planted - found} planted leaks were not found"] if found < planted else []
    figures: dict[str, int | str] = {
        "protected strings looked for": len(search.tally.strings),
        "strings left out, since the event has the same in the open": sum(one.shared for one in forbidden.values()),
        "files opened": search.tally.files,
        "documents that the rules refuse": sum(not path.exists() for _, path, _ in written),
        "files with a protected string": len(search.tally.faults),
        "planted leaks": planted,
        "planted leaks found": found,
    }
    return Held(figures, (*search.tally.faults, *lost))


def _own_papers(folder: Path, snapshot: Snapshot, task: Task) -> list[Written]:
    """The demo writes the forum's papers beside the workspace, and those under cover in a folder of their own."""
    forum = next(one.code for one in snapshot.events.values() if not one.discreet)
    covered = next(one.code for one in snapshot.events.values() if one.discreet)
    every = [
        one for number, one in enumerate(_files(folder)) if task.full or one.suffix == ".pdf" or number % _SOME == 0
    ]
    return [(covered if demo.COVERED in one.relative_to(folder).parts else forum, one, ()) for one in every]


def _files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file() and one.suffix != ".forumdesk")


def _every_document(task: Task, made: demo.Demo) -> list[Written]:
    phrase = task.folder / "phrase"
    phrase.write_text(made.passphrase, encoding="utf-8")
    with Workspace.open(made.file, Secret(made.passphrase), a_world(task.seed + 2)) as workspace:
        wanted = [(event, one) for event in workspace.all(Event) for one in exports(event)]
    for number, (event, export) in enumerate(wanted):
        task.step(number, len(wanted))
        (task.folder / event.code).mkdir(exist_ok=True)
        _write(made.file, phrase, export, event, task.folder / event.code / export.out)
    return [(event.code, task.folder / event.code / one.out, one.said) for event, one in wanted]


def _write(file: Path, phrase: Path, export: Export, event: Event, out: Path) -> None:
    words = ["export", *export.words, "--event", event.code, "--out", str(out), "-w", str(file), "--json"]
    with redirect_stdout(unheard()), redirect_stderr(unheard()):
        run([*words, "--passphrase-file", str(phrase)])


def _spread(strings: set[str], count: int) -> list[str]:
    """Some of them, evenly: of every script and length."""
    return sorted(strings, key=lambda one: (one.isascii(), len(one), one))[:: max(1, len(strings) // count)]


def _planted(secrets: list[str]) -> tuple[int, int]:
    """How many of the plants are found, of how many: each secret in every kind of container that can bear it."""
    plants = [(container, secret) for container in PLANTED for secret in secrets if bears(container, secret)]
    found = [any(True for _ in hits_in(PLANTED[one](secret), [secret], "planted")) for one, secret in plants]
    return sum(found), len(plants)


PART = Part("outputs", "No output of the demo holds a protected string in any layer", outputs)
