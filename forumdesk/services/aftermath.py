"""What one change brought: findings that are there since, and those that are gone; told right after it."""

from dataclasses import dataclass

from forumdesk.changes import ChangeSet
from forumdesk.domain.conflicts import check as all_findings
from forumdesk.domain.findings import FindingKind
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.noticing import differences
from forumdesk.store.rewinding import as_before
from forumdesk.store.workspace import Workspace

LOOKED_AT = frozenset(
    {
        *("session", "session_role", "room", "zone_border", "separation_rule", "busy"),
        *("participation", "delegation", "vehicle", "ride", "passenger", "seat_row", "seat", "stay"),
    }
)
"""A change that touches none of these tables brings nothing that this tells of."""
TOLD = frozenset(
    {FindingKind.SEPARATION, FindingKind.ROOM_CLASH, FindingKind.PERSON_CLASH, FindingKind.AVAILABILITY}
    | {FindingKind.CAPACITY}
)
"""What can come of somebody moving. The rest stays where it is until somebody looks at the findings."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """New findings, the gravest first, with those whose facts changed; and how many are gone."""

    new: tuple[Noticed, ...] = ()
    gone: int = 0


def aftermath(workspace: Workspace, change_set: ChangeSet, event_code: str | None = None) -> Aftermath:
    """What `change_set`, the last change of the workspace, brought. Of everything, or of what concerns one event."""
    if not any(change.table in LOOKED_AT for change in change_set.changes):
        return Aftermath()
    now = workspace.snapshot()
    before = as_before(now, change_set)
    found = [one for one in all_findings(now, event_code) if one.kind in TOLD]
    news, gone = differences([one for one in all_findings(before, event_code) if one.kind in TOLD], found)
    return Aftermath(tuple(noticed(now, [one for one in found if one.id in news])), len(gone))
