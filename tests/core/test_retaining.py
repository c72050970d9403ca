"""How long things are kept: when a term ends, what is due of whom, and what is left when it has been let go."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from forumdesk.domain import retaining
from forumdesk.domain.contacts import Contact
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.retaining import SHIPPED, Due, Held, Kept, Term
from forumdesk.domain.snapshot import Snapshot
from tests.builders import a_contact, a_participation, a_person, an_event

FIRST, LATER = an_event("XX", end_date=date(2030, 6, 14)), an_event("YY", end_date=date(2031, 6, 14))
NEVER = dict.fromkeys(Kept, Term())


def seen(*rows: Person | Participation) -> Snapshot:
    events = {one.id: one for one in (FIRST, LATER, an_event("ZZ", start_date=None, end_date=None))}
    people = {one.id: one for one in rows if isinstance(one, Person)}
    return Snapshot(events, people=people, participations=tuple(o for o in rows if isinstance(o, Participation)))


@pytest.mark.parametrize("text", ["never", "30", "2030-09-01"])
def test_a_term_reads_as_it_is_written(text: str) -> None:
    assert str(Term.read(text)) == text


@pytest.mark.parametrize("text", ["soon", "-3", "2030-02-30", "1.5", "99999"])
def test_nothing_else_is_a_term(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Term.read(text)


def test_a_term_ends_after_the_last_day_or_on_its_own_day_or_not_at_all() -> None:
    last = date(2030, 6, 14)

    assert Term(days=30).ends(last) == date(2030, 7, 14)
    assert Term(days=30).ends(None) is None
    assert Term(on=date(2030, 1, 1)).ends(None) == date(2030, 1, 1)
    assert Term().ends(last) is None


def test_something_ships_for_every_kind() -> None:
    assert set(SHIPPED) == set(Kept)
    assert all(term.days for term in SHIPPED.values())


def test_what_is_of_the_person_waits_for_their_last_event_and_what_is_of_an_event_for_that_one() -> None:
    person = a_person("A1", birth_date=date(1970, 1, 1))
    snapshot = seen(person, a_participation(person, FIRST, diet="no nuts"), a_participation(person, LATER))

    found = retaining.due(snapshot, Held(), SHIPPED, date(2030, 8, 1))
    later = retaining.due(snapshot, Held(), SHIPPED, date(2031, 8, 1))

    assert found == (Due(Kept.NEEDS, date(2030, 7, 14), (person.id,)),)
    assert [one.kept for one in later] == [Kept.NEEDS, Kept.BIRTH_DATE]
    assert later[1].since == LATER.end_date + timedelta(30) if LATER.end_date else None


def test_who_is_at_no_event_or_at_one_without_days_is_due_on_a_day_alone() -> None:
    person, other = a_person("A1"), a_person("A2")
    undated = seen().events.popitem()[1]
    snapshot = replace(seen(person, other), participations=(a_participation(other, undated),))
    snapshot.events[undated.id] = undated
    on_a_day = NEVER | {Kept.PERSON: Term(on=date(2030, 1, 1))}

    assert retaining.due(snapshot, Held(), SHIPPED, date(2099, 1, 1)) == ()
    assert retaining.due(snapshot, Held(), on_a_day, date(2029, 12, 31)) == ()
    assert retaining.due(snapshot, Held(), on_a_day, date(2030, 1, 1))[0].people == (person.id, other.id)


def test_photos_and_notes_of_contacts_are_due_as_well() -> None:
    person = a_person("A1", emails=())
    snapshot = seen(person, a_participation(person, FIRST))
    held = Held(frozenset({person.id}), (a_contact(person, FIRST), a_contact(person, LATER)))

    found = retaining.due(snapshot, held, NEVER | {Kept.PHOTO: Term(1), Kept.NOTES: Term(1)}, date(2030, 6, 15))

    assert [one.kept for one in found] == [Kept.PHOTO, Kept.NOTES]


def test_letting_go_leaves_everything_else_and_what_belongs_to_a_later_event() -> None:
    also = (("birth_date", "1970-01-01"), ("emails", "b@nowhere.example"), ("gender", "woman"))
    person = a_person("A1", notes="tall", birth_date=date(1970, 1, 2), also=also)
    past, coming = (a_participation(person, event, notes="comes late", diet="none") for event in (FIRST, LATER))
    contacts = (a_contact(person, FIRST), a_contact(person, LATER), replace(a_contact(person, FIRST), note=""))
    snapshot, held, today = seen(person, past, coming), Held(contacts=contacts), date(2030, 8, 1)

    notes = retaining.cleared(snapshot, held, Kept.NOTES, Term(30), today, (person.id,))
    born = retaining.cleared(snapshot, held, Kept.BIRTH_DATE, Term(on=today), today, (person.id,))
    mail = retaining.cleared(snapshot, held, Kept.EMAIL, Term(on=today), today, (person.id,))
    nothing = retaining.cleared(snapshot, held, Kept.PHONE, Term(30), today, (person.id,))

    assert notes == (replace(past, notes=""), replace(contacts[0], note=""))
    assert born == (replace(person, birth_date=None, also=also[1:]),)
    assert mail == (replace(person, emails=(), also=(also[0], also[2])),)
    assert nothing == ()
    assert isinstance(notes[1], Contact)
    assert retaining.fields_of(Kept.NEEDS) == ("diet", "prayer_need", "access_need")
