"""Addresses as calendars and mails write them, made comparable: bare, lower case, percent-decoded."""

import re
from functools import lru_cache
from urllib.parse import unquote

from email_validator import EmailNotValidError, validate_email

_LONGEST = 320
_BETWEEN = re.compile(r'[\s<>"(),;:\[\]]+')


@lru_cache(maxsize=20_000)
def plain_address(text: str) -> str:
    """mailto:Ada%40Test.Example and <ada@test.example> are one; empty for what has no address, such as a urn:uuid."""
    bare = unquote(text[: 4 * _LONGEST]).lower().partition("?")[0]
    address = next((one for one in _BETWEEN.split(bare) if one.count("@") == 1), "")
    local, _, domain = address.partition("@")
    whole = local and domain and "/" not in domain and len(address) <= _LONGEST
    return _in_ascii(address) if whole else ""


def sender_address(header: str) -> str:
    """The address of a From header, whatever its names hold."""
    return plain_address(header.rpartition("<")[2])


def _in_ascii(address: str) -> str:
    """The domain as calendars get it from us: in ASCII (IDNA 2008), where it can be."""
    if address.rpartition("@")[2].isascii():
        return address
    try:
        found = validate_email(address, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return address
    return f"{found.local_part}@{found.ascii_domain}".lower()
