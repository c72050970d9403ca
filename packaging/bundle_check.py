"""Starts the finished bundle as the laptop will: no Python, no network, an empty home; and looks at what comes up."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import bundle_screen
import say
from environment import Environment

# How long a program may take until its window is there, and how long it has to last after that.
STARTS_WITHIN = 60
LASTS = 5
ENDS_WITHIN = 30
TITLE = "^ForumDesk$"


def run(environment: Environment, folder: Path, made: Path) -> None:
    """Run both programs of the bundle; raise `StopError` when one does not do its work."""
    apart = without_network()
    say.line(f"starting it without Python, {'and without a network' if apart else 'but with the network that is here'}")
    with tempfile.TemporaryDirectory(prefix="forumdesk-bundle-") as place:
        scratch = Path(place)
        _command_line(folder, scratch, apart)
        if sys.platform == "linux" and shutil.which("Xvfb") and shutil.which("xdotool"):
            _window(environment, folder, scratch, apart, made / "window.png")
        else:
            say.line("no Xvfb and xdotool here: the window is started without a screen and nobody looks at it")
            _unseen(folder, scratch, apart)
        left = sorted(path.relative_to(scratch).as_posix() for path in (scratch / "tmp").iterdir())
    if left:
        raise say.StopError(f"the bundle left files for everybody behind: {', '.join(left)}", say.FAILED)


def without_network() -> list[str]:
    """The words that start a program where there is no network, or none where the system does not allow it."""
    words = ["unshare", "--user", "--map-root-user", "--net"]
    if not shutil.which("unshare"):
        return []
    return words if subprocess.run([*words, "true"], stderr=subprocess.DEVNULL).returncode == 0 else []


def bare(scratch: Path, more: Mapping[str, str]) -> dict[str, str]:
    """An environment with nothing of this one: no Python to be found, a home and a temporary folder of its own."""
    for name in ("home", "path", "tmp"):
        (scratch / name).mkdir(exist_ok=True)
    variables = {"HOME": str(scratch / "home"), "PATH": str(scratch / "path"), "TMPDIR": str(scratch / "tmp")}
    if sys.platform == "win32":
        variables |= {"SYSTEMROOT": os.environ["SYSTEMROOT"], "TEMP": variables["TMPDIR"], "TMP": variables["TMPDIR"]}
    # Without an address D-Bus would start a bus of its own.
    variables |= {"LANG": "C.UTF-8", "DBUS_SESSION_BUS_ADDRESS": f"unix:path={scratch / 'no-bus'}"}
    return variables | dict(more)


def _program(folder: Path, name: str) -> str:
    return str(folder / (f"{name}.exe" if sys.platform == "win32" else name))


def _whole(apart: Sequence[str]) -> list[str]:
    """`unshare` by its place: the program that it starts is not to find anything by name."""
    return [shutil.which(apart[0]) or apart[0], *apart[1:]] if apart else []


def _command_line(folder: Path, scratch: Path, apart: Sequence[str]) -> None:
    for words in (["--version"], ["demo", str(scratch / "demo")]):
        command = [*_whole(apart), _program(folder, "forumdesk-cli"), *words]
        done = subprocess.run(command, env=bare(scratch, {}), cwd=scratch, capture_output=True, text=True)
        if done.returncode != 0:
            raise say.StopError(f"'forumdesk-cli {words[0]}' ended with {done.returncode}: {done.stderr}", say.FAILED)
    made = sum(path.is_file() for path in (scratch / "demo").rglob("*"))
    say.line(f"forumdesk-cli: the demo went through and left {made} files")


def _window(environment: Environment, folder: Path, scratch: Path, apart: Sequence[str], picture: Path) -> None:
    with bundle_screen.screen() as display, _started(folder, scratch, apart, {"DISPLAY": display}) as program:
        window = bundle_screen.find(display, TITLE, STARTS_WITHIN)
        if window is None:
            raise say.StopError(f"no window within {STARTS_WITHIN} s. {_said(program)}", say.FAILED)
        _must_last(program)
        look = "packaging/bundle_look.py"
        if environment.call([environment.python, look, picture], {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}) != 0:
            raise say.StopError("the window is empty: see build/bundle/window.png", say.FAILED)
        bundle_screen.ask_to_close(display, window)
        try:
            code = program.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            raise say.StopError(
                "the window did not close when asked: see build/bundle/window.png", say.FAILED
            ) from None
        said = _said(program)
    if code != 0 or said:
        raise say.StopError(f"the window ended with {code}. {said}", say.FAILED)
    say.line("forumdesk: its window came up, stayed, and closed when asked; a picture is in build/bundle/window.png")


def _unseen(folder: Path, scratch: Path, apart: Sequence[str]) -> None:
    with _started(folder, scratch, apart, {"QT_QPA_PLATFORM": "offscreen"}) as program:
        _must_last(program)
        program.terminate()
        program.wait(ENDS_WITHIN)
    say.line(f"forumdesk: up for {LASTS} s")


@contextmanager
def _started(
    folder: Path, scratch: Path, apart: Sequence[str], more: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    command = [*_whole(apart), _program(folder, "forumdesk")]
    with subprocess.Popen(command, env=bare(scratch, more), cwd=scratch, stderr=subprocess.PIPE, text=True) as program:
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


def _said(program: "subprocess.Popen[str]") -> str:
    """What it wrote to standard error; it is ended first where it still runs."""
    if program.poll() is None:
        program.kill()
    return program.stderr.read().strip() if program.stderr else ""
