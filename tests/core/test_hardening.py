"""Memory stays out of crash dumps, and what the system refuses is told."""

import subprocess
import sys

ASK = """
import ctypes, resource, sys
from forumdesk.hardening import keep_out_of_dumps
{before}
print(keep_out_of_dumps(), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def after(before: str = "") -> str:
    program = [sys.executable, "-c", ASK.format(before=before)]
    return subprocess.run(program, check=True, capture_output=True, text=True).stdout.strip()


def test_no_core_file_is_written_and_no_dump_is_handed_on() -> None:
    assert after() == "True (0, 0) 0"


def test_a_refused_limit_is_told() -> None:
    refuse = "resource.setrlimit = lambda *wanted: (_ for _ in ()).throw(ValueError('refused'))"

    assert after(refuse).startswith("False ")


def test_a_refused_flag_is_told() -> None:
    refuse = (
        "found = ctypes.CDLL\n"
        "class Refusing:\n    prctl = staticmethod(lambda *asked: -1 if asked[0] == 4 else found(None).prctl(*asked))\n"
        "ctypes.CDLL = lambda name: Refusing"
    )

    assert after(refuse).startswith("False (0, 0) ")


def test_a_system_library_without_the_call_is_told() -> None:
    lack = (
        "found = ctypes.CDLL\n"
        "class Lacking:\n    __getattr__ = lambda self, name: getattr(found(None), {'prctl': 'nothing'}[name])\n"
        "class Asking:\n    prctl = staticmethod(lambda *asked: found(None).prctl(*asked))\n"
        "given = iter([Lacking(), Asking()])\n"
        "ctypes.CDLL = lambda name: next(given)"
    )

    assert after(lack).startswith("False (0, 0) ")


def test_systems_without_such_dumps_are_asked_nothing() -> None:
    assert after("sys.platform = 'win32'").startswith("True ")
