"""The entry point: imports next to nothing before it listens for Ctrl-C, which may come while the rest is imported."""

import io
import sys
from collections.abc import Sequence

from forumdesk import hardening
from forumdesk.cli import stopping

REFUSED = 3


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit status. Standard output holds the outcome and nothing else."""
    from forumdesk.cli import running

    return running.run(arguments)


def main() -> None:
    """What the console script calls. A mistake of ours is told by place and type: its text may hold a name."""
    try:
        stopping.listen()
        status = _guarded()
    except KeyboardInterrupt:
        status = _refuse(stopping.SENTENCE)
    except Exception as error:  # noqa: BLE001 - the last line of defence: never a traceback with somebody's name in it
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else "an unknown place"
        status = _refuse(
            f"ForumDesk made a mistake ({type(error).__name__} in {place}). See what was done with: history"
        )
    stopping.deafen()
    sys.exit(status)


def _guarded() -> int:
    if not hardening.keep_out_of_dumps():
        _say("The system refused to keep this program's memory out of crash dumps. See docs/SECURITY.md")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A code page that lacks a letter of a name shows its number instead; the rest of the answer still comes.
        sys.stdout.reconfigure(errors="backslashreplace")
    from forumdesk.private_temp import PrivateTemp

    temp = PrivateTemp()
    try:
        if temp.begin() is None:
            _say("There is no room for a private temporary folder; what libraries put down may lie in the system's.")
        return run()
    finally:
        temp.end()


def _refuse(words: str) -> int:
    _say(words)
    return REFUSED


def _say(words: str) -> None:
    if sys.stderr is not None:  # none where it was closed: 2>&-
        sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
