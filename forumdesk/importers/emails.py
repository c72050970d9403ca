"""E-mail addresses: whether they can be one, by their syntax alone; nobody is asked over a network."""

import re
from functools import lru_cache

_WRAPPED = re.compile(r"[^<>]*<\s*([^<>\s]+)\s*>")
_RESERVED = re.compile(r"(?<=[^@])\.(?:test|invalid|local|localhost|onion|arpa)$", re.IGNORECASE)
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)


def read_email(text: str) -> str | None:
    """The address as typed, out of `Name <address>` or mailto: where it stands in one; None for what cannot be one."""
    bare = text.strip(" ;,")
    wrapped = _WRAPPED.fullmatch(bare)
    address = _MAILTO.sub("", wrapped[1] if wrapped else bare, count=1)
    return address if _valid(address) else None


def email_key(text: str) -> str:
    """For comparing: two addresses that differ in case only are one."""
    return (read_email(text) or text.strip()).casefold()


@lru_cache(maxsize=20_000)
def _valid(address: str) -> bool:
    """A domain kept for tests passes, since a list may well be a rehearsal; one without a dot does not."""
    from email_validator import EmailNotValidError, validate_email  # late: its resolver takes 50 ms to import

    try:
        validate_email(_RESERVED.sub(".example", address), check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
