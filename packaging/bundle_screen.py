"""A screen in memory (Xvfb), the window on it, and the question that a window's cross asks."""

import ctypes
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

_CLIENT_MESSAGE = 33
_ENDS_WITHIN = 10
_LOOKS_EVERY = 0.2


class _Message(ctypes.Structure):
    """XClientMessageEvent, filled up to the size of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 12),
    )


@contextmanager
def screen(size: str = "1440x900x24") -> Iterator[str]:
    """A display that nobody else uses; gone afterwards."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()
            server.wait(_ENDS_WITHIN)


def find(display: str, title: str, seconds: int, after: int | None = None) -> int | None:
    """The window of that title, once it can be seen; one that comes after another, once that is gone."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        windows = [int(number) for number in _xdotool(display, "search", "--onlyvisible", "--name", title).split()]
        if windows and after not in windows:
            return windows[0]
        time.sleep(_LOOKS_EVERY)
    return None


def type_into(display: str, window: int, words: str) -> None:
    """Type into a window, and then Enter."""
    _xdotool(display, "windowfocus", str(window))
    _xdotool(display, "type", words)
    _xdotool(display, "key", "Return")


def _xdotool(display: str, *words: str) -> str:
    variables = os.environ | {"DISPLAY": display}
    return subprocess.run(["xdotool", *words], env=variables, capture_output=True, text=True).stdout


def ask_to_close(display: str, window: int) -> None:
    """What the cross of a window sends: the program may close it, and ask before."""
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XInternAtom.restype = ctypes.c_ulong
    library.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
    library.XSendEvent.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p)
    library.XCloseDisplay.argtypes = (ctypes.c_void_p,)
    server = library.XOpenDisplay(display.encode())
    protocols, close = (library.XInternAtom(server, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    message = _Message(type=_CLIENT_MESSAGE, window=window, message_type=protocols, format=32)
    message.data[0] = close
    library.XSendEvent(server, window, 0, 0, ctypes.byref(message))
    library.XCloseDisplay(server)
