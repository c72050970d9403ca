"""What a transaction did: each row as it was and as it became."""

from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | bytes | None
Row = dict[str, Value]


class Label(StrEnum):
    """What a history entry says was done; the sentence for it is made in words.py."""

    SET_UP = "set-up"
    IMPORT_EVENTS = "import-events"
    IMPORT_VENUES = "import-venues"
    IMPORT_ORGANISATIONS = "import-organisations"
    IMPORT_PEOPLE = "import-people"
    IMPORT_DELEGATIONS = "import-delegations"
    IMPORT_PROGRAMME = "import-programme"
    IMPORT_SEPARATIONS = "import-separations"
    IMPORT_RIDES = "import-rides"
    IMPORT_STAYS = "import-stays"
    IMPORT_SEATS = "import-seats"
    ANSWER_QUESTION = "answer-question"
    ACCEPT_FINDING = "accept-finding"
    NEW_EVENT = "new-event"
    ANSWER_CHANGED = "answer-changed"
    ANSWERS_READ = "answers-read"
    PROPOSAL_ACCEPTED = "proposal-accepted"
    PROPOSAL_DECLINED = "proposal-declined"
    ALIAS_CHANGED = "alias-changed"
    SESSION_MOVED = "session-moved"
    SESSION_CHANGED = "session-changed"
    SESSION_ADDED = "session-added"
    SESSION_REMOVED = "session-removed"
    SESSIONS_SHIFTED = "sessions-shifted"
    DAY_COPIED = "day-copied"
    ROLE_ADDED = "role-added"
    ROLE_CHANGED = "role-changed"
    ROLE_REMOVED = "role-removed"
    ORGANISATION_ADDED = "organisation-added"
    ORGANISATION_CHANGED = "organisation-changed"
    ORGANISATION_REMOVED = "organisation-removed"
    DELEGATION_ADDED = "delegation-added"
    DELEGATION_CHANGED = "delegation-changed"
    DELEGATION_REMOVED = "delegation-removed"
    ORDER_DRAWN = "order-drawn"
    ORDER_SET = "order-set"
    EVENT_CHANGED = "event-changed"
    SERIES_CHANGED = "series-changed"
    PEOPLE_MERGED = "people-merged"
    PEOPLE_TOLD_APART = "people-told-apart"
    VENUE_ADDED = "venue-added"
    VENUE_CHANGED = "venue-changed"
    VENUE_REMOVED = "venue-removed"
    ROOM_ADDED = "room-added"
    ROOM_CHANGED = "room-changed"
    ROOM_REMOVED = "room-removed"
    BORDER_CHANGED = "border-changed"
    BORDER_REMOVED = "border-removed"
    AVAILABILITY_CHANGED = "availability-changed"
    RULE_ADDED = "rule-added"
    RULE_CHANGED = "rule-changed"
    RULE_REMOVED = "rule-removed"
    VEHICLE_ADDED = "vehicle-added"
    VEHICLE_CHANGED = "vehicle-changed"
    VEHICLE_REMOVED = "vehicle-removed"
    RIDE_ADDED = "ride-added"
    RIDE_CHANGED = "ride-changed"
    RIDE_REMOVED = "ride-removed"
    SEATS_LAID = "seats-laid"
    SEATED = "seated"
    STAY_CHANGED = "stay-changed"
    STAY_REMOVED = "stay-removed"
    TIMES_STAGGERED = "times-staggered"
    ORDER_ALTERNATED = "order-alternated"
    PARTICIPATION_CHANGED = "participation-changed"
    PERSON_CHANGED = "person-changed"
    PERSON_ADDED = "person-added"
    PERSON_REMOVED = "person-removed"
    PHOTO_CHANGED = "photo-changed"
    FILTER_SAVED = "filter-saved"
    FILTER_REMOVED = "filter-removed"
    TEMPLATE_SAVED = "template-saved"
    TEMPLATE_REMOVED = "template-removed"
    STOCK_SAVED = "stock-saved"
    STOCK_REMOVED = "stock-removed"
    FLAG_SAVED = "flag-saved"
    FLAG_REMOVED = "flag-removed"
    LETTER_SAVED = "letter-saved"
    LETTER_REMOVED = "letter-removed"
    CONTACT_NOTED = "contact-noted"
    CONTACT_REMOVED = "contact-removed"
    ISSUE_INVITES = "issue-invites"
    WITHDRAW_INVITES = "withdraw-invites"
    CANCEL_SESSION = "cancel-session"
    PRINT_BADGES = "print-badges"
    BADGE_ISSUED = "badge-issued"
    BADGE_LOST = "badge-lost"
    BADGE_RETURNED = "badge-returned"
    BADGES_SPOILT = "badges-spoilt"
    BADGE_VOIDED = "badge-voided"
    MAKE_COPY = "make-copy"
    REVEAL_COPY = "reveal-copy"
    REVEAL = "reveal"
    PACKAGE_BROUGHT = "package-brought"
    PACKAGE_RECORDS = "package-records"
    COPY_ACCOUNTED = "copy-accounted"
    KEEP_DRAFT = "keep-draft"
    BACKUP_MADE = "backup-made"
    BACKUPS_REMOVED = "backups-removed"
    BACKUPS_DESTROYED = "backups-destroyed"
    SHEET_MADE = "sheet-made"
    PASSPHRASE_CHANGED = "passphrase-changed"
    RESTORE_TRIED = "restore-tried"
    SALVAGED = "salvaged"
    SENT_TO_CIRCLE = "sent-to-circle"
    RECEIVED_FROM_CIRCLE = "received-from-circle"
    SETTINGS_CHANGED = "settings-changed"
    CHECKLIST_DONE = "checklist-done"
    CHECKLIST_CHANGED = "checklist-changed"
    CHECKLIST_ADDED = "checklist-added"
    CHECKLIST_REMOVED = "checklist-removed"
    ACCEPTANCE_TAKEN_BACK = "acceptance-taken-back"
    PERSON_ERASED = "person-erased"
    EVENT_ERASED = "event-erased"
    FIELDS_ERASED = "fields-erased"
    UNDO = "undo"
    REDO = "redo"

    @property
    def undoable(self) -> bool:
        """False for what has left the house, and for undo and redo themselves: undo passes over these."""
        return self not in _PASSED_OVER

    @property
    def erases(self) -> bool:
        """True where the history itself keeps nothing of the rows, not even of those that were changed."""
        return self in _ERASING


