"""What the checks find now, in words, and accepting a finding with a reason."""

from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.conflicts import check as all_findings
from forumdesk.domain.disclosure.naming import display_name
from forumdesk.domain.findings import Acceptance, Finding, Severity
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.errors import UnknownError
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Noticed:
    """A finding as it stands now. `people` are (ref, name as the organiser may see it) of everybody in it.

    `changed` is one that was accepted with other facts than it has now, so it is open again.
    """

    finding: Finding
    people: tuple[tuple[str, str], ...]
    zone: str
    accepted: bool
    changed: bool = False

    @property
    def needs_person(self) -> bool:
        """A block that nobody accepted, or an open question."""
        return self.finding.severity is Severity.QUESTION or (
            self.finding.severity is Severity.BLOCK and not self.accepted
        )


def check(workspace: Workspace, event_code: str | None = None) -> list[Noticed]:
    """Every finding, the gravest first; with `event_code` those that belong to it or reach into it."""
    snapshot = workspace.snapshot()
    if event_code is not None and event_code not in snapshot.event_by_code:
        raise UnknownError("event", event_code)
    return noticed(snapshot, all_findings(snapshot, event_code))


def noticed(snapshot: Snapshot, findings: list[Finding]) -> list[Noticed]:
    accepted = {one.finding_id for one in snapshot.acceptances}
    before = _accepted_before(snapshot, findings)
    return [_noticed(snapshot, one, one.id in accepted, before) for one in findings]


def _accepted_before(snapshot: Snapshot, findings: list[Finding]) -> set[str]:
    """What was accepted with facts that are not there any more; nothing of it is worked out where that is nothing."""
    if not snapshot.acceptances:
        return set()
    now = {one.id for one in findings}
    return {one.about for one in snapshot.acceptances if one.about and one.finding_id not in now}


def _noticed(snapshot: Snapshot, finding: Finding, accepted: bool, before: set[str]) -> Noticed:
    event = snapshot.event_by_code.get(finding.event)
    people = tuple(
        (ref, display_name(snapshot, snapshot.person_by_ref[ref].id, event.id if event else None))
        for ref in finding.people
    )
    changed = bool(before) and not accepted and finding.about in before
    return Noticed(finding, people, event.zone if event else "UTC", accepted, changed)


def accept(workspace: Workspace, finding_id: str, reason: str, by: str = "") -> ChangeSet:
    """Quiet until its facts change; what it stops stays stopped."""
    snapshot = workspace.snapshot()
    found = next((one for one in all_findings(snapshot) if one.id == finding_id), None)
    if found is None:
        raise UnknownError("finding", finding_id)
    earlier = [one for one in snapshot.acceptances if one.finding_id == finding_id]
    with workspace.transaction(Label.ACCEPT_FINDING) as tx:
        row_id = earlier[0].id if earlier else tx.new_id()
        tx.save(Acceptance(row_id, finding_id, reason, by, tx.now(), found.about))
    return tx.change_set


def take_back(workspace: Workspace, finding_id: str) -> ChangeSet:
    """The finding is open again; nothing happens where nobody accepted it."""
    with workspace.transaction(Label.ACCEPTANCE_TAKEN_BACK) as tx:
        for one in tx.where(Acceptance, finding_id=finding_id):
            tx.remove(one)
    return tx.change_set
