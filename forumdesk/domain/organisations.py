"""Organisations that people come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organisation:
    """`neutral` means neutral styling: no flag, no state title, no country on print."""

    id: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    type: str = ""
    country: str = ""
    pillars: tuple[str, ...] = ()
    support: str = "none"
    local: bool = False
    women_led: bool = False
    neutral: bool = False
    source: str = ""
    custom: tuple[tuple[str, str], ...] = ()
