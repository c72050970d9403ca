"""What a house sets once for a workspace: who organises, which markings are offered."""

from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.addresses import can_be_address
from forumdesk.domain.desk import Setting
from forumdesk.importers.sheet import GRADES
from forumdesk.services.errors import GradedMarkingError, NotAnAddressError
from forumdesk.store.workspace import Workspace

ORGANISER_NAME, ORGANISER_EMAIL, MARKINGS = "organiser-name", "organiser-email", "markings"
OFFERED = ("UGRADERT", "UNNTATT OFFENTLIGHET", "NEED TO KNOW", "PARTICIPANTS ONLY", "CHATHAM HOUSE RULE", "TLP:AMBER")


@dataclass(frozen=True, slots=True)
class HouseSettings:
    """What a new event begins with, and the markings that a field of markings offers."""

    organiser_name: str = ""
    organiser_email: str = ""
    markings: tuple[str, ...] = OFFERED


def settings(workspace: Workspace) -> HouseSettings:
    """What holds; what nobody has set is as the program has it."""
    typed = {one.key: one.value for one in workspace.all(Setting)}
    markings = tuple(typed[MARKINGS].split("\n")) if typed.get(MARKINGS) else OFFERED
    return HouseSettings(typed.get(ORGANISER_NAME, ""), typed.get(ORGANISER_EMAIL, ""), markings)


def markings(workspace: Workspace) -> tuple[str, ...]:
    """Those that a field of markings offers."""
    return settings(workspace).markings


def address_of(text: str) -> str:
    """The mailbox somebody typed, or nothing. NotAnAddressError."""
    typed = text.strip()
    if typed and not can_be_address(typed):
        raise NotAnAddressError(typed)
    return typed


def marking_of(text: str) -> str:
    """One marking. GradedMarkingError: nothing here may be marked as if it were graded."""
    typed = text.strip()
    if typed.upper() in GRADES:
        raise GradedMarkingError(typed)
    return typed


def markings_of(text: str) -> tuple[str, ...]:
    """One a line, each once. GradedMarkingError."""
    return tuple(dict.fromkeys(one for line in text.splitlines() if (one := marking_of(line))))


def name_organiser(workspace: Workspace, name: str) -> ChangeSet:
    """Who organises, as it stands in invites of events made from now on."""
    return put(workspace, ORGANISER_NAME, name.strip())


def give_mailbox(workspace: Workspace, email: str) -> ChangeSet:
    """The mailbox that invites come from. NotAnAddressError."""
    return put(workspace, ORGANISER_EMAIL, address_of(email))


def offer_markings(workspace: Workspace, text: str) -> ChangeSet:
    """Which markings are offered, one a line; none brings back those of the program. GradedMarkingError."""
    return put(workspace, MARKINGS, "\n".join(markings_of(text)))


def put(workspace: Workspace, key: str, value: str) -> ChangeSet:
    """Keep a setting under its key; an empty one is forgotten."""
    with workspace.transaction(Label.SETTINGS_CHANGED) as tx:
        kept = tx.where(Setting, key=key)
        if value:
            tx.save(Setting(kept[0].id if kept else tx.new_id(), key, value))
        elif kept:
            tx.remove(kept[0])
    return tx.change_set
