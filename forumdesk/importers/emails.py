"""E-mail addresses as lists have them: bare, with a name around them, or as a link."""

import re

from forumdesk.domain.addresses import can_be_address

_WRAPPED = re.compile(r"[^<>]*<\s*([^<>\s]+)\s*>")
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)


def read_email(text: str) -> str | None:
    """The address as typed, out of `Name <address>` or mailto: where it stands in one; None for what cannot be one."""
    bare = text.strip(" ;,")
    wrapped = _WRAPPED.fullmatch(bare)
    address = _MAILTO.sub("", wrapped[1] if wrapped else bare, count=1)
    return address if can_be_address(address) else None


def email_key(text: str) -> str:
    """For comparing: two addresses that differ in case only are one."""
    return (read_email(text) or text.strip()).casefold()
