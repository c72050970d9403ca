"""The one door to the store: a single thread that opens, uses and closes the workspace, and news by signal."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Cancelled, Progress
from forumdesk.services import working
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.history import Reach
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from ui.screen import Screen
from ui.worker import Worker, is_there, relay

T = TypeVar("T")


class Task(StrEnum):
    """What the desk is at, for the status line."""

    OPENING = "unlock.working"
    READING = "status.reading"
    WRITING = "status.writing"
    CLOSING = "status.closing"


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    task: str
    work: Callable[[], object]
    done: Callable[[object], None]
    stop: threading.Event
    far: int | None
    """Where long work tells how far it is."""


class Desk(QObject):
    """One open workspace. Every method returns at once; what came of it is a signal on the thread of the window.

    `failed` carries a refusal (ForumDeskError), `crashed` any other exception. A page that is gone is not told.
    """

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    busy = Signal(object)
    idle = Signal()
    progressed = Signal(int, int)
    reach_changed = Signal(object)
    beside_changed = Signal()

    def __init__(self, world: World, profile: Profile = Profile.STRONG) -> None:
        super().__init__()
        self._world, self._profile = world, profile
        self._workspace: Workspace | None = None
        self._worker = Worker("store")
        self._waiting: list[_Job] = []
        self.screen = Screen()
        self.reach = Reach()
        self.others: Callable[[], list[tuple[str, Desk]]] = list
        """The other circles that are open, each by what stands on its band."""

    def open(self, path: Path, secret: Secret) -> None:
        """Open a workspace: `opened` or `failed`. The key is made on the desk's own thread."""
        self._unlock(lambda: Workspace.open(path, secret, self._world), lambda: None)

    def create(self, path: Path, secret: Secret) -> None:
        """Make a new workspace, with what every one knows from the start, and open it."""
        # Templates and shipped lists are not needed to open one.
        from forumdesk.services import workspaces

        def made() -> Workspace:
            workspace = Workspace.create(path, secret, self._world, self._profile)
            workspaces.stock(workspace)
            return workspace

        self._unlock(made, lambda: path.unlink(missing_ok=True))

    def read(self, query: Callable[[Workspace], T], done: Callable[[T], None]) -> None:
        """Ask the workspace; `done` gets the answer, unless its page is gone or the reading was refused.

        While the screen is projected it is asked through covers.
        """
        self._put(Task.READING, lambda: query(self.screen.of(self._open_one())), done)

    def change(self, use_case: Callable[[Workspace], ChangeSet]) -> None:
        """Do one use case: `changed`, or `failed` and nothing is changed."""
        self._put(Task.WRITING, lambda: use_case(self._open_one()), self._tell)

    def run(
        self, task: Callable[[Workspace, Progress], T], done: Callable[[T], None], saying: str = Task.WRITING
    ) -> None:
        """Long work that says how far it is and can be cancelled; `saying` is the key of its words meanwhile.

        Where the answer is a ChangeSet, or has one as `change_set`, the pages are told as of any change.
        """
        stop, far = threading.Event(), relay().expect(lambda far: self.progressed.emit(*cast(tuple[int, int], far)))

        def progress(so_far: int, total: int) -> None:
            if stop.is_set():
                raise Cancelled
            relay().tell(far, [(so_far, total)])

        self._put(saying, lambda: task(self._open_one(), progress), done, stop, far)

    def undo(self) -> None:
        self.change(Workspace.undo)

    def redo(self) -> None:
        self.change(Workspace.redo)

    def cancel(self, only_long: bool = False) -> None:
        """Stop what runs and waits, or long work alone. A key that is being made is thrown away when it is done."""
        for job in self._waiting:
            if job.far is not None or not only_long:
                job.stop.set()

    @property
    def at_rest(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._waiting

    @property
    def at_long_work(self) -> bool:
        """Whether long work runs or waits."""
        return any(job.far is not None for job in self._waiting)

    def close(self) -> None:
        """Close the workspace once everything asked for is done, then end the thread; `closed` comes last."""

        def work() -> None:
            workspace, self._workspace = self._workspace, None
            if workspace is not None:
                # Not needed to open one.
                from forumdesk.services import safekeeping

                try:
                    safekeeping.back_up_when_leaving(workspace)
                finally:
                    workspace.close()

        self._put(Task.CLOSING, work, lambda _: None)
        self._worker.end()

    def wait(self) -> None:
        """Until the thread has ended, after `close`."""
        self._worker.wait()

    def _unlock(self, make: Callable[[], Workspace], unmake: Callable[[], object]) -> None:
        stop = threading.Event()

        def work() -> bool:
            if stop.is_set():
                return False
            workspace = make()
            if stop.is_set():
                workspace.close()
                unmake()
                return False
            self._workspace = workspace
            working.recall(workspace)
            self.reach = workspace.reach()
            return True

        def told(came: bool) -> None:
            if came:
                self.opened.emit()
                self.reach_changed.emit(self.reach)
            else:
                self.failed.emit(Cancelled())

        self._put(Task.OPENING, work, told, stop)

    def _put(
        self,
        task: str,
        work: Callable[[], object],
        done: Callable[[T], None],
        stop: threading.Event | None = None,
        far: int | None = None,
    ) -> None:
        job = _Job(task, work, done, stop or threading.Event(), far)  # type: ignore[arg-type]  # work gives what done takes
        self._waiting.append(job)
        if len(self._waiting) == 1:
            self.busy.emit(task)
        self._worker.ask(partial(self._done, job), partial(self._deliver, job))

    def _open_one(self) -> Workspace:
        if self._workspace is None:
            raise RuntimeError("no workspace is open")
        return self._workspace

    def _done(self, job: _Job) -> object:
        if job.stop.is_set() and job.task != Task.OPENING:
            raise Cancelled
        answer = job.work()
        if change_set_of(answer) is not None:
            self.reach = self._open_one().reach()
        return answer

    def _deliver(self, job: _Job, answer: object) -> None:
        """On the window's thread: the answer, to whoever asked."""
        self._take_off(job)
        if isinstance(answer, ForumDeskError):
            self.failed.emit(answer)
        elif isinstance(answer, Exception):
            self.crashed.emit(answer)
        else:
            # Long work changes the workspace, too; pages then ask anew before who asked for it goes on.
            if job.far is not None and (change_set := change_set_of(answer)) is not None:
                self._tell(change_set)
            if _still_there(job.done):
                job.done(answer)
        if job.task == Task.CLOSING:
            # Also where the file could not be closed well: what was committed is safe, and nothing else can be done.
            self.closed.emit()
        if not self._waiting:
            self.idle.emit()

    def _take_off(self, job: _Job) -> None:
        self._waiting.remove(job)
        if job.far is not None:
            relay().forget(job.far)
        if self._waiting:
            # Before what came of this one is told: a refusal stands until something else is begun.
            self.busy.emit(self._waiting[0].task)

    def _tell(self, change_set: ChangeSet) -> None:
        self.reach_changed.emit(self.reach)
        if change_set.changes:
            self.changed.emit(change_set)


def beneath(desk: Desk, query: Callable[[Workspace], T], done: Callable[[T], None]) -> None:
    """Ask the workspace itself, whatever is covered on the screen: for what nobody is shown."""
    desk._put(Task.READING, lambda: query(desk._open_one()), done)


def aside(desk: Desk, work: Callable[[World, Profile], T], done: Callable[[T], None]) -> None:
    """Work on a file that nothing has open, before one is; `done` gets what came of it, a refusal is `failed`."""
    desk._put(Task.OPENING, lambda: work(desk._world, desk._profile), done)


def change_set_of(answer: object) -> ChangeSet | None:
    """What was changed, where the answer of a use case is or holds that."""
    held = answer if isinstance(answer, ChangeSet) else getattr(answer, "change_set", None)
    return held if isinstance(held, ChangeSet) else None


def _still_there(done: Callable[..., object]) -> bool:
    """Whether the page or the dialog that asked has not been deleted meanwhile, also behind a `partial` or a lambda."""
    if isinstance(done, partial):
        return _still_there(done.func) and all(map(_is_whole, done.args))
    held = (cell.cell_contents for cell in getattr(done, "__closure__", None) or ())
    return _is_whole(getattr(done, "__self__", None)) and all(map(_is_whole, held))


def _is_whole(held: object) -> bool:
    return not isinstance(held, QObject) or is_there(held)
