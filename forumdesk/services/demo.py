"""The whole main job on the shipped lists: import, check, invites, badges, a list, an agenda."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from forumdesk.domain.disclosure import Audience, Invited
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.domain.events import Event
from forumdesk.files import sweep
from forumdesk.importers.columns import ImportKind
from forumdesk.services import checking, importing, inviting, listing, printing, workspaces
from forumdesk.services.checking import Noticed
from forumdesk.services.importing import ImportReport
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

FILE = "demo.forumdesk"
COVERED = "covered"
_OURS = re.compile(r"demo\.forumdesk(-wal)?|(badges|participants|agenda)\.pdf|\d{4}\.(ics|eml)")
Step = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made: the workspace and the passphrase that opens it."""

    file: Path
    passphrase: str
    reports: tuple[ImportReport, ...]
    findings: tuple[Noticed, ...]
    invites: int
    badges: int


def lists() -> list[tuple[ImportKind, bytes]]:
    """The shipped lists in the order in which they are imported."""
    folder = files("resources").joinpath("demo")
    manifest = json.loads(folder.joinpath("demo.json").read_text(encoding="utf-8"))
    return [(ImportKind(one["kind"]), folder.joinpath(one["file"]).read_bytes()) for one in manifest["lists"]]


def make(folder: Path, world: World, step: Step) -> Demo:
    """Make the demo in `folder`, in place of an earlier one. AlreadyExistsError where other files are in it."""
    _clear(folder)
    folder.mkdir(parents=True, exist_ok=True)
    passphrase = "-".join(world.code(5) for _ in range(5))
    shipped = lists()
    total = len(shipped) + 8
    step("Making the encrypted file", 0, total)
    with workspaces.create(folder / FILE, Secret(passphrase), world) as workspace:
        reports = []
        for number, (kind, data) in enumerate(shipped, 1):
            step(f"Importing {kind}", number, total)
            reports.append(importing.import_list(workspace, kind, data))
        step("Checking", len(shipped) + 1, total)
        found = checking.check(workspace)
        invites, badges = _papers(workspace, folder, lambda word, done: step(word, len(shipped) + 1 + done, total))
    step("Done", total, total)
    return Demo(folder / FILE, passphrase, tuple(reports), tuple(found), invites, badges)


def _papers(workspace: Workspace, folder: Path, step: Callable[[str, int], None]) -> tuple[int, int]:
    """Of the forum everything; of the discreet event badges and invites, which say its cover."""
    events = workspace.all(Event)
    forum = next(one for one in events if not one.discreet)
    step("Writing invites", 1)
    invites = _invites(workspace, forum, folder / "invites")
    step("Printing badges", 2)
    badges = _badges(workspace, forum, folder / "badges.pdf")
    step("Writing the participants' copy", 3)
    order = listing.Order(forum.code, Audience.PARTICIPANTS)
    listing.export_list(workspace, order, folder / "participants.pdf")
    step("Writing the agenda", 4)
    listing.export_agenda(workspace, order, folder / "agenda.pdf")
    for event in events:
        if event.discreet:
            step("Writing invites under cover", 5)
            invites += _invites(workspace, event, folder / COVERED / "invites")
            step("Printing badges under cover", 6)
            badges += _badges(workspace, event, folder / COVERED / "badges.pdf")
    return invites, badges


def _invites(workspace: Workspace, event: Event, folder: Path) -> int:
    wishes = (inviting.Wish(event.code, invited, inviting.Forms.BOTH) for invited in (Invited.EVENT, Invited.SESSIONS))
    return sum(len(inviting.issue(workspace, wish, folder).files) for wish in wishes)


def _badges(workspace: Workspace, event: Event, target: Path) -> int:
    return len(printing.print_badges(workspace, printing.Run(event.code), target).placed)


def _clear(folder: Path) -> None:
    """Remove what an earlier demo left; refuse, before anything is removed, where somebody else's file lies there."""
    if not folder.exists():
        return
    for place in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        sweep(place)
    found = [path for path in folder.rglob("*") if not path.is_dir()]
    if any(not _OURS.fullmatch(path.name) for path in found):
        raise AlreadyExistsError(folder)
    for path in found:
        path.unlink()
