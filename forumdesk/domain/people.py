"""Persons, as they are in every event of the workspace."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NameOrder(StrEnum):
    GIVEN_FIRST = "given_first"
    FAMILY_FIRST = "family_first"


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `ref` is the list's own mark for them, `other_refs` those of rows that were merged in.

    `also` keeps what a merge found different, as (field, value); the field itself holds what is shown first.
    Gender is as told, never inferred. One name is enough: any of the three may be empty.
    """

    id: str
    ref: str
    other_refs: tuple[str, ...] = ()
    honorific: str = ""
    given_name: str = ""
    family_name: str = ""
    name_order: NameOrder = NameOrder.GIVEN_FIRST
    print_name_typed: str = ""
    native_name: str = ""
    title_line: str = ""
    salutation: str = ""
    envelope_line: str = ""
    organisation_id: str | None = None
    birth_date: date | None = None
    gender: str = ""
    nationality: str = ""
    languages: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    rank_class: str = ""
    office_since: date | None = None
    local_actor: bool | None = None
    women_led_org: bool | None = None
    notes: str = ""
    also: tuple[tuple[str, str], ...] = ()
    custom: tuple[tuple[str, str], ...] = ()

    @property
    def print_name(self) -> str:
        """As printed: the typed one, else given and family in their order, else the native one. No honorific."""
        parts = [self.given_name, self.family_name]
        if self.name_order is NameOrder.FAMILY_FIRST:
            parts.reverse()
        return self.print_name_typed or " ".join(part for part in parts if part) or self.native_name

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.ref, *self.other_refs)
