"""Starts the finished bundle as the laptop will: no Python, no network, an empty home; and looks at what comes up."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bundle_screen
import say
from environment import Environment

# How long a program may take until its window is there, how long it has to last then, and how long it may take to end.
STARTS_WITHIN = 60
LASTS = 5
ENDS_WITHIN = 30
TITLE = "^ForumDesk$"
# How the window is told which workspace to ask for, as after locking (ui/app.py).
LOCKED = "FORUMDESK_LOCKED"


@dataclass(frozen=True, slots=True)
class Demo:
    """The workspace that the command line made, and what opens it."""

    path: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A bundle, where it may leave things, and the words that start a program of it apart from the network."""

    folder: Path
    scratch: Path
    apart: Sequence[str]

    def command(self, name: str, *words: str) -> list[str]:
        program = self.folder / (f"{name}.exe" if sys.platform == "win32" else name)
        return [*self.apart, str(program), *words]

    def variables(self, **more: str) -> dict[str, str]:
        """Nothing of this environment: no Python to be found, a home and a temporary folder of its own."""
        for name in ("home", "path", "tmp"):
            (self.scratch / name).mkdir(exist_ok=True)
        passing = str(self.scratch / "tmp")
        own = {"HOME": str(self.scratch / "home"), "PATH": str(self.scratch / "path"), "TMPDIR": passing}
        if sys.platform == "win32":
            own |= {"SYSTEMROOT": os.environ["SYSTEMROOT"], "TEMP": passing, "TMP": passing}
        # Without an address D-Bus would start a bus of its own.
        return own | {"LANG": "C.UTF-8", "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.scratch / 'no-bus'}"} | more

    def left_behind(self) -> list[str]:
        """What the programs left in the temporary folder."""
        return sorted(path.name for path in (self.scratch / "tmp").iterdir())


def run(environment: Environment, folder: Path, made: Path) -> None:
    """Run both programs of the bundle; raise `StopError` when one does not do its work."""
    apart = without_network()
    say.line(f"starting it without Python, {'and without a network' if apart else 'but with the network that is here'}")
    with tempfile.TemporaryDirectory(prefix="forumdesk-bundle-") as place:
        trial = Trial(folder, Path(place), apart)
        demo = _command_line(trial)
        if sys.platform == "linux" and shutil.which("Xvfb") and shutil.which("xdotool"):
            _window(trial, demo, _Eyes(environment, made))
        else:
            say.line("no Xvfb and xdotool here: the window is started without a screen and nobody looks at it")
            _unseen(trial)
        left = trial.left_behind()
    if left:
        raise say.StopError(f"the bundle left temporary files behind: {', '.join(left)}", say.FAILED)


def without_network() -> list[str]:
    """The words that start a program where there is no network, or none where the system does not allow it."""
    place = shutil.which("unshare")
    if place is None:
        return []
    words = [place, "--user", "--map-root-user", "--net"]
    return words if subprocess.run([*words, "true"], stderr=subprocess.DEVNULL).returncode == 0 else []


def answers(told: str) -> dict[str, str]:
    """The lines `Word: value` of what the command line answers."""
    return dict(re.findall(r"^(\w+): +(.+)$", told, flags=re.MULTILINE))


def _command_line(trial: Trial) -> Demo:
    told = ""
    for words in (["--version"], ["demo", str(trial.scratch / "demo")]):
        command = trial.command("forumdesk-cli", *words)
        done = subprocess.run(command, env=trial.variables(), cwd=trial.scratch, capture_output=True, text=True)
        if done.returncode != 0:
            raise say.StopError(f"'forumdesk-cli {words[0]}' ended with {done.returncode}: {done.stderr}", say.FAILED)
        told = done.stdout
    made = sum(path.is_file() for path in (trial.scratch / "demo").rglob("*"))
    say.line(f"forumdesk-cli: the demo went through and left {made} files")
    return Demo(answers(told)["Workspace"], answers(told)["Passphrase"])


@dataclass(frozen=True, slots=True)
class _Eyes:
    """Where pictures of the screen go, and the environment that has the Qt to take them."""

    environment: Environment
    folder: Path

    def look(self, display: str, name: str) -> None:
        """Take a picture; raise `StopError` when there is next to nothing on it."""
        target = self.folder / f"{name}.png"
        python, script = self.environment.python, "packaging/bundle_look.py"
        if self.environment.call([python, script, target], {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}) != 0:
            raise say.StopError(f"the window is empty: see '{target}'", say.FAILED)


def _window(trial: Trial, demo: Demo, eyes: _Eyes) -> None:
    """Open the demo in the window by typing its passphrase, look, and close it."""
    variables = {LOCKED: demo.path}
    with bundle_screen.screen() as display, _started(trial, DISPLAY=display, **variables) as program:
        unlock = bundle_screen.find(display, TITLE, STARTS_WITHIN)
        if unlock is None:
            raise say.StopError(f"no window within {STARTS_WITHIN} s. {_said(program)}", say.FAILED)
        _must_last(program)
        eyes.look(display, "unlock")
        bundle_screen.type_into(display, unlock, demo.passphrase)
        window = bundle_screen.find(display, TITLE, STARTS_WITHIN, after=unlock)
        _must_last(program)
        eyes.look(display, "window")
        if window is None:
            raise say.StopError("the demo does not open in the window: see build/bundle/window.png", say.FAILED)
        bundle_screen.ask_to_close(display, window)
        said = _ended(program)
    if said:
        raise say.StopError(f"the window said: {said}", say.FAILED)
    say.line("forumdesk: came up, opened the demo, closed when asked; see unlock.png and window.png in build/bundle")


def _unseen(trial: Trial) -> None:
    with _started(trial, QT_QPA_PLATFORM="offscreen") as program:
        _must_last(program)
        program.terminate()
        program.wait(ENDS_WITHIN)
    say.line(f"forumdesk: up for {LASTS} s")


@contextmanager
def _started(trial: Trial, **more: str) -> Iterator["subprocess.Popen[str]"]:
    command, variables = trial.command("forumdesk"), trial.variables(**more)
    with subprocess.Popen(command, env=variables, cwd=trial.scratch, stderr=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            if program.poll() is None:
                program.kill()


def _must_last(program: "subprocess.Popen[str]") -> None:
    try:
        code = program.wait(LASTS)
    except subprocess.TimeoutExpired:
        return
    raise say.StopError(f"the window was gone again, with {code}. {_said(program)}", say.FAILED)


def _ended(program: "subprocess.Popen[str]") -> str:
    """What it said in its life; raise `StopError` when it does not end, or not well."""
    try:
        code = program.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        raise say.StopError("the window does not close: see build/bundle/window.png", say.FAILED) from None
    if code != 0:
        raise say.StopError(f"the window ended with {code}. {_said(program)}", say.FAILED)
    return _said(program)


def _said(program: "subprocess.Popen[str]") -> str:
    """What it wrote to standard error; it is ended first where it still runs."""
    if program.poll() is None:
        program.kill()
    return program.stderr.read().strip() if program.stderr else ""
