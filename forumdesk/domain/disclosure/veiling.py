"""A need-to-know session on the organiser's own screen: where and when it is, but not what it is about."""

from collections.abc import Mapping
from dataclasses import replace

from ..programme import Session, SessionVisibility

VEILED = frozenset({"title", "notes", "themes", "custom"})
"""The fields that would say what it is about."""


def secret(session: Session) -> bool:
    return session.visibility is SessionVisibility.NEED_TO_KNOW


def veiled(session: Session) -> Session:
    """The session without what it is about; any other as it is."""
    return replace(session, title="", notes="", themes=(), custom=()) if secret(session) else session


def called(session: Session) -> str:
    """What it is called where no event is at hand: its title, or the cover where it has one."""
    return (session.cover_title if secret(session) else session.title) or session.code


def said_of(session: Session | None, said: str) -> str:
    """What a file said of a session, unless a cover hides that by now."""
    return said if session is None or not secret(session) else called(session)


def row_is_secret(row: Mapping[str, object]) -> bool:
    """A stored row of a session, as the history has it."""
    return row.get("visibility") == SessionVisibility.NEED_TO_KNOW
