"""Contacts (vCard 2.1, 3 and 4) become people: a row for each card, and the pictures that lie in them."""

import re
from binascii import Error as Base64Error
from binascii import a2b_base64

from .content_lines import Component, Line, read_components
from .entries import code_of, sheet_of_entries
from .refusals import EmptyInputError
from .sheet import Sheet
from .sources import Source

READS = {
    "UID": "ref",
    "Prefix": "honorific",
    "Given name": "given_name",
    "Family name": "family_name",
    "FN": "name",
    "ORG": "organisation",
    "TITLE": "title_line",
    "EMAIL": "email",
    "TEL": "phone",
    "BDAY": "dob",
    "GENDER": "gender",
    "LANG": "languages",
    "NOTE": "notes",
}
_BIRTHDAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?", re.DOTALL)
_NO_YEAR = "1604"  # what Apple writes for a birthday without one
_LONGEST_PHOTO = 8_000_000
_DATA = re.compile(r"data:image/[\w.+-]{1,20};base64,", re.IGNORECASE)
_NOBODY = frozenset({"group", "org", "location", "application", "device"})


def read_contacts(data: bytes) -> Sheet:
    """Raises EmptyInputError, TooLargeError, UnreadableInputError."""
    cards = [one for one in read_components(data) if one.name == "VCARD"]
    entries = [_entry(card) for card in cards if _kind(card) not in _NOBODY]
    if not entries:
        raise EmptyInputError
    return sheet_of_entries(entries, Source.VCARD, READS)


def read_contact_photos(data: bytes) -> dict[str, bytes]:
    """By the ref that `read_contacts` gives each: the bytes of a picture, which nobody has looked into yet.

    Only what lies in the file itself: an address of a picture elsewhere is passed over, and so is what is too long.
    """
    cards = [one for one in read_components(data) if one.name == "VCARD" and _kind(one) not in _NOBODY]
    found = {_entry(card)["UID"]: next(filter(None, map(_photo, card.every("PHOTO"))), b"") for card in cards}
    return {ref: photo for ref, photo in found.items() if photo}


def _photo(line: Line) -> bytes:
    """Empty where it is none."""
    coded = line.text.strip() if len(line.value) <= _LONGEST_PHOTO else ""
    inline = _DATA.match(coded)
    if inline is None and line.parameters.get("ENCODING", "").upper() not in ("B", "BASE64"):
        return b""
    try:
        return a2b_base64("".join(coded[inline.end() if inline else 0 :].split()), strict_mode=True)
    except (Base64Error, ValueError):
        return b""


def _kind(card: Component) -> str:
    return (card.text("KIND") or card.text("X-ADDRESSBOOKSERVER-KIND")).lower()


def _entry(card: Component) -> dict[str, str]:
    name = card.first("N")
    family, given, middle, prefix, suffix = (*(name.fields if name else ()), *[""] * 5)[:5]
    told = {
        "Prefix": _words(prefix),
        "Given name": " ".join(part for part in (_words(given), _words(middle)) if part),
        "Family name": ", ".join(part for part in (_words(family), _words(suffix)) if part),
        "FN": card.text("FN"),
        "ORG": _organisation(card.first("ORG")),
        "TITLE": card.text("TITLE"),
        "EMAIL": _all(card, "EMAIL"),
        "TEL": _all(card, "TEL"),
        "BDAY": _birthday(card.text("BDAY")),
        "GENDER": _gender(card.first("GENDER")),
        "LANG": _all(card, "LANG"),
        "NOTE": card.text("NOTE"),
    }
    uid = card.text("UID")
    telling = (uid,) if uid else tuple(told[part] for part in ("Given name", "Family name", "FN", "BDAY", "EMAIL"))
    return {"UID": code_of("P", *telling), **told}


def _words(part: str) -> str:
    """Several names in one field stand between commas."""
    return " ".join(word for word in re.split(r"[,\s]+", part) if word)


def _organisation(line: Line | None) -> str:
    """Its units stand behind it."""
    return (line.fields or ("",))[0].strip() if line else ""


def _all(card: Component, name: str) -> str:
    """The one that is preferred first."""
    lines = sorted(card.every(name), key=lambda line: not _preferred(line))
    values = (line.text.strip() for line in lines)
    plain = (re.sub(r"^(?:mailto|tel):", "", value, flags=re.IGNORECASE) for value in values)
    return "|".join(dict.fromkeys(value.replace("|", "/") for value in plain if value))


def _preferred(line: Line) -> bool:
    return line.parameters.get("PREF") == "1" or "pref" in line.parameters.get("TYPE", "").lower()


def _birthday(text: str) -> str:
    """A whole day; one without its year tells nobody's age."""
    found = _BIRTHDAY.fullmatch(text)
    return f"{found[1]}-{found[2]}-{found[3]}" if found and found[1] != _NO_YEAR else ""


def _gender(line: Line | None) -> str:
    """As told: the words where there are any, else the letter."""
    fields = [part.strip() for part in line.fields if part.strip()] if line else []
    return fields[-1] if fields else ""