_ERASING = frozenset({Label.PERSON_ERASED, Label.EVENT_ERASED, Label.FIELDS_ERASED})
_PASSED_OVER = _ERASING | frozenset(
    {
        Label.SET_UP,
        Label.ISSUE_INVITES,
        Label.WITHDRAW_INVITES,
        Label.CANCEL_SESSION,
        Label.PRINT_BADGES,
        Label.BADGE_ISSUED,
        Label.BADGE_LOST,
        Label.BADGE_RETURNED,
        Label.BADGES_SPOILT,
        Label.BADGE_VOIDED,
        Label.MAKE_COPY,
        Label.REVEAL_COPY,
        Label.REVEAL,
        Label.PACKAGE_RECORDS,
        Label.COPY_ACCOUNTED,
        Label.KEEP_DRAFT,
        Label.BACKUP_MADE,
        Label.BACKUPS_REMOVED,
        Label.BACKUPS_DESTROYED,
        Label.SHEET_MADE,
        Label.PASSPHRASE_CHANGED,
        Label.RESTORE_TRIED,
        Label.SALVAGED,
        Label.SENT_TO_CIRCLE,
        Label.UNDO,
        Label.REDO,
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One row: `before` is None for a new one, `after` is None for one that was removed.

    Of an erasure nothing is handed on but which rows it was: what is not None is empty.
    """

    table: str
    row_id: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one transaction changed, in order; `number` is its line in the history, 0 when nothing changed."""

    number: int
    label: Label
    changes: tuple[Change, ...]

    def touches(self, table: str) -> bool:
        return any(change.table == table for change in self.changes)
