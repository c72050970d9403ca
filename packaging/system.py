"""What ForumDesk needs of the system, and how it gets there: Debian packages when allowed, else the line to type."""

import ctypes
import ctypes.util
import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import say

LOCK_WAIT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Need:
    """One thing of the system's: what it is for, its Debian packages, and whether it is here."""

    purpose: str
    debian: str
    elsewhere: str
    present: Callable[[], bool]


def has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def has_libical() -> bool:
    try:
        ctypes.CDLL("libical.so.3")
    except OSError:
        return ctypes.util.find_library("ical") is not None
    return True


def has_window_libraries() -> bool:
    return not [name for name in WINDOW_LIBRARIES if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_bundle_parts() -> bool:
    return shutil.which("objdump") is not None and not [name for name in SCREEN_LIBRARIES if not _loads(name)]


# What goes into the bundle because a desktop may lack it: Qt says how to draw on X11, these do it.
SCREEN_LIBRARIES = (
    *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-randr.so.0"),
    *("libxcb-render-util.so.0", "libxcb-shape.so.0", "libxcb-sync.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1"),
    *("libX11-xcb.so.1", "libxkbcommon-x11.so.0", "libglib-2.0.so.0", "libgthread-2.0.so.0"),
)
WINDOW_LIBRARIES = ("libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0", "libdbus-1.so.3", "libfontconfig.so.1")
ENSUREPIP = Need(
    purpose="virtual environments (Python's ensurepip)",
    debian=f"python3.{sys.version_info.minor}-venv",
    elsewhere="install a complete Python 3.11 or newer, for example from python.org",
    present=has_ensurepip,
)
LIBICAL = Need(
    purpose="libical, with which the tests read our invitations a second time",
    debian="libical3",
    elsewhere="install libical 3 (macOS: 'brew install libical'; Windows: run the tests under WSL)",
    present=has_libical,
)
WINDOW = Need(
    purpose="the libraries that Qt's windows stand on",
    debian="libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1",
    elsewhere="install EGL, OpenGL, xkbcommon, D-Bus and fontconfig with the system's own packages",
    present=lambda: sys.platform != "linux" or has_window_libraries(),
)
BUNDLE = Need(
    purpose="binutils, and the libraries of X11 that go into the bundle",
    debian="binutils libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libx11-xcb1 libxkbcommon-x11-0 libglib2.0-0",
    elsewhere="install binutils, xcb-util-cursor and its kin, xkbcommon-x11 and GLib with the system's own packages",
    present=lambda: sys.platform != "linux" or has_bundle_parts(),
)


def provide(needs: Sequence[Need]) -> None:
    """Install what is missing, or raise `StopError` (exit 3) with the exact line to type."""
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise say.StopError("; ".join(f"missing: {need.purpose}; {need.elsewhere}" for need in missing) + ".")
    packages = [name for need in missing for name in need.debian.split()]
    allowed = _may_install()
    if allowed is None:
        raise say.StopError(
            f"missing: {_purposes(missing)}. Type this, then run the same command again:\n    {_typed(packages)}"
        )
    say.line(f"installing with apt-get: {' '.join(packages)} ({_purposes(missing)})")
    _apt(allowed, packages)
    left = [need for need in missing if not need.present()]
    if left:
        raise say.StopError(
            f"apt-get installed {' '.join(packages)}, yet {_purposes(left)} is still missing; {left[0].elsewhere}."
        )


def _purposes(needs: Sequence[Need]) -> str:
    return " and ".join(need.purpose for need in needs)


def _typed(packages: Sequence[str]) -> str:
    commands = f"apt-get update && apt-get install --yes --no-install-recommends {' '.join(packages)}"
    return f"{'sudo sh' if shutil.which('sudo') else 'su'} -c '{commands}'"


def _may_install() -> list[str] | None:
    """The words to put before apt-get: none for root, sudo where it asks for no password; None: not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _quiet(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def _apt(before: Sequence[str], packages: Sequence[str]) -> None:
    options = ["-q", "-o", f"DPkg::Lock::Timeout={LOCK_WAIT_SECONDS}"]
    install = ["install", "--yes", "--no-install-recommends", *packages]
    # A failed update is no reason to stop: the package may be in a list or on a disc that is here already.
    command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *options]
    _quiet([*command, "update"])
    done = _quiet([*command, *install])
    if done.returncode != 0:
        last = done.stdout.strip().splitlines()[-1:] or ["it said nothing"]
        raise say.StopError(
            f"apt-get could not install {shlex.join(packages)} ({last[0]}). Type:\n    {_typed(packages)}"
        )


def _quiet(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
