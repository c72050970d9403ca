"""Keeps memory, which holds names and keys, out of the dumps that a system writes when a program falls."""

import sys

_PR_SET_DUMPABLE = 4


def keep_out_of_dumps() -> bool:
    """No core file, no memory image for another program of this user; False where the system refused one of the two.

    Linux knows both, other Unix systems the first, Windows neither.
    """
    if sys.platform == "win32":
        return True
    return _no_core_file() and (sys.platform != "linux" or _not_dumpable())


def _no_core_file() -> bool:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _not_dumpable() -> bool:
    # A dump that is piped to a program, as systemd's is, heeds this and not the limit. See prctl(2).
    import ctypes

    try:
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False
