"""Names of months and weekdays, English and Norwegian in both its forms, whole and short."""

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale

from .cleaning import fold_letters

_LOCALES = ("en", "nb", "nn")
_CONTEXTS = ("format", "stand-alone")
_WIDTHS = ("wide", "abbreviated")
_MORE_MONTHS = {"sept": 9}
_MORE_WEEKDAYS = {"tues": 1, "thur": 3, "thurs": 3, "ma": 0, "ti": 1, "fr": 4, "loe": 5, "soe": 6}


def _names(table: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in map(Locale.parse, _LOCALES):
        for context in _CONTEXTS:
            for width in _WIDTHS:
                words = getattr(locale, table)[context][width]
                found.update({fold_letters(word).rstrip("."): number for number, word in words.items()})
    return found


# All twelve months in every form; a weekday is 0 on Monday, as date.weekday() counts.
MONTHS: Mapping[str, int] = MappingProxyType(_names("months") | _MORE_MONTHS)
WEEKDAYS: Mapping[str, int] = MappingProxyType(_names("days") | _MORE_WEEKDAYS)
