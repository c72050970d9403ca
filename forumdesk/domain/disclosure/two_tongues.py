"""Texts in the reader's own language, where the workspace has them in two: titles, covers and places."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ..events import Event
from ..people import Person
from ..programme import Session
from ..tongues import Tongue, tongue

# A list may say a language by its code or by its name.
_NAMES = {
    Tongue.ENGLISH: ("en", "eng", "english", "engelsk"),
    Tongue.NORWEGIAN: ("nb", "no", "nn", "nor", "nob", "nno", "norwegian", "norsk", "bokmål", "nynorsk"),
    Tongue.GERMAN: ("de", "deu", "ger", "german", "tysk", "deutsch"),
    Tongue.FRENCH: ("fr", "fra", "fre", "french", "fransk", "français"),
    Tongue.SPANISH: ("es", "spa", "spanish", "spansk", "español"),
    Tongue.ARABIC: ("ar", "ara", "arabic", "arabisk", "العربية"),
}
_SPOKEN = {name: spoken for spoken, names in _NAMES.items() for name in names}
# A column that the list has beside the known ones is kept under its own heading: "Title (nb)", "sted_en".
_HEADINGS = {
    **dict.fromkeys(("title", "tittel"), "title"),
    **dict.fromkeys(("cover_title", "dekktittel"), "cover_title"),
    **dict.fromkeys(("place", "sted"), "place"),
    **dict.fromkeys(("cover_place", "dekksted"), "cover_place"),
}
_MARKS = re.compile(r"[\W_]+")


def tongue_of(person: Person, event: Event) -> Tongue:
    """The first of the person's languages that letters are written in, else the event's."""
    spoken = (_SPOKEN.get(re.split(r"[-_ (]", language.strip().casefold())[0]) for language in person.languages)
    return next((one for one in spoken if one), tongue(event.language))


def others(event: Event, reader: Tongue) -> tuple[Tongue, ...]:
    """Every other language, the event's own first."""
    own = tongue(event.language)
    return tuple(one for one in dict.fromkeys((own, *Tongue)) if one is not reader)


def event_in(event: Event, reader: Tongue) -> Event:
    """The event with what it is called, and where it is, in one language as far as it has it."""
    return replace(event, **_said_in(event.custom, reader))  # type: ignore[arg-type]  # names and texts of fields


def session_in(session: Session, reader: Tongue) -> Session:
    """The same of a session, whose place is not a field of its own."""
    said = _said_in(session.custom, reader)
    words = {name: text for name, text in said.items() if name in ("title", "cover_title")}
    return replace(session, **words)  # type: ignore[arg-type]  # names and texts of fields


def place_in(session: Session, reader: Tongue) -> str:
    """Where a session is, as typed in one language; empty where it was not."""
    return _said_in(session.custom, reader).get("place", "")


def is_cover(key: str) -> bool:
    """Whether a column of its own says a cover in one language."""
    heading, _, _ = _MARKS.sub("_", key.casefold()).strip("_").rpartition("_")
    return _HEADINGS.get(heading, "").startswith("cover")


def _said_in(custom: Iterable[tuple[str, str]], reader: Tongue) -> dict[str, str]:
    """Field -> what a column of that field in the language says."""
    found = {}
    for key, text in custom:
        heading, _, code = _MARKS.sub("_", key.casefold()).strip("_").rpartition("_")
        if heading in _HEADINGS and _SPOKEN.get(code) is reader and text.strip():
            found[_HEADINGS[heading]] = text.strip()
    return found
