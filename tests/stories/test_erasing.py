"""Erasing a person or an event: a preview, an archive, nothing left in any page of the file, a receipt of nobody."""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.contacts import Contact
from forumdesk.domain.desk import Draft, SavedFilter
from forumdesk.domain.erasing import STRUCK, ArchiveNameError, Duty, Kind
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.domain.events import Event
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.orders import AgreedOrder
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.questions import Question
from forumdesk.domain.retaining import Kept, NotATermError
from forumdesk.domain.separation import SeparationRule
from forumdesk.importers.columns import ImportKind
from forumdesk.services import copies_register, erasing, importing, letting_go, retaining
from forumdesk.services.erasing import Answered, Erased, Wish
from forumdesk.services.errors import UnknownError
from forumdesk.store import sealing
from forumdesk.store.cipher import derive
from forumdesk.store.errors import NothingToUndoError
from forumdesk.store.verify import verify_file
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from tests.builders import (
    PASSPHRASE,
    SECRET,
    a_badge,
    a_contact,
    a_copy,
    a_delegation,
    a_participation,
    a_person,
    a_photo,
    a_role,
    a_rule,
    a_session,
    a_workspace,
    a_world,
    an_agreed_order,
    an_event,
    an_invitation,
    an_invitation_answer,
    reopened,
)
from tests.core.badge_cards import text_of
from tests.readers import raw_pages

