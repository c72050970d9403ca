"""E-mail addresses: whether a text can be one, by its syntax alone; nobody is asked over a network."""

import re
from functools import lru_cache

_RESERVED = re.compile(r"(?<=[^@])\.(?:test|invalid|local|localhost|onion|arpa)$", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def can_be_address(text: str) -> bool:
    """A bare address by RFC 5321. A domain kept for tests passes, since a list may well be a rehearsal; one without a
    dot does not."""
    if not text:
        return False
    from email_validator import EmailNotValidError, validate_email  # late: its resolver takes 50 ms to import

    try:
        validate_email(_RESERVED.sub(".example", text), check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
