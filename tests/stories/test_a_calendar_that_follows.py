"""Whatever happens to a programme, a calendar that took every file shows it as it is, and never goes back."""

import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.services import inviting
from forumdesk.services.inviting import Issue, Parcel, Wish
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.core.house import moment
from tests.readers import icaljs, libical
from tests.stories.desk import SECRET, Clock, fill, forum
from tests.stories.test_inviting import change_session
from tests.stories.test_life_of_an_invitation import take_out
from tests.stories.test_series_invites import briefings

CODES = ("OF27B-1", "OF27B-2", "OF27B-3", "OF27B-4", "T02")
Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("move", "retitle", "out", "in", "refresh", "issue")),
        st.integers(0, len(CODES) - 1),
        st.sampled_from((-90, -15, 30, 24 * 60, 0)),
    ),
    max_size=10,
)


@dataclass
class Holder:
    """A calendar that believes what it is sent, as RFC 5546 asks it to: by UID, SEQUENCE and DTSTAMP."""

    times: dict[str, list[datetime]] = field(default_factory=dict)
    newest: dict[str, tuple[int, str]] = field(default_factory=dict)

    def take(self, data: bytes) -> None:
        first, second = icaljs.read(data), libical.read(data)
        assert first.occurrences == second.occurrences
        uid, sequence = first.events[0].uid, first.events[0].sequence
        stamp = data.decode().partition("DTSTAMP:")[2][:16]
        single = b"RECURRENCE-ID" in data and b"RRULE" not in data.partition(b"BEGIN:VEVENT")[2]
        before = self.newest.get(uid, (-1, ""))
        # One time of a series has a SEQUENCE of its own.
        assert stamp > before[1] or (single and stamp == before[1])
        assert single or sequence >= before[0]
        self.newest[uid] = (before[0] if single else sequence, stamp)
        if first.method == "REQUEST":
            self.times[uid] = [one.start for one in first.occurrences]
        elif single:
            self.times[uid] = [one for one in self.times[uid] if one != first.events[0].start]
        else:
            self.times.pop(uid)

    def shows(self) -> list[datetime]:
        return sorted(one for some in self.times.values() for one in some)


@dataclass
class Play:
    """A01's calendar beside the desk that keeps it."""

    desk: Workspace
    folder: Path
    holder: Holder = field(default_factory=Holder)

    def step(self, what: str, at: int, minutes: int) -> None:
        code = CODES[at]
        (session,) = self.desk.where(Session, code=code)
        assert session.start is not None
        assert session.end is not None
        by = timedelta(minutes=minutes)
        if what == "move":
            start, end = (Moment(one.utc + by, one.zone) for one in (session.start, session.end))
            change_session(self.desk, code, start=start, end=end)
        elif what == "retitle":
            change_session(self.desk, code, title=f"Title {minutes}")
        elif what == "out":
            take_out(self.desk, "A01", code)
        elif what == "in":
            self._put_in(session)
        elif what == "refresh":
            self.took(inviting.bring_up_to_date(self.desk, "OF27", Parcel(self.folder)))
        else:
            self.took(inviting.issue(self.desk, Wish("OF27", Invited.SESSIONS, only=("A01",)), self.folder))

    def _put_in(self, session: Session) -> None:
        person = self.desk.snapshot().person_by_ref["A01"]
        with self.desk.transaction(Label.ROLE_ADDED) as tx:
            if not tx.where(SessionRole, session_id=session.id, person_id=person.id):
                tx.save(SessionRole(tx.new_id(), session.id, person.id))

    def took(self, issued: Issue) -> None:
        for one in issued.files:
            self.holder.take((self.folder / one.file).read_bytes())

    def programme(self) -> list[datetime]:
        snapshot = self.desk.snapshot()
        person = snapshot.person_by_ref["A01"]
        mine = [one for one in snapshot.sessions.values() if person.id in snapshot.people_in(one)]
        return sorted(one.start.utc for one in mine if one.start)


@settings(max_examples=25)
@given(STEPS)
@example([("issue", 0, 0), ("move", 1, 30), ("refresh", 0, 0), ("out", 1, 0), ("refresh", 0, 0), ("in", 1, 0)])
@example([("issue", 0, 0), ("out", 0, 0), ("issue", 0, 0), ("refresh", 0, 0), ("in", 0, 0), ("issue", 0, 0)])
@example([("issue", 0, 0), ("retitle", 0, -90)])
@example([("issue", 0, 0), ("move", 1, 24 * 60), ("refresh", 0, 0), ("move", 2, 24 * 60), ("issue", 0, 0)])
def test_a_calendar_shows_the_programme_after_any_history(steps: list[Step]) -> None:
    house = forum()
    briefings(house)
    house.people["pA01"] = replace(house.people["pA01"], title_line="")
    # Nobody else is written to.
    house.people = {key: one if key == "pA01" else replace(one, emails=()) for key, one in house.people.items()}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "house.forumdesk"
        with Workspace.create(file, SECRET, Clock().world(), Profile.TESTS) as desk:
            fill(desk, house)
            play = Play(desk, Path(folder) / "out")

            for step in (*steps, ("refresh", 0, 0), ("issue", 0, 0)):
                play.step(*step)

            assert play.holder.shows() == play.programme()
            assert moment("14 07:00").utc in play.programme()
