"""What the bootstrap tells a person: calm lines on standard error, and the one sentence it stops with."""

import sys

FAILED = 1
REFUSED = 3


class StopError(Exception):
    """The bootstrap cannot go on; `sentence` says what, where and what to do, `code` is the exit code."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def line(text: str) -> None:
    """Print one line to standard error at once, so that it stands before what the next program prints."""
    if sys.stderr is not None:
        print(f"bootstrap: {text}", file=sys.stderr, flush=True)
