"""What invites are asked for and what was written: the words that issuing, calling off and previews share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from forumdesk.domain.cards import Method
from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.invitations import Invitation
from forumdesk.importers.emails import read_email

Key = tuple[str, str | None]
"""Person id and session id; no session id for the event itself."""

Row = tuple[str, str | None]
"""The same as the user knows them: ref and session code."""

NOT_MADE = str(UUID(int=0))
"""Stands in a preview for a UID that is only made when the invite is issued."""


class Forms(StrEnum):
    ICS = "ics"
    EML = "eml"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to issue; `only` names refs, none means everybody concerned. `rows` narrows that to those invites alone.

    `timed` makes the event itself one of hours, not of days; `reminder` is minutes before a session.
    """

    event_code: str
    invited: Invited
    forms: Forms = Forms.ICS
    only: tuple[str, ...] = ()
    rows: frozenset[Row] = field(default=frozenset())
    timed: bool = False
    reminder: int | None = None
    terms: Terms = NO_TERMS

    @property
    def named(self) -> bool:
        """Whether somebody was meant, and not everybody."""
        return bool(self.only or self.rows)


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """One file as written. A programme has `uids` of its own and neither session, uid nor sequence.

    An invite to a series has its `sessions` and no session.
    """

    file: str
    ref: str
    what: Invited
    method: Method
    session: str | None = None
    uid: str | None = None
    sequence: int | None = None
    uids: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()


def after(held: Iterable[Invitation], now: datetime) -> datetime:
    """Now, or a second after the last issue: calendars drop a file whose DTSTAMP is not newer than what they have."""
    return max([now, *(one.issued_at + timedelta(seconds=1) for one in held)])


def is_email(address: str) -> bool:
    return read_email(address) is not None
