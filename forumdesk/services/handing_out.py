"""What happens to a badge once it is printed: issued, taken back, lost, spoilt, voided; each on record for good."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.disclosure import Paper
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.badge_register import Entry, entry
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import (
    NoBadgeError,
    NotExpectedError,
    OtherEventError,
    SeveralBadgesError,
    UnknownError,
)
from forumdesk.store.workspace import Workspace

_LABELS = {
    BadgeState.ISSUED: Label.BADGE_ISSUED,
    BadgeState.LOST: Label.BADGE_LOST,
    BadgeState.RETURNED: Label.BADGE_RETURNED,
    BadgeState.SPOILT: Label.BADGES_SPOILT,
    BadgeState.VOID: Label.BADGE_VOIDED,
}


@dataclass(frozen=True, slots=True)
class Named:
    """What was typed or scanned: a serial, a token, or its holder's ref. With an event it must be a badge of that."""

    typed: str
    event_code: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """The badges that were moved, as they are now."""

    entries: tuple[Entry, ...]
    change_set: ChangeSet


def issue(workspace: Workspace, which: Named) -> Moved:
    """Hand it to its holder.

    Raises UnknownError, NoBadgeError, SeveralBadgesError or OtherEventError where that names no badge or not one alone,
    BadgeMoveError or OnceLostError where it may not be issued, NotExpectedError where its holder may not have one.
    """
    return _move(workspace, which, BadgeState.ISSUED)


def take_back(workspace: Workspace, which: Named) -> Moved:
    """It was handed in, or a lost one turned up. Raises as `issue`."""
    return _move(workspace, which, BadgeState.RETURNED)


def report_lost(workspace: Workspace, which: Named, reason: str = "") -> Moved:
    """It is valid no more, also when it turns up. Raises as `issue`."""
    return _move(workspace, which, BadgeState.LOST, reason)


def void(workspace: Workspace, which: Named, reason: str) -> Moved:
    """It is valid no more, for good. Raises as `issue`, and NoReasonError."""
    return _move(workspace, which, BadgeState.VOID, reason)


def spoil(workspace: Workspace, which: Named, reason: str = "", sheet: bool = False) -> Moved:
    """Its label was spoilt in the printer or on the way to the holder; with `sheet` every label of its sheet that is
    still at the desk. Raises as `issue`.
    """
    return _move(workspace, which, BadgeState.SPOILT, reason, sheet)


def _move(workspace: Workspace, which: Named, state: BadgeState, reason: str = "", sheet: bool = False) -> Moved:
    snapshot = workspace.snapshot()
    badge = _named(snapshot, which, state)
    if state is BadgeState.ISSUED:
        _expected(snapshot, badge)
    with workspace.transaction(_LABELS[state]) as tx:
        now = tx.now()
        moved = [one.moved(state, now, reason.strip()) for one in _together(snapshot, badge, sheet)]
        tx.save_all(moved)
    return Moved(tuple(entry(snapshot, one) for one in moved), tx.change_set)


def _together(snapshot: Snapshot, badge: Badge, sheet: bool) -> list[Badge]:
    """The badge, and with it those of the same sheet that are still at the desk."""
    others = [one for one in snapshot.badges if sheet and one is not badge and _same_sheet(one, badge)]
    return [badge, *(one for one in others if one.state is BadgeState.PRINTED)]


def _same_sheet(one: Badge, other: Badge) -> bool:
    # The badges of one run have one time; two runs in one second have each a first sheet, but no label in common.
    place = (other.event_id, other.printed_at, other.page)
    return bool(other.page) and (one.event_id, one.printed_at, one.page) == place


def _expected(snapshot: Snapshot, badge: Badge) -> None:
    """Somebody who declined after the printing, or has lost the alias the badge was printed under, gets none."""
    one = snapshot.participation(badge.person_id, badge.event_id)
    if one is None or disclosure.shown_as(one, Paper.BADGE) is None:
        raise NotExpectedError(badge.serial)


def _named(snapshot: Snapshot, which: Named, state: BadgeState) -> Badge:
    typed = which.typed.strip()
    event = event_of(snapshot, which.event_code) if which.event_code else None
    # A scanner types what it read, and some keyboards are set to small letters.
    wanted = typed.upper()
    found = [one for one in snapshot.badges if wanted and wanted in (one.serial.upper(), one.token)]
    person = snapshot.person_by_ref.get(typed) or snapshot.person_by_ref.get(wanted)
    if not found and person is not None:
        held = [one for one in snapshot.badges if one.person_id == person.id]
        found = [one for one in held if event is None or one.event_id == event.id]
        return _of_holder(person.ref, found, state)
    if not found:
        raise UnknownError("badge", typed)
    here = [one for one in found if event is None or one.event_id == event.id]
    if not here:
        raise OtherEventError(found[0].serial)
    return here[0]


def _of_holder(ref: str, held: Iterable[Badge], state: BadgeState) -> Badge:
    """The one badge that can become so; where none can, the newest, whose state is the refusal's reason."""
    badges = sorted(held, key=lambda one: one.printed_at)
    can = [one for one in badges if one.may_become(state)]
    # Who asks for somebody's badge means the one that is in use, not those it took the place of.
    meant = [one for one in can if one.usable] or can or badges[-1:]
    if not meant:
        raise NoBadgeError(ref)
    if len(meant) > 1:
        raise SeveralBadgesError(ref, tuple(one.serial for one in meant))
    return meant[0]
