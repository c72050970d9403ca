"""Whose file a list is: files that are no list of ours, but say the same in a form of their own."""

from enum import StrEnum

from .headings import ImportKind


class Source(StrEnum):
    """Programs and formats that are recognised by what stands in the file."""

    ICALENDAR = "icalendar"
    FRAB = "frab"
    PRETALX = "pretalx"
    VCARD = "vcard"
    INDICO = "indico"
    PRETIX = "pretix"
    OUTLOOK = "outlook"

    @property
    def kind(self) -> ImportKind:
        """What its rows are."""
        return ImportKind.PROGRAMME if self in _PROGRAMMES else ImportKind.PEOPLE


_PROGRAMMES = frozenset({Source.ICALENDAR, Source.FRAB, Source.PRETALX})
