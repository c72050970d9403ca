"""Who has not answered: the pipeline of invites, the list to chase, and notes of contact."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from forumdesk.changes import Label
from forumdesk.domain.contacts import Contact, ContactTimeError, ContactWay
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.invitations import Changed, Invitation, InvitationAnswer, Partstat
from forumdesk.domain.participation import Category
from forumdesk.domain.programme import Session
from forumdesk.services import chasing, holdings, inviting, pipeline
from forumdesk.services.errors import UnknownError
from forumdesk.services.inviting import Wish
from forumdesk.services.pipeline import Step
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import a_participation, a_person, a_role, a_session, a_workspace, an_event, at

PEOPLE = (("A1", Category.EXPERT, ""), ("A2", Category.EXPERT, ""), ("B1", Category.PARTY, "Blue 1"))


def a_house(tmp_path: Path) -> AbstractContextManager[Workspace]:
    """Three people with one session; one of them is protected."""
    event = an_event("OF27", start_date=at(8).utc.date(), end_date=at(8).utc.date())
    event = replace(event, organiser_name="Host", organiser_email="host@nowhere.example")
    session = a_session(event, "T01", title="Talk", start=at(9), end=at(10))
    rows: list[Entity] = [event, session]
    for ref, category, alias in PEOPLE:
        person = a_person(ref, emails=(f"{ref.lower()}@nowhere.example",))
        rows += [person, a_participation(person, event, category=category, alias=alias), a_role(person, session)]
    return a_workspace(tmp_path, *rows)


def sent(workspace: Workspace, folder: Path) -> None:
    inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), folder / "out")


def answer(workspace: Workspace, ref: str, partstat: Partstat) -> None:
    person = workspace.snapshot().person_by_ref[ref]
    (one,) = workspace.where(Invitation, person_id=person.id)
    with workspace.transaction(Label.ANSWERS_READ) as tx:
        now = tx.now()
        tx.save(InvitationAnswer(tx.new_id(), one.id, partstat, one.sequence, now, now, "a@nowhere.example"))


def change(workspace: Workspace, **fields: object) -> None:
    (session,) = workspace.all(Session)
    with workspace.transaction(Label.SESSION_MOVED) as tx:
        tx.save(replace(session, **fields))  # type: ignore[arg-type]  # the test names fields of a session


def sessions(workspace: Workspace) -> list[holdings.Holding]:
    return [row for row in holdings.holdings(workspace, "OF27").rows if row.session]


def test_an_invite_goes_through_the_steps(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        before = pipeline.steps(sessions(workspace))
        sent(workspace, tmp_path)
        waiting = pipeline.steps(sessions(workspace))
        answer(workspace, "A1", Partstat.ACCEPTED)
        answered = pipeline.steps(sessions(workspace))
        change(workspace, start=at(11), end=at(12))
        after = pipeline.steps(sessions(workspace))

    assert before[Step.TO_ISSUE] == 3
    assert waiting[Step.WAITING] == 3
    assert (answered[Step.WAITING], answered[Step.ANSWERED]) == (2, 1)
    assert after == {**dict.fromkeys(Step, 0), Step.OUTDATED: 3}


def test_who_only_holds_a_date_is_still_to_be_invited(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        inviting.issue(workspace, Wish("OF27", Invited.HOLD), tmp_path / "out")
        rows = [row for row in holdings.holdings(workspace, "OF27").rows if not row.session]

    assert {pipeline.step_of(row) for row in rows} == {Step.TO_ISSUE}


def test_answers_are_counted_by_category(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        answer(workspace, "A1", Partstat.ACCEPTED)
        answer(workspace, "B1", Partstat.DECLINED)
        found = pipeline.tallies(sessions(workspace))
        whole = pipeline.tallies(holdings.holdings(workspace, "OF27").rows)

    by = {one.category: one for one in found}
    assert (by[Category.EXPERT].accepted, by[Category.EXPERT].open) == (1, 1)
    assert (by[Category.PARTY].declined, by[Category.PARTY].open) == (1, 0)
    assert sum(one.to_issue for one in whole) == 3


def test_the_diff_names_each_field_that_differs(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        change(workspace, start=at(11), end=at(12), title="Other talk", languages=("en", "fr"), room_typed="Attic")
        row = sessions(workspace)[0]
        found = {one.what: one.hidden for one in pipeline.differences(row)}

    assert row.held is not None
    assert row.now is not None
    assert found == dict.fromkeys((Changed.TIME, Changed.PLACE, Changed.TITLE, Changed.LANGUAGES), False)
    assert dict(row.held.about).get("languages", "") != dict(row.now.about)["languages"]


def test_what_a_cover_hides_by_now_is_not_told_as_what_it_was(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        (event,) = workspace.all(Event)
        with workspace.transaction(Label.EVENT_CHANGED) as tx:
            tx.save(replace(event, discretion=Discretion.DISCREET, cover_title="Seminar", cover_place="Inland"))
        change(workspace, start=at(11), end=at(12))
        row = sessions(workspace)[0]
        found = {one.what: one.hidden for one in pipeline.differences(row)}

    assert found.pop(Changed.TIME) is False
    assert found
    assert all(found.values())


def test_who_was_left_longest_is_chased_first_and_who_answered_not_at_all(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        answer(workspace, "A1", Partstat.TENTATIVE)
        before = [one.ref for one in chasing.chase(workspace, "OF27").people]
        chasing.note_contact(workspace, "OF27", ("A2",), ContactWay.PHONE, " Asks for a later train ")
        after = chasing.chase(workspace, "OF27").people

    assert before == ["A2", "B1"] or before == ["B1", "A2"]
    assert [one.ref for one in after] == ["B1", "A2"]
    assert [(one.way, one.name) for one in after] == [(None, "Blue 1"), (ContactWay.PHONE, after[1].name)]
    assert after[1].contacts[0].note == "Asks for a later train"
    assert after[0].since == after[0].last
    assert [row.session for row in after[0].rows] == ["T01"]


def test_a_newer_invite_is_the_last_contact_again(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        chasing.note_contact(workspace, "OF27", ("A2",), ContactWay.MAIL)
        inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), tmp_path / "again")
        found = {one.ref: one for one in chasing.chase(workspace, "OF27").people}

    assert found["A2"].last > found["A2"].contacts[0].at
    assert found["A2"].way is None


def test_what_was_noted_about_a_masked_person_is_not_shown(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        chasing.note_contact(workspace, "OF27", ("B1",), ContactWay.MESSAGE, "Is called otherwise")
        found = next(one for one in chasing.chase(workspace, "OF27").people if one.ref == "B1")

    assert (found.name, found.hidden, found.way, found.contacts[0].note) == ("Blue 1", True, ContactWay.MESSAGE, "")


def test_a_note_is_undone_and_can_be_taken_away(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        chasing.note_contact(workspace, "OF27", ("A1", "A2", "A1"), ContactWay.IN_PERSON)
        noted = workspace.all(Contact)
        chasing.remove_contact(workspace, noted[0].id)
        left = workspace.all(Contact)
        workspace.undo()
        workspace.undo()
        none = workspace.all(Contact)
        with pytest.raises(UnknownError):
            chasing.remove_contact(workspace, noted[0].id)

    assert (len(noted), len(left), len(none)) == (2, 1, 0)


def test_a_contact_can_be_noted_when_it_was_and_never_before_it_is(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace:
        sent(workspace, tmp_path)
        now = workspace.world.now()
        local = now.astimezone(ZoneInfo("Europe/Oslo"))
        at = chasing.contacted_at(f"{local - timedelta(days=2):%d.%m.%Y} 00:15", "Europe/Oslo", now)
        chasing.note_contact(workspace, "OF27", ("A2",), ContactWay.PHONE, at=at)
        (noted,) = workspace.all(Contact)
        for typed in (f"{local + timedelta(days=2):%d.%m.%Y} 00:15", f"{local:%d.%m.%Y}"):
            with pytest.raises(ContactTimeError):
                chasing.contacted_at(typed, "Europe/Oslo", now)
        with pytest.raises(ContactTimeError):
            chasing.note_contact(workspace, "OF27", ("A2",), ContactWay.PHONE, at=now + timedelta(days=1))

    assert noted.at == at
    assert noted.at.astimezone(ZoneInfo("Europe/Oslo")).hour == 0
    assert chasing.contacted_at("00:00", "UTC", now) == now.replace(hour=0, minute=0, second=0)
    assert chasing.contacted_at(" ", "UTC", now) is None


def test_nobody_unknown_is_noted(tmp_path: Path) -> None:
    with a_house(tmp_path) as workspace, pytest.raises(UnknownError):
        chasing.note_contact(workspace, "OF27", ("X9",), ContactWay.PHONE)
