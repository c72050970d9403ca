"""A filter in the kernel that ends this program at once when anything in it makes a socket of the Internet."""

import ctypes
import os
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
# By architecture: its mark and the number of socket(2).
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
FAMILIES = {"AF_INET": 2, "AF_INET6": 10, "AF_PACKET": 17, "AF_BLUETOOTH": 31, "AF_VSOCK": 40}
ENDED_BY = 31  # SIGSYS


def can_forbid() -> bool:
    return sys.platform == "linux" and platform.machine() in _SOCKET


def forbid_network() -> None:
    """From now on, for this process and all it starts; it cannot be taken back. OSError where the kernel refuses."""
    mark, number = _SOCKET[platform.machine()]
    families = list(FAMILIES.values())
    last = len(families)
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        # A foreign architecture has other numbers: none runs here.
        (_EQUAL, 1, 0, mark),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_EQUAL, 0, last + 1, number),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        *((_EQUAL, last - place, 0, family) for place, family in enumerate(families)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    ]
    code = b"".join(struct.pack("HBBI", *one) for one in program)
    held = ctypes.create_string_buffer(code)
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(held)))
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, head, 0, 0)):
        if libc.prctl(*words) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
