"""The fixed words of printed papers, in every language there is a file of them in; an unknown language is English."""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Tongue(StrEnum):
    """The languages that papers speak; each has its words in `resources/translations/printed`."""

    ENGLISH = "en"
    NORWEGIAN = "nb"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    ARABIC = "ar"


_ALSO = {"no": Tongue.NORWEGIAN, "nn": Tongue.NORWEGIAN}
_FROM_THE_RIGHT = frozenset({Tongue.ARABIC})


def tongue(language: str) -> Tongue:
    """The language of a paper: de for de-AT, nb for every Norwegian, en for one that is not known here."""
    base = language.strip().lower().replace("_", "-").partition("-")[0]
    if base in _ALSO:
        return _ALSO[base]
    return Tongue(base) if base in set(Tongue) else Tongue.ENGLISH


def word(key: str, language: str) -> str:
    """A word or sentence of a paper; a key without one (a custom field) heads its column itself."""
    return words(tongue(language)).get(key, key)


def from_the_right(language: str) -> bool:
    """Whether a paper in the language is read from right to left."""
    return tongue(language) in _FROM_THE_RIGHT


@cache
def words(spoken: Tongue) -> Mapping[str, str]:
    """Every word of one language by its key."""
    page = files("resources").joinpath("translations", "printed", f"{spoken}.json")
    found: dict[str, str] = json.loads(page.read_text(encoding="utf-8"))
    return found
