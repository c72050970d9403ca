"""Organisations by any of their names."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from forumdesk.domain.organisations import Organisation

from .cleaning import fold_letters


@lru_cache(maxsize=4096)
def organisation_key(text: str) -> str:
    """Equal for names that differ in case, accents, spaces and punctuation; of punctuation alone the text itself."""
    told = "".join(char for char in fold_letters(text) if char.isalnum() or unicodedata.category(char)[0] == "M")
    return told or text.strip()


class OrganisationBook:
    """Finds an organisation by its canonical name, then its short name, then an alias.

    Where two claim one name, the canonical name wins over an alias, and else who was here first.
    """

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._canonical: dict[str, str] = {}
        self._other: dict[str, str] = {}
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        self._canonical.setdefault(organisation_key(organisation.name), organisation.id)
        for name in (organisation.short, *organisation.aliases):
            self._other.setdefault(organisation_key(name), organisation.id)

    def forget(self, organisation_id: str) -> None:
        for names in (self._canonical, self._other):
            for key in [key for key, found in names.items() if found == organisation_id]:
                del names[key]

    def find(self, name: str) -> str | None:
        """The row id of who bears the name."""
        key = organisation_key(name)
        return (self._canonical.get(key) or self._other.get(key)) if key else None
