"""Countries as somebody typed them, and the two letters that ISO 3166 has for them."""

from functools import cache

from .collation import sort_key

# What people write, and the list of names has otherwise.
_ALSO = {"UK": "GB", "EL": "GR", "USA": "US", "UAE": "AE", "DRC": "CD", "Great Britain": "GB", "Storbritannia": "GB"}
_LETTERS = 2


def country_code(typed: str) -> str:
    """NO of "NO", "no", "Norway" or "Norge"; empty for what is no country that is known."""
    return _codes().get(_folded(typed), "")


@cache
def country_names(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of every country, in the alphabet of the language (en or nb)."""
    found = [(code, name) for code, name in _territories(language).items() if len(code) == _LETTERS]
    return tuple(sorted(found, key=lambda one: sort_key(one[1], language)))


@cache
def _codes() -> dict[str, str]:
    named = {name: code for language in ("en", "nb") for code, name in country_names(language)}
    codes = {code: code for code, _ in country_names("en")}
    return {_folded(typed): code for typed, code in {**named, **codes, **_ALSO}.items()}


def _folded(typed: str) -> str:
    return " ".join(typed.split()).casefold()


def _territories(language: str) -> dict[str, str]:
    # Babel takes a fifth of a second to import, and only who asks for flags needs it.
    from babel import Locale

    return {code: name for code, name in Locale(language).territories.items() if code.isalpha() and code not in _NONE}


# Unions, outlying waters and codes for tests: nobody comes from there.
_NONE = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
