"""A clock that is set back, or leaps about, changes the times that are shown and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from forumdesk.changes import Label
from forumdesk.domain.badges import Badge
from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import Audience, Invited
from forumdesk.domain.invitations import Invitation, InvitationAnswer
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.importers.replies import read_replies
from forumdesk.services import answering, inviting, listing, printing
from forumdesk.services.inviting import Wish
from forumdesk.store.cipher import Profile
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from tests.campaign.part import Held, Part, Task
from tests.core.reply_mails import calendar
from tests.stories.desk import SECRET, fill, forum

_START = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class _Story:
    """One workspace and the clock it lives by; `told` is what must be the same by every clock."""

    folder: Path
    clock: Callable[[], datetime]
    told: list[object] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def clocks(task: Task) -> Held:
    """The same story by a clock that goes, by one that goes backwards, and by ones that leap."""
    leaping = task.size(1, 20)
    ways = [lambda look: look, lambda look: -look, lambda look: 0]
    ways += [_leaps(Random(task.seed + number)) for number in range(leaping)]
    stories = []
    for number, way in enumerate(ways):
        task.step(number, len(ways))
        (task.folder / str(number)).mkdir()
        stories.append(_lived(_Story(task.folder / str(number), _clock(way))))
    faults = [f"clock {number}: {one}" for number, story in enumerate(stories) for one in story.faults]
    for number, story in enumerate(stories[1:], 1):
        other = [
            place for place, pair in enumerate(zip(stories[0].told, story.told, strict=False)) if pair[0] != pair[1]
        ]
        faults += [f"clock {number}: ends otherwise, at {other[:3]}"] if other else []
    figures: dict[str, int | str] = {
        "clocks": len(ways),
        "things compared in each story": len(stories[0].told),
        "stories that ended otherwise": len(faults),
    }
    return Held(figures, tuple(faults))


def _clock(way: Callable[[int], int]) -> Callable[[], datetime]:
    looks = 0

    def look() -> datetime:
        nonlocal looks
        looks += 1
        return _START + timedelta(minutes=way(looks))

    return look


def _leaps(chance: Random) -> Callable[[int], int]:
    return lambda _: chance.randint(-500_000, 500_000)


def _lived(story: _Story) -> _Story:
    """Invited, moved, invited again, answered, badges, copies, called off, undone and made again, read anew."""
    path = story.folder / "house.forumdesk"
    with Workspace.create(path, SECRET, World(story.clock, Random(7).randbytes), Profile.TESTS) as desk:
        fill(desk, forum())
        _invited(desk, story)
        _printed(desk, story)
        _undone(desk, story)
        story.told += [[(one.number, one.label) for one in desk.history()], verify(desk).ok]
    with Workspace.open(path, SECRET, World(story.clock, Random(8).randbytes)) as desk:
        story.told += [sorted(map(_kept, desk.all(Invitation))), desk.undo().label, desk.redo().label, verify(desk).ok]
    return story


def _invited(desk: Workspace, story: _Story) -> None:
    wish = Wish("OF27", Invited.SESSIONS)
    _issued(desk, story, "one", wish)
    _moved(desk, hours=1)
    _issued(desk, story, "two", wish)
    _issued(desk, story, "three", wish)
    before = {one.uid: one.issued_at for one in desk.all(Invitation)}
    for partstat in ("ACCEPTED", "DECLINED", "TENTATIVE"):
        answer = _answer(desk, partstat, len(story.told))
        report = answering.apply(desk, read_replies(answer.encode(), "0001.ics"))
        story.told.append([(one.action, one.why) for one in report.answers])
    story.told.append(len(desk.all(InvitationAnswer)))
    called_off = inviting.cancel(desk, "T02", story.folder / "off")
    story.told.append([(one.ref, one.sequence) for one in called_off.files])
    for one in desk.all(Invitation):
        if one.times > 3 and one.issued_at <= before[one.uid]:
            story.faults.append("a cancellation is stamped as older than what it calls off")


def _issued(desk: Workspace, story: _Story, name: str, wish: Wish) -> None:
    before = {one.uid: one.issued_at for one in desk.all(Invitation)}
    issue = inviting.issue(desk, wish, story.folder / name)
    story.told.append([(one.ref, one.session, one.method.value, one.sequence) for one in issue.files])
    if any(one.uid in before and one.issued_at <= before[one.uid] for one in desk.all(Invitation)):
        story.faults.append("an invite is stamped as no newer than the one before")


def _moved(desk: Workspace, hours: int) -> None:
    (one,) = desk.where(Session, code="T02")
    assert one.start is not None
    assert one.end is not None
    by = timedelta(hours=hours)
    start, end = (replace(when, utc=when.utc + by) for when in (one.start, one.end))
    with desk.transaction(Label.SESSION_CHANGED) as tx:
        tx.save(replace(one, start=start, end=end))


def _answer(desk: Workspace, partstat: str, number: int) -> str:
    """Each stamped by the guest's own clock, a minute after the one before."""
    snapshot = desk.snapshot()
    person = snapshot.person_by_ref["A01"]
    held = next(one for one in snapshot.invitations if one.person_id == person.id and one.sequence == 1)
    stamp = (_START + timedelta(minutes=number)).strftime("%Y%m%dT%H%M%SZ")
    return calendar(
        f"UID:{held.uid}",
        f"DTSTAMP:{stamp}",
        f"SEQUENCE:{held.sequence}",
        f"ATTENDEE;PARTSTAT={partstat}:mailto:{person.emails[0]}",
    )


def _printed(desk: Workspace, story: _Story) -> None:
    printing.print_badges(desk, printing.Run("OF27"), story.folder / "badges.pdf")
    printing.print_badges(desk, printing.Run("OF27", reprint="smudged"), story.folder / "again.pdf")
    for number in range(3):
        order = listing.Order("OF27", Audience.PARTICIPANTS)
        listing.export_list(desk, order, story.folder / f"list-{number}.csv")
    story.told.append(sorted((one.serial, one.state.value) for one in desk.all(Badge)))
    story.told.append(sorted(one.number for one in desk.all(Copy)))


def _undone(desk: Workspace, story: _Story) -> None:
    for name in ("one", "two", "three"):
        person = desk.where(Person, ref="A01")[0]
        with desk.transaction(Label.PERSON_CHANGED) as tx:
            tx.save(replace(person, notes=name))
    for _ in range(2):
        desk.undo()
    story.told.append(desk.where(Person, ref="A01")[0].notes)
    desk.redo()
    story.told.append(desk.where(Person, ref="A01")[0].notes)
    story.told.append(sorted((one.person_id, one.answer) for one in desk.all(Participation)))


def _kept(one: Invitation) -> tuple[str, int, int, str]:
    return one.uid, one.sequence, one.times, one.state.value


PART = Part("clocks", "A clock set back changes no order, no SEQUENCE, no answer, no number and no undo", clocks)
