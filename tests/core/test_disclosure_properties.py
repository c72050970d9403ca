"""Whatever the workspace holds, no card of any audience says what the law keeps back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.cards import Appointment, ListCard, Method
from forumdesk.domain.covers import Form, cover_name
from forumdesk.domain.disclosure import (
    AGENDAS,
    Audience,
    Each,
    Invited,
    Standing,
    address_label,
    agenda_card,
    allowed,
    badge_card,
    badge_holders,
    car_guests,
    car_sign,
    door_signs,
    event_appointment,
    event_sights,
    invite_card,
    list_card,
    looking,
    mail_card,
    masked,
    name_card,
    own_sessions,
    people_view,
    person_sights,
    places,
    recipients,
    reserved_signs,
    schedule_card,
    session_appointment,
    session_sights,
)
from forumdesk.domain.disclosure import Paper as DocumentPaper
from forumdesk.domain.disclosure.rules import PEOPLE as LAW
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.invitations import Changed
from forumdesk.domain.moments import Moment
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Role, Session, SessionKind, SessionRole, SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room, Venue
from tests.core.disclosed import RUNNING

NOW = datetime(2027, 6, 14, 8, tzinfo=UTC)
PEOPLE, EVENTS, SESSIONS = 4, 2, 4


def person(number: int) -> Person:
    def marked(field: str) -> str:
        return f"<{field} {number}>"

    return Person(
        id=f"p{number}",
        ref=f"<ref {number}>",
        honorific=marked("honorific"),
        given_name=marked("given"),
        family_name=marked("family"),
        native_name=marked("native"),
        title_line=marked("title"),
        salutation=marked("salutation"),
        envelope_line=marked("envelope"),
        organisation_id=f"o{number}",
        birth_date=date(1950 + number, 2, 3),
        nationality=marked("nationality"),
        emails=(f"<mail-{number}>@test.example",),
        phones=(marked("phone"),),
        notes=marked("notes"),
        custom=(("Custom", marked("custom")),),
    )


def texts_of(number: int) -> list[str]:
    """Everything that tells who a person is: each text carries its number; the year of birth is all of its own."""
    words = "honorific given family native title salutation envelope organisation nationality phone notes custom"
    return [*(f"<{word} {number}>" for word in words.split()), f"<mail-{number}>", f"{1950 + number}-02-03"]


@st.composite
def events(draw: st.DrawFn, number: int) -> Event:
    return Event(
        id=f"e{number}",
        code=f"E{number}",
        title=f"<real title {number}>",
        place=f"<real place {number}>",
        cover_title=draw(st.sampled_from(["", "Cover"])),
        cover_place=draw(st.sampled_from(["", "Downtown"])),
        zone=draw(st.sampled_from(["Europe/Oslo", "Asia/Muscat"])),
        discretion=draw(st.sampled_from(Discretion)),
        start_date=date(2027, 6, 14),
        organiser_name=f"<organiser {number}>",
        organiser_email="desk@test.example",
        language=draw(st.sampled_from(["en", "no"])),
    )


COVER_NAME = re.compile(r"\{\w+ \d+\}")


def cover(form: str, person_number: int, event_number: int) -> str:
    """A name that says whose it is, at which event and on which form."""
    return f"{{{form} {person_number}{event_number}}}"


@st.composite
def participations(draw: st.DrawFn, person_number: int, event_number: int) -> Participation:
    moment, numbers = Moment(NOW, "Europe/Oslo"), (person_number, event_number)
    forms = [form for form in Form if form is not Form.HOUSE] if draw(st.booleans()) else []
    return Participation(
        id=f"a{person_number}{event_number}",
        person_id=f"p{person_number}",
        event_id=f"e{event_number}",
        category=draw(st.sampled_from([None, *Category])),
        answer=draw(st.sampled_from(Answer)),
        alias=draw(st.sampled_from(["", cover("house", person_number, event_number)])),
        **{form.field: draw(st.sampled_from(["", cover(form, *numbers)])) for form in forms},  # type: ignore[arg-type]  # texts
        visibility=draw(st.sampled_from(Visibility)),
        sign_code="K7QX",
        arrival=draw(st.sampled_from([None, moment, date(2027, 6, 13)])),
        departure=draw(st.sampled_from([None, moment, date(2027, 6, 17)])),
        notes=f"<notes {person_number}>",
    )


@st.composite
def sessions(draw: st.DrawFn, number: int) -> Session:
    start = Moment(NOW + timedelta(hours=number), "Europe/Oslo")
    visibility = draw(st.sampled_from(SessionVisibility))
    return Session(
        id=f"s{number}",
        event_id=f"e{number % EVENTS}",
        code=f"S{number}",
        title=f"<{visibility} session {number}>",
        cover_title=draw(st.sampled_from(["", "Tea"])),
        kind=draw(st.sampled_from([SessionKind.MEAL, SessionKind.PLENARY])),
        start=draw(st.sampled_from([None, start])),
        end=Moment(start.utc + timedelta(hours=1), "Europe/Oslo"),
        room_id=draw(st.sampled_from([None, "r1"])),
        visibility=visibility,
        everyone=draw(st.booleans()),
        languages=("en",),
    )


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    pairs = [(one, event) for one in range(PEOPLE) for event in range(EVENTS) if draw(st.booleans())]
    held = st.tuples(st.integers(0, SESSIONS - 1), st.integers(0, PEOPLE - 1), st.sampled_from(Role))
    roles = draw(st.lists(held, max_size=8, unique=True))
    return Snapshot(
        events={f"e{number}": draw(events(number)) for number in range(EVENTS)},
        venues={"v1": Venue("v1", "V", name="<real house>", place="<real town>", cover_place="<cover town>")},
        rooms={"r1": Room("r1", "v1", "Blue Room", zone="A")},
        people={f"p{number}": person(number) for number in range(PEOPLE)},
        organisations={
            f"o{number}": Organisation(f"o{number}", f"<organisation {number}>", country=f"<nationality {number}>")
            for number in range(PEOPLE)
        },
        participations=tuple(draw(participations(*pair)) for pair in pairs),
        sessions={f"s{number}": draw(sessions(number)) for number in range(SESSIONS)},
        roles=tuple(SessionRole(f"x{n}", f"s{s}", f"p{p}", role) for n, (s, p, role) in enumerate(roles)),
    )


@dataclass(frozen=True)
class Paper:
    """One card, and what it is: a list's or an agenda's audience, badge, invite or mail."""

    what: str
    card: Any


def papers(snapshot: Snapshot, event: Event) -> Iterator[Paper]:
    """Every card that can leave the house of one event without a reveal."""
    for audience in Audience:
        if allowed(audience, event) is None:
            yield Paper(f"list {audience}", list_card(snapshot, event, audience, RUNNING).card)
    for audience, paper in AGENDAS.items():
        if allowed(paper, event) is None:
            yield Paper(f"agenda {audience}", agenda_card(snapshot, event, audience, RUNNING).card)
    if allowed(DocumentPaper.PUBLIC_AGENDA, event) is None:
        yield Paper("schedule", schedule_card(snapshot, event, "1"))
    yield from papers_of_people(snapshot, event)
    yield from (Paper("door sign", card) for card in door_signs(snapshot, event, places(snapshot, event)))
    yield from (Paper("reserved", card) for each in Each for card in reserved_signs(snapshot, event, (), each))
    yield from invites(snapshot, event)


def papers_of_people(snapshot: Snapshot, event: Event) -> Iterator[Paper]:
    for one in badge_holders(snapshot, event).people:
        yield Paper("badge", badge_card(snapshot, one, "0001", "TOKEN"))
        yield Paper("card", name_card(snapshot, one, organisation=True))
        yield Paper("label", address_label(snapshot, one, native=True))
    for one in car_guests(snapshot, event).people:
        yield Paper("car sign", car_sign(snapshot, one))


# Whose cover names a paper may say; none of the papers that are not here says any.
FORM_OF = {
    **{f"list {audience}": LAW[audience].form for audience in Audience},
    **{f"agenda {audience}": LAW[paper].form for audience, paper in AGENDAS.items()},
    **dict.fromkeys(("badge", "card", "label"), Form.BADGE),
    **dict.fromkeys(("invite", "mail", "update", "hold"), Form.INVITE),
    "car sign": Form.DRIVER,
}


def invites(snapshot: Snapshot, event: Event) -> Iterator[Paper]:
    own = own_sessions(snapshot, event)
    for invited in Invited:
        for recipient in recipients(snapshot, event, invited, lambda email: "@" in email).people:
            found = [event_appointment(event)]
            if invited not in (Invited.EVENT, Invited.HOLD):
                found = [session_appointment(snapshot, session) for session in own[recipient.person_id]]
            appointments = tuple(one for one in found if isinstance(one, Appointment))
            method = Method.PUBLISH if invited is Invited.PROGRAMME else Method.REQUEST
            for some in [appointments] if method is Method.PUBLISH else [(one,) for one in appointments]:
                card = invite_card(event, recipient, method, some, NOW)
                yield Paper("invite", card)
                yield Paper("mail", mail_card(event, recipient, card))
                yield Paper("update", mail_card(event, recipient, card, changed=tuple(Changed)))
                yield Paper("hold", mail_card(event, recipient, replace(card, tentative=True)))


def told(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a card with the name of its field; the cells of a list under their columns' keys."""
    if isinstance(value, ListCard):
        yield from told((value.title, value.subtitle, value.running, value.empty_text, value.columns))
        for section in value.sections:
            yield "heading", section.heading
            for row in section.rows:
                yield from zip((column.key for column in value.columns), row.cells, strict=True)
    elif isinstance(value, tuple):
        for one in value:
            yield from told(one, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from told(getattr(value, field.name), field.name)
    else:
        yield name, str(value)


def hidden_here(snapshot: Snapshot, number: int, event: Event) -> bool:
    """Protected at this event, or with a role here and no participation but protected at another."""
    here = snapshot.at.get((f"p{number}", event.id))
    counted = [here] if here else snapshot.of_person.get(f"p{number}", ())
    return any(one.alias or one.has_forms or one.visibility is Visibility.NEED_TO_KNOW for one in counted)


# The mailbox of an invite is its recipient's own: without it there is no invite.
OWN_MAILBOX = "attendee_email"


@settings(max_examples=40)
@given(snapshots())
def test_no_card_says_who_a_protected_person_is(snapshot: Snapshot) -> None:
    for event in snapshot.events.values():
        hidden = [number for number in range(PEOPLE) if hidden_here(snapshot, number, event)]
        secrets = [text for number in hidden for text in texts_of(number)]

        said = [(paper.what, *one) for paper in papers(snapshot, event) for one in told(paper.card)]

        assert not [one for one in said if one[1] != OWN_MAILBOX and any(text in one[2] for text in secrets)]


@settings(max_examples=40)
@given(snapshots())
def test_no_card_says_a_cover_name_of_another_form_or_event(snapshot: Snapshot) -> None:
    for event in snapshot.events.values():
        for paper in papers(snapshot, event):
            form = FORM_OF.get(paper.what)
            mine = [one for one in snapshot.at_event.get(event.id, ()) if form is not None]
            allowed_here = {cover_name(one, form) for one in mine if form is not None}

            assert set(COVER_NAME.findall(repr(paper.card))) <= allowed_here, paper.what


@settings(max_examples=20)
@given(snapshots())
def test_the_view_of_each_audience_says_nothing_that_its_own_screen_masks(snapshot: Snapshot) -> None:
    hidden = [number for number in range(PEOPLE) if masked(snapshot, f"p{number}")]
    secrets = [text for number in hidden for text in texts_of(number)]

    for event in snapshot.events.values():
        look = looking(snapshot, event.code, lambda email: "@" in email)
        sights = [*event_sights(look), *(one for n in range(PEOPLE) for one in person_sights(look, f"p{n}"))]
        sights += [one for session in snapshot.live_sessions(event.id) for one in session_sights(look, session.id)]
        said = repr(sights)

        assert not [text for text in secrets if text in said]
        assert "<need_to_know session" not in said


@settings(max_examples=20)
@given(snapshots())
def test_what_a_list_says_of_a_person_is_in_that_persons_view(snapshot: Snapshot) -> None:
    """A workspace with one person alone in it makes the same rows of them as the whole one."""
    open_people = {f"<ref {n}>": f"p{n}" for n in range(PEOPLE) if not masked(snapshot, f"p{n}")}
    for event in snapshot.events.values():
        look = looking(snapshot, event.code, lambda email: "@" in email)
        for ref, person_id in open_people.items():
            seen = {one.output.value: one for one in person_sights(look, person_id)}
            for audience in (one for one in Audience if allowed(one, event) is None):
                card = list_card(snapshot, event, audience, RUNNING).card
                rows = [row for section in card.sections for row in section.rows if row.ref == ref] if card else []
                names = [cell for row in rows for cell in row.cells if "<given" in cell]

                assert all(name in repr(seen[audience].said) for name in names)
                assert bool(rows) is (seen[audience].standing is Standing.SHOWN) or audience in NOBODYS


# Rows of these are a meal's, or a badge's.
NOBODYS = (Audience.KITCHEN, Audience.GUARDS)


@settings(max_examples=40)
@given(snapshots())
def test_the_refs_of_protected_people_stand_in_ref_fields_alone(snapshot: Snapshot) -> None:
    for event in snapshot.events.values():
        refs = [f"<ref {number}>" for number in range(PEOPLE) if hidden_here(snapshot, number, event)]

        said = [(paper.what, *one) for paper in papers(snapshot, event) for one in told(paper.card)]

        assert not [one for one in said if one[1] != "ref" and any(ref in one[2] for ref in refs)]


@settings(max_examples=40)
@given(snapshots())
def test_an_invite_names_nobody_but_its_recipient(snapshot: Snapshot) -> None:
    for event in snapshot.events.values():
        for paper in invites(snapshot, event):
            card = paper.card if paper.what == "invite" else paper.card.invite
            others = [text for n in range(PEOPLE) if f"<ref {n}>" != card.ref for text in texts_of(n)]

            assert not [text for text in others if text in repr(paper.card)]


@settings(max_examples=40)
@given(snapshots())
def test_a_discreet_event_never_says_its_title_or_place(snapshot: Snapshot) -> None:
    event = replace(snapshot.events["e0"], discretion=Discretion.DISCREET)
    hidden = replace_event(snapshot, event)

    for paper in papers(hidden, event):
        assert "<real" not in repr(paper.card)
        assert " session " not in repr(paper.card) or paper.what == "agenda organiser"
        assert event.cover_title or paper.card is None


@settings(max_examples=40)
@given(snapshots())
def test_session_titles_stay_where_the_law_keeps_them(snapshot: Snapshot) -> None:
    for event in snapshot.events.values():
        for paper in papers(snapshot, event):
            said = repr(paper.card)

            assert "<need_to_know session" not in said
            if paper.what not in ("agenda organiser", "invite", "mail", "update", "hold"):
                assert "<staff session" not in said
                assert "<organiser_only session" not in said
            if paper.what == "agenda public":
                assert "<participants session" not in said


@settings(max_examples=40)
@given(snapshots(), st.integers(0, PEOPLE - 1), st.sampled_from(["given", "family", "native", "mail-"]))
def test_a_search_for_a_masked_name_finds_nobody(snapshot: Snapshot, number: int, word: str) -> None:
    search = f"<{word}{number}>" if word == "mail-" else f"<{word} {number}>"

    found = [view.ref for view in people_view(snapshot, search=search)]

    assert found == ([] if masked(snapshot, f"p{number}") else [f"<ref {number}>"])


def replace_event(snapshot: Snapshot, event: Event) -> Snapshot:
    return Snapshot(
        events={**snapshot.events, event.id: event},
        venues=snapshot.venues,
        rooms=snapshot.rooms,
        people=snapshot.people,
        organisations=snapshot.organisations,
        participations=snapshot.participations,
        sessions=snapshot.sessions,
        roles=snapshot.roles,
    )