NAMES = ("Adelheid", "Fiktivsen", "أديلهايد الوهمية", "adelheid@nowhere.example", "+47 22 00 00 11", "Grey Heron")
PEOPLE = f"""ref,given_name,family_name,name_native,email,phone,dob,events,alias,diet,notes
A31,{NAMES[0]},{NAMES[1]},{NAMES[2]},{NAMES[3]},{NAMES[4]},05/06/1971,XX,{NAMES[5]},no nuts,comes late
A32,Bodil,Oppdiktet,,bodil@nowhere.example,,1972-01-31,XX|YY,,,
"""
NO_DUTY = Answered(Duty.NONE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace in which A31 has left a trace in every table that knows people; its bytes are opened by each test."""
    folder = tmp_path_factory.mktemp("made")
    first, second = an_event("XX", title="Talks on Paper Hill"), an_event("YY", title="Other Meeting")
    world = a_world()
    with a_workspace(folder, first, second, world=World(world.now, world.random_bytes, "Adelheid")) as workspace:
        importing.import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode())
        person, other = (workspace.where(Person, ref=ref)[0] for ref in ("A31", "A32"))
        _fill(workspace, (first, second), (person, other))
        workspace.world = replace(workspace.world, by="Bodil")
        with workspace.transaction(Label.SESSION_CHANGED) as tx:
            session = tx.where(Session, code="T02")[0]
            tx.save(replace(session, notes="Adelheid Fiktivsen wants a seat by the door"))
        path = workspace.path
    return path.read_bytes()


def _fill(workspace: Workspace, events: tuple[Event, Event], people: tuple[Person, Person]) -> None:
    (first, second), (person, other) = events, people
    sessions = [a_session(first, "T01", title="With Fiktivsen"), a_session(second, "T02")]
    invitation = an_invitation(person, first)
    with workspace.transaction(Label.IMPORT_PROGRAMME) as tx:
        tx.save_all([*sessions, *(a_role(one, session) for one in people for session in sessions[:1])])
        tx.save_all([a_role(other, sessions[1]), a_photo(person, b"face of Adelheid"), a_contact(person, first)])
        tx.save_all([a_rule(person.id, other.id), a_delegation(second, head_id=person.id)])
        tx.save(replace(an_agreed_order(second), people=("A31", "A32")))
        tx.save_all(
            [an_invitation_answer(invitation), SavedFilter("f" * 32, "people", "Mine", (("search", "fiktivsen"),))]
        )
    with workspace.transaction(Label.MAKE_COPY) as tx:
        tx.save_all(
            [invitation, a_badge(person, first), replace(a_copy(first), for_whom="A31"), a_copy(first, "XX-0002")]
        )
        tx.save(Draft("d" * 32, "people", person.id, (("alias", "Grey Heron II"),), datetime(2030, 6, 1, tzinfo=UTC)))


@pytest.fixture
def path(made: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "forum.forumdesk"
    path.write_bytes(made)
    return path


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with reopened(path) as workspace:
        yield workspace


def found_in(path: Path, *texts: str) -> set[str]:
    """Of the texts those that stand in any page of the closed file, read without SQLCipher."""
    return raw_pages.found_in(path, bytes(derive(PASSPHRASE, path.read_bytes()[:16])), texts)


def person(workspace: Workspace, **wish: bool) -> Erased:
    return erasing.erase(workspace, Wish(Kind.PERSON, ("A31",), **wish), NO_DUTY)


def test_before_an_erasure_everything_stands_in_the_pages_and_after_it_nothing(path: Path) -> None:
    texts = {*NAMES, "1971-06-05", "05/06/1971", "no nuts", b64encode(b"face of Adelheid").decode()}
    before, size = found_in(path, *texts), path.stat().st_size

    with reopened(path) as workspace:
        person(workspace, strike=True)
    after = found_in(path, *texts)

    assert before == texts
    assert after == set()
    assert path.stat().st_size < size
    assert verify_file(path, SECRET).ok


def test_whatever_is_about_the_person_goes_and_the_rest_lets_go_of_them(workspace: Workspace) -> None:
    gone = workspace.where(Person, ref="A31")[0]

    erased = person(workspace)

    assert dict(erased.receipt.gone) == {
        **{"person": 1, "session_role": 1, "participation": 1, "separation_rule": 1, "question": 1, "imported_row": 1},
        **{"photo": 1, "saved_filter": 1, "invitation_answer": 1, "contact": 1, "invitation": 1, "badge": 1},
        **{"copy": 1, "draft": 1},
    }
    assert dict(erased.receipt.changed) == {"agreed_order": 1, "delegation": 1}
    assert [one.ref for one in workspace.all(Person)] == ["A32"]
    assert [one.head_id for one in workspace.all(Delegation)] == [None]
    assert [one.people for one in workspace.all(AgreedOrder)] == [("A32",)]
    assert [one.key.split("\x1e")[0] for one in workspace.all(ImportedRow)] == ["A32"]
    assert all(erased.change_set.touches(table) for table in ("person", "photo", "delegation", "draft"))
    assert gone.family_name not in repr(erased)


def test_a_preview_says_what_would_go_and_where_else_the_name_stands_and_changes_nothing(workspace: Workspace) -> None:
    wish = Wish(Kind.PERSON, ("A31",))

    seen = erasing.preview(workspace, wish)
    again = erasing.preview(workspace, wish)

    assert seen == again
    assert seen.called == ("Grey Heron",)
    assert [(one.table, one.name, one.column) for one in seen.mentions] == [
        ("session", "T01", "title"),
        ("session", "T02", "notes"),
    ]
    assert (seen.copies, seen.backups) == (2, 0)
    assert seen.gone == erasing.erase(workspace, wish, NO_DUTY).receipt.gone


def test_mentions_stay_unless_they_are_to_be_struck(workspace: Workspace) -> None:
    left = person(workspace).receipt.mentions
    kept = [one.notes for one in workspace.where(Session, code="T02")]
    with workspace.transaction(Label.PERSON_ADDED) as tx:
        tx.save(a_person("A33", given_name=NAMES[0], family_name=NAMES[1]))
    erasing.erase(workspace, Wish(Kind.PERSON, ("A33",), strike=True), NO_DUTY)

    assert left == 2
    assert kept == ["Adelheid Fiktivsen wants a seat by the door"]
    assert [one.notes for one in workspace.where(Session, code="T02")] == [f"{STRUCK} wants a seat by the door"]
    assert [one.title for one in workspace.where(Session, code="T01")] == [f"With {STRUCK}"]


def test_choices_and_codes_are_no_texts_whatever_an_alias_is_called(workspace: Workspace) -> None:
    event = workspace.where(Event, code="XX")[0]
    with workspace.transaction(Label.PERSON_ADDED) as tx:
        odd = a_person("T02", given_name="Participants", family_name="People", emails=())
        tx.save_all([odd, a_participation(odd, event, alias="Participants")])

    erasing.erase(workspace, Wish(Kind.PERSON, ("T02",), strike=True), NO_DUTY)

    assert [one.code for one in workspace.all(Session)] == ["T01", "T02"]
    assert len(workspace.all(ImportedRow)) == 2
    assert all(one.visibility == "participants" for one in workspace.all(Session))


def test_undo_passes_over_an_erasure_and_what_it_took_from_and_the_history_forgets_who(workspace: Workspace) -> None:
    by_before = {one.by for one in workspace.history()}
    person(workspace)

    with pytest.raises(NothingToUndoError):
        workspace.undo()
    lines = workspace.history()

    assert by_before == {"Adelheid", "Bodil"}
    assert {one.by for one in lines} == {"", "Bodil"}
    assert lines[-1].label is Label.PERSON_ERASED
    assert all(one.state is None or one.state == "discarded" for one in lines)


def test_an_event_goes_with_those_who_were_at_no_other_or_without_them(path: Path, made: bytes) -> None:
    with reopened(path) as workspace:
        erased = erasing.erase(workspace, Wish(Kind.EVENT, ("XX",)), NO_DUTY)
        left = ([one.code for one in workspace.all(Event)], [one.ref for one in workspace.all(Person)])
        roles, rules = workspace.all(SessionRole), workspace.all(SeparationRule)
    gone = found_in(path, "Talks on Paper Hill", "XX-0002", NAMES[2])
    path.write_bytes(made)
    with reopened(path) as again:
        erasing.erase(again, Wish(Kind.EVENT, ("XX",), keep_people=True), NO_DUTY)
        kept = [one.ref for one in again.all(Person)]
        there = again.all(Participation)

    assert dict(erased.receipt.gone)["copy"] == 2
    assert left == (["YY"], ["A32"])
    assert (len(roles), rules) == (1, [])
    assert gone == set()
    assert kept == ["A31", "A32"]
    assert len(there) == 1


def test_the_archive_is_sealed_read_back_and_counted_beside_before_anything_goes(
    workspace: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "archive-1.age"
    wish = Wish(Kind.PERSON, ("A31",))
    with pytest.raises(ArchiveNameError):
        erasing.erase(workspace, wish, Answered(Duty.SEALED, tmp_path / "Fiktivsen.age", "four invented words here"))

    erased = erasing.erase(workspace, wish, Answered(Duty.SEALED, target, "four invented words here"))
    content = json.loads(sealing.unseal(target.read_bytes(), "four invented words here"))
    manifest = target.with_name("archive-1.age.json").read_text()

    assert [one["family_name"] for one in content["rows"]["person"]] == ["Fiktivsen"]
    assert content["rows"]["delegation"][0]["head_id"] == content["rows"]["person"][0]["id"]
    assert content["history"]
    assert json.loads(manifest)["rows"]["person"] == 1
    assert json.loads(manifest)["sha256"] == erased.receipt.archive
    assert not any(name in manifest + repr(erased.receipt) for name in NAMES)
    assert "four invented" not in repr(Answered(Duty.SEALED, target, "four invented words here"))
    (known,) = copies_register.recognised(workspace, target.read_bytes()).copies
    assert (known.what, known.event, known.for_whom) == ("archive", "XX", "")


def test_a_receipt_is_text_or_pages_and_is_not_written_over(tmp_path: Path) -> None:
    text = "Receipt of an erasure\n\nErased: a person\nWhen: 2030-06-14\n\nBackups: destroy them.\n"
    for name in ("receipt.txt", "receipt.pdf"):
        erasing.write_receipt(text, tmp_path / name)

    with pytest.raises(AlreadyExistsError):
        erasing.write_receipt(text, tmp_path / "receipt.pdf")

    assert (tmp_path / "receipt.txt").read_text(encoding="utf-8") == text
    assert "a person" in text_of((tmp_path / "receipt.pdf").read_bytes())


def test_nobody_unknown_is_erased(workspace: Workspace) -> None:
    with pytest.raises(UnknownError):
        erasing.preview(workspace, Wish(Kind.PERSON, ("A99",)))
    with pytest.raises(UnknownError):
        erasing.preview(workspace, Wish(Kind.EVENT, ("ZZ",)))


def at_day(workspace: Workspace, day: date) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    workspace.world = World(lambda: now, workspace.world.random_bytes)


def test_what_is_due_is_told_and_goes_only_when_somebody_says_so(path: Path) -> None:
    texts = ("no nuts", "1972-01-31", "bodil@nowhere.example")
    with reopened(path) as workspace:
        at_day(workspace, date(2030, 7, 20))
        told = retaining.reminders(workspace)
        needs = next(one for one in retaining.rules(workspace) if one.kept is Kept.NEEDS)
        seen = letting_go.preview(workspace, Kept.NEEDS)
        before = found_in(path, *texts)

        letting_go.let_go(workspace, Kept.NEEDS, NO_DUTY)
        letting_go.let_go(workspace, Kept.BIRTH_DATE, NO_DUTY)
        left = retaining.reminders(workspace)

    assert told == ((Kept.NEEDS, 1), (Kept.BIRTH_DATE, 1))
    assert (needs.names, needs.since, needs.shipped) == (("Grey Heron",), date(2030, 7, 14), True)
    assert dict(seen.changed) == {"participation": 1, "imported_row": 1}
    assert left == ()
    assert before == set(texts)
    assert found_in(path, *texts) == {"bodil@nowhere.example"}
    assert verify_file(path, SECRET).ok


def test_a_term_is_days_after_the_event_a_day_or_never(workspace: Workspace) -> None:
    at_day(workspace, date(2030, 7, 20))
    for kept in (Kept.NEEDS, Kept.BIRTH_DATE):
        retaining.keep_for(workspace, kept, "never")
    retaining.keep_for(workspace, Kept.PHOTO, " 2030-07-20 ")
    retaining.keep_for(workspace, Kept.PERSON, "36")
    with pytest.raises(NotATermError):
        retaining.keep_for(workspace, Kept.PHONE, "a while")
    told = retaining.reminders(workspace)

    letting_go.let_go(workspace, Kept.PHOTO, NO_DUTY)
    letting_go.let_go(workspace, Kept.PERSON, NO_DUTY)
    retaining.keep_for(workspace, Kept.NEEDS, "")

    assert told == ((Kept.PHOTO, 1), (Kept.PERSON, 2))
    assert (workspace.all(Photo), workspace.all(Person), workspace.all(Contact), workspace.all(Question)) == (
        [],
        [],
        [],
        [],
    )
    assert str(retaining.terms(workspace)[Kept.NEEDS]) == "30"
