"""A package leaves, becomes a workspace, and comes back: only what came out, and never older than what came last."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forumdesk.changes import Label
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.copies import Copy, Reveal, Terms
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Invitation
from forumdesk.domain.packages import Part, Preset, Tables
from forumdesk.domain.packages_errors import (
    NamesNotAllowedError,
    NotAskedError,
    NotFromAPackageError,
    NotFromHereError,
    OldReturnError,
    PackageFault,
    PackageRefusedError,
)
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.safekeeping import Backup
from forumdesk.importers.refusals import UnknownChoiceError
from forumdesk.services import bringing_back, packaging_in, packaging_out
from forumdesk.services.bringing_back import bring_back, rehearse
from forumdesk.services.package_format import Return, write_return
from forumdesk.services.packaging_in import Key
from forumdesk.services.packaging_out import Opener, Wish
from forumdesk.services.printing import Run, print_badges
from forumdesk.store import sealing
from forumdesk.store.errors import EmptySecretError
from forumdesk.store.workspace import Workspace
from tests import builders as make
from tests.builders import a_workspace, reopened
from tests.stories.packages import COLLEAGUE, EVENT, OLA, ROWS, RUTH, SESSION, STOPPED, away, change, returned, sent


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "home").mkdir()
    with a_workspace(tmp_path / "home", *ROWS) as workspace:
        yield workspace


def state(workspace: Workspace) -> tuple[object, ...]:
    return len(workspace.history()), workspace.snapshot()


def rows_of(workspace: Workspace) -> set[object]:
    return {row for kind in (Person, Participation, Session, Event) for row in workspace.all(kind)}


def test_a_package_becomes_a_workspace_with_the_same_rows_and_a_note_where_it_came_from(
    home: Workspace, tmp_path: Path
) -> None:
    made, file = sent(home, tmp_path, Preset.HANDOVER)

    with away(file, tmp_path) as there:
        origin, event = packaging_in.origin(there), there.get(Event, EVENT.id)
        assert there.get(Person, OLA.id) == OLA
        assert there.get(Session, SESSION.id) == SESSION
        assert there.get(Person, RUTH.id) == Person(RUTH.id, RUTH.id[-12:])
        assert [one.alias for one in there.where(Participation, person_id=RUTH.id)] == ["Heron"]
        assert there.where(Person, id=STOPPED.id) == []
    assert origin is not None
    assert (origin.id, origin.number) == (made.package, "")
    assert len(event.copy_letters) == 4
    assert replace(event, copy_letters="") == EVENT
    assert [one.ref for one in made.preview.left_out] == ["A3"]
    assert (made.preview.masked, made.preview.withheld) == (1, 0)


def test_a_package_is_not_written_over_the_workspace_that_it_leaves(home: Workspace, tmp_path: Path) -> None:
    plain = home.path.rename(tmp_path / "home" / "forum")
    home.path = plain
    before = plain.read_bytes()

    with pytest.raises(AlreadyExistsError):
        packaging_out.make(home, Wish("XX", Preset.TRAVEL), Opener(recipients=(COLLEAGUE.recipient,)), plain)

    assert plain.read_bytes() == before
    assert home.all(Copy) == []


def test_a_package_is_a_numbered_copy_and_with_names_a_reveal(home: Workspace, tmp_path: Path) -> None:
    opener, terms = Opener(recipients=(COLLEAGUE.recipient,)), Terms("handover", "a colleague")
    target = tmp_path / "one.fdpackage"

    packaging_out.make(home, Wish("XX", Preset.TRAVEL, less=(Part.CONTACT,)), opener, target, terms)
    packaging_out.make(home, Wish("XX", Preset.HANDOVER, names=True), opener, tmp_path / "two.fdpackage")

    first, second = home.all(Copy)
    found = packaging_in.inspect((tmp_path / "two.fdpackage").read_bytes(), Key(identity=COLLEAGUE.identity))
    assert (first.number, first.audience, first.purpose, first.for_whom) == (
        "XX-0001",
        "package-travel",
        "handover",
        "a colleague",
    )
    assert "person.family_name" in first.fields
    assert "person.emails" not in first.fields
    assert [one.where for one in home.all(Reveal)] == ["package"]
    assert home.history()[-1].label is Label.REVEAL_COPY
    assert second.audience == "package-handover"
    assert found.names
    assert dict(found.counts)["person"] == 3
    assert [(one.number, one.counter) for one in packaging_out.sent(home)] == [("XX-0002", 0), ("XX-0001", 0)]


def test_names_leave_in_a_handover_alone_and_nothing_leaves_unsealed(home: Workspace, tmp_path: Path) -> None:
    for wish, opener, kind in (
        (Wish("XX", Preset.TRAVEL, names=True), Opener(recipients=(COLLEAGUE.recipient,)), NamesNotAllowedError),
        (Wish("XX", Preset.TRAVEL), Opener(), EmptySecretError),
    ):
        with pytest.raises(kind):
            packaging_out.make(home, wish, opener, tmp_path / "no.fdpackage")

    assert home.all(Copy) == []
    assert not (tmp_path / "no.fdpackage").exists()


@pytest.mark.parametrize("preset", Preset)
def test_a_round_trip_without_edits_changes_nothing_and_writes_no_history(
    home: Workspace, tmp_path: Path, preset: Preset
) -> None:
    _, file = sent(home, tmp_path, preset)
    with away(file, tmp_path) as there:
        back = returned(there, tmp_path)
    before = state(home)

    done = bring_back(home, back)

    assert (done.empty, done.counter, done.backup, done.change_sets) == (True, 0, None, ())
    assert state(home) == before


def test_what_was_changed_there_comes_home_as_one_step_after_a_backup(home: Workspace, tmp_path: Path) -> None:
    _, file = sent(home, tmp_path, Preset.TRAVEL)
    with away(file, tmp_path) as there:
        change(there, OLA.id, title_line="Envoy", notes="not chosen, so it stays there")
        change(there, RUTH.id, family_name="Guessed")
        with there.transaction(Label.PERSON_ADDED) as tx:
            tx.save(make.a_session(EVENT, "T02", title="Closing"))
            tx.remove(tx.where(Participation, person_id=OLA.id)[0])
        back = returned(there, tmp_path)
    change(home, OLA.id, given_name="Olav")
    before = rows_of(home)

    preview = rehearse(home, back)
    done = bring_back(home, back)

    ola = home.get(Person, OLA.id)
    assert (ola.title_line, ola.given_name, ola.notes) == ("Envoy", "Olav", "")
    assert home.get(Person, RUTH.id) == RUTH
    assert [one.title for one in home.all(Session)] == ["Opening", "Closing"]
    assert (preview.changed, preview.added, preview.removed, preview.applied) == (1, 1, 1, False)
    assert replace(done, backup=None, change_sets=(), applied=False) == preview
    assert done.backup is not None
    with reopened(done.backup) as older:
        assert older.get(Person, OLA.id).title_line == ""
    home.undo()
    assert rows_of(home) == before


def test_a_return_that_came_before_or_is_older_than_the_last_changes_nothing(home: Workspace, tmp_path: Path) -> None:
    _, file = sent(home, tmp_path, Preset.TRAVEL)
    with away(file, tmp_path) as there:
        none = returned(there, tmp_path, "0")
        change(there, OLA.id, title_line="Envoy")
        first = returned(there, tmp_path, "1")
        again = returned(there, tmp_path, "2")
        change(there, OLA.id, title_line="Adviser")
        second = returned(there, tmp_path, "3")

    bring_back(home, second)
    before = state(home)

    for old, counter in ((second, 2), (first, 1), (again, 1), (none, 0)):
        with pytest.raises(OldReturnError) as refused:
            bring_back(home, old)
        assert (refused.value.counter, refused.value.last) == (counter, 2)
    assert state(home) == before
    assert home.get(Person, OLA.id).title_line == "Adviser"


def test_a_later_return_is_compared_with_what_the_last_one_said(home: Workspace, tmp_path: Path) -> None:
    _, file = sent(home, tmp_path, Preset.TRAVEL)
    with away(file, tmp_path) as there:
        change(there, OLA.id, title_line="Envoy")
        bring_back(home, returned(there, tmp_path, "1"))
        change(home, OLA.id, title_line="Special Envoy")
        change(there, OLA.id, honorific="Dr")
        back = returned(there, tmp_path, "2")

    done = bring_back(home, back)

    ola = home.get(Person, OLA.id)
    assert done.questions == ()
    assert (ola.title_line, ola.honorific) == ("Special Envoy", "Dr")


def test_what_both_changed_is_asked_and_the_same_return_may_come_again_until_it_is_answered(
    home: Workspace, tmp_path: Path
) -> None:
    _, file = sent(home, tmp_path, Preset.HANDOVER, names=True)
    with away(file, tmp_path) as there:
        change(there, OLA.id, title_line="Envoy", honorific="Dr")
        change(there, RUTH.id, family_name="Storksdotter")
        back = returned(there, tmp_path)
    change(home, OLA.id, title_line="Adviser")
    change(home, RUTH.id, family_name="Herondatter")

    first = bring_back(home, back)
    answers = {one.id: "there" for one in first.questions}
    second = bring_back(home, back, answers)

    plain, hidden = first.questions
    assert (first.open, second.open) == (2, 0)
    assert (plain.what, plain.fields, plain.here, plain.there) == (
        "Ola Papir",
        ("title_line",),
        (("Adviser",),),
        (("Envoy",),),
    )
    assert (hidden.what, hidden.hidden, hidden.here, hidden.there) == ("Heron", True, (), ())
    assert home.get(Person, OLA.id).title_line == "Envoy"
    assert home.get(Person, RUTH.id).family_name == "Storksdotter"
    with pytest.raises(OldReturnError):
        bring_back(home, back, answers)


def test_a_question_does_not_say_what_a_need_to_know_session_is_about(home: Workspace, tmp_path: Path) -> None:
    _, file = sent(home, tmp_path, Preset.HANDOVER)
    with away(file, tmp_path) as there:
        with there.transaction(Label.SESSION_CHANGED) as tx:
            tx.save(replace(SESSION, title="The pipeline"))
        back = returned(there, tmp_path)
    with home.transaction(Label.SESSION_CHANGED) as tx:
        tx.save(replace(SESSION, title="The border", visibility=SessionVisibility.NEED_TO_KNOW))

    (asked,) = rehearse(home, back).questions

    assert (asked.what, asked.fields, asked.hidden) == ("T01", ("title",), True)
    assert "pipeline" not in repr(asked)
    assert "border" not in repr(asked)


def test_an_answer_nobody_asked_for_is_refused(home: Workspace, tmp_path: Path) -> None:
    _, file = sent(home, tmp_path, Preset.TRAVEL)
    with away(file, tmp_path) as there:
        change(there, OLA.id, honorific="Dr")
        back = returned(there, tmp_path)
    before = state(home)

    for answers, kind in (({"person.ref:1": "here"}, NotAskedError), ({"x": "both"}, UnknownChoiceError)):
        with pytest.raises(kind):
            bring_back(home, back, answers)

    assert state(home) == before


def test_what_did_not_leave_from_here_is_refused(home: Workspace, tmp_path: Path) -> None:
    made, file = sent(home, tmp_path, Preset.TRAVEL)
    with away(file, tmp_path) as there:
        change(there, OLA.id, honorific="Dr")
        back = returned(there, tmp_path)
        package = packaging_in.origin(there)
    assert package is not None
    rows: Tables = {"person": [{"id": OLA.id, "honorific": "Forger"}]}
    came = Return(package.id, 9, make.NOON, rows)
    others = (
        sealing.seal_to(write_return(came, "0b" * 32), (package.home,)),
        sealing.seal_to(write_return(replace(came, package="ab" * 16), package.return_key), (package.home,)),
        sealing.seal_to(write_return(came, package.return_key), (COLLEAGUE.recipient,)),
        back[:-40] + bytes(40),
    )
    before = state(home)

    for other in others:
        with pytest.raises(NotFromHereError):
            bring_back(home, other)
    (tmp_path / "elsewhere").mkdir()
    with a_workspace(tmp_path / "elsewhere", *ROWS) as elsewhere, pytest.raises(NotFromHereError):
        bring_back(elsewhere, back)
    with pytest.raises(NotFromAPackageError):
        packaging_in.make_return(home, tmp_path / "x.fdpackage")

    assert state(home) == before
    assert made.package == package.id


@pytest.mark.parametrize(
    "rows",
    [
        {"photo": []},
        {"event": [{"id": "ab" * 16, "code": "YY"}]},
        {"participation": [{"id": "ab" * 16, "event_id": "cd" * 16}]},
        {"person": [{"id": OLA.id}, {"id": OLA.id}]},
        {"participation": [{"id": "ab" * 16, "person_id": OLA.id, "event_id": EVENT.id, "answer": "perhaps"}]},
    ],
)
def test_a_colleague_can_send_back_rows_of_the_event_and_nothing_else(
    home: Workspace, tmp_path: Path, rows: dict[str, Any]
) -> None:
    _, file = sent(home, tmp_path, Preset.TRAVEL)
    with away(file, tmp_path) as there:
        package = packaging_in.origin(there)
    assert package is not None
    sealed = sealing.seal_to(write_return(Return(package.id, 1, make.NOON, rows), package.return_key), (package.home,))
    before = state(home)

    with pytest.raises(PackageRefusedError) as refused:
        bring_back(home, sealed)

    assert refused.value.fault is PackageFault.DAMAGED
    assert state(home) == before


def test_badges_printed_on_the_badge_laptop_come_home_with_serials_and_one_of_two_is_void(
    home: Workspace, tmp_path: Path
) -> None:
    _, file = sent(home, tmp_path, Preset.BADGES)
    with away(file, tmp_path) as there:
        printed = print_badges(there, Run("XX"), tmp_path / "there.pdf")
        back = returned(there, tmp_path)
        letters = there.get(Event, EVENT.id).copy_letters
    print_badges(home, Run("XX", only=("A1",)), tmp_path / "here.pdf")

    done = bring_back(home, back)

    badges = home.all(Badge)
    in_use = {one.person_id: one.serial for one in badges if one.usable}
    void = [one for one in badges if one.state is BadgeState.VOID]
    assert [one.name for one in printed.placed] == ["Heron", "Ola Papir"]
    assert done.records == 2
    assert len({one.serial for one in badges}) == 3
    assert in_use == {OLA.id: "XX-0001", RUTH.id: f"{letters}-0001"}
    assert [(one.serial, one.reason) for one in void] == [(f"{letters}-0002", "XX-0001")]


def test_the_sequence_of_an_invite_never_goes_back(home: Workspace, tmp_path: Path) -> None:
    _, file = sent(home, tmp_path, Preset.HANDOVER)
    with away(file, tmp_path) as there:
        with there.transaction(Label.ISSUE_INVITES) as tx:
            tx.save(replace(tx.all(Invitation)[0], sequence=1))
        first = returned(there, tmp_path)
    with home.transaction(Label.ISSUE_INVITES) as tx:
        tx.save(replace(tx.all(Invitation)[0], sequence=3))

    bring_back(home, first)

    assert [one.sequence for one in home.all(Invitation)] == [3]


def test_a_second_backup_takes_another_name(home: Workspace, tmp_path: Path) -> None:
    _, file = sent(home, tmp_path, Preset.TRAVEL)
    names = []
    with away(file, tmp_path) as there:
        for honorific in ("Dr", "Prof"):
            change(there, OLA.id, honorific=honorific)
            done = bringing_back.bring_back(home, returned(there, tmp_path, honorific))
            names.append(done.backup.name if done.backup else "")

    assert names == [f"{home.path.stem}.before-return{more}.forumdesk" for more in ("", "-2")]
    assert len(home.all(Backup)) == 2
