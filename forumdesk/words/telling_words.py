"""What a line of a file discloses, as a sentence: the same words that stand on the page of invites."""

import json
from functools import cache
from importlib.resources import files

_COVERED = "invitations.covered"


def discloses(says: str, masked: bool, language: str) -> str:
    """By what the line says of itself; of one that is covered on the screen, that it is."""
    return _words()[_COVERED if masked else f"says.{says}"][language == "nb"]


@cache
def _words() -> dict[str, list[str]]:
    page = files("resources").joinpath("translations", "invitations.json").read_text(encoding="utf-8")
    words: dict[str, list[str]] = json.loads(page)
    return {key: said for key, said in words.items() if key == _COVERED or key.startswith("says.")}
