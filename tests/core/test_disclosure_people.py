"""The table of people: every document x visibility x protected x answer x reveal, and every document x discretion."""

from itertools import product

import pytest

from forumdesk.domain.disclosure import Audience, Document, Paper, Refusal, Shown, allowed, may_reveal, shown_as
from forumdesk.domain.disclosure.rules import stopped
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.participation import Answer, Visibility
from tests.core.disclosed import participation

DOCUMENTS: list[Document] = [*Audience, *Paper]

# Written out by hand from the law, one letter per visibility in the order
# public, participants, organiser_only, need_to_know:
# N print name, A alias, C sign code, # counted, - not there at all.
# document: plain people coming, protected coming, plain declined, protected declined, reveal coming and protected
EXPECTED: dict[Document, tuple[str, str, str, str, str]] = {
    Audience.PUBLIC: ("N---", "----", "----", "----", "----"),
    Audience.PARTICIPANTS: ("NN--", "----", "----", "----", "----"),
    Audience.ORGANISER: ("NNN-", "AAAA", "NNN-", "AAAA", "NNNN"),
    Audience.KITCHEN: ("###-", "####", "----", "----", "####"),
    Audience.HOTEL: ("NNN-", "AAAA", "----", "----", "AAAA"),
    Audience.DRIVER: ("CCC-", "CCCC", "----", "----", "CCCC"),
    Audience.INTERPRETER: ("NNN-", "AAAA", "----", "----", "AAAA"),
    Audience.SECURITY: ("NNN-", "AAAA", "----", "----", "NNNN"),
    Audience.GUARDS: ("----", "----", "----", "----", "----"),
    Audience.PROOF: ("NNN-", "AAAA", "----", "----", "AAAA"),
    Paper.BADGE: ("NNN-", "AAAA", "----", "----", "AAAA"),
    Paper.INVITE: ("NNN-", "AAAA", "----", "----", "AAAA"),
    Paper.PUBLIC_AGENDA: ("N---", "----", "----", "----", "----"),
    Paper.PARTICIPANTS_AGENDA: ("NN--", "----", "----", "----", "----"),
    Paper.ORGANISER_AGENDA: ("NNN-", "AAAA", "----", "----", "NNNN"),
    Paper.DOOR_SIGN: ("----", "----", "----", "----", "----"),
}
ALLOWED_WHEN_DISCREET: dict[Document, bool] = {
    Audience.PUBLIC: False,
    Audience.PARTICIPANTS: False,
    Audience.ORGANISER: True,
    Audience.KITCHEN: True,
    Audience.HOTEL: True,
    Audience.DRIVER: True,
    Audience.INTERPRETER: True,
    Audience.SECURITY: True,
    Audience.GUARDS: True,
    Audience.PROOF: True,
    Paper.BADGE: True,
    Paper.INVITE: True,
    Paper.PUBLIC_AGENDA: False,
    Paper.PARTICIPANTS_AGENDA: False,
    Paper.ORGANISER_AGENDA: True,
    Paper.DOOR_SIGN: True,
}
REVEALS: dict[Document, bool] = {
    document: document in (Audience.ORGANISER, Audience.SECURITY, Paper.ORGANISER_AGENDA) for document in DOCUMENTS
}
LETTERS = {"N": Shown.NAME, "A": Shown.ALIAS, "C": Shown.SIGN_CODE, "#": Shown.COUNTED, "-": None}
VISIBILITIES = [
    Visibility.PUBLIC,
    Visibility.PARTICIPANTS,
    Visibility.ORGANISER_ONLY,
    Visibility.NEED_TO_KNOW,
]


def test_every_visibility_is_in_the_table() -> None:
    assert set(VISIBILITIES) == set(Visibility)


@pytest.mark.parametrize(("document", "place"), list(product(DOCUMENTS, range(4))))
def test_everybody_is_shown_as_the_law_says(document: Document, place: int) -> None:
    visibility = VISIBILITIES[place]
    cells = EXPECTED[document]

    found = [
        shown_as(participation(visibility), document),
        shown_as(participation(visibility, "Blue 1"), document),
        shown_as(participation(visibility, answer=Answer.DECLINED), document),
        shown_as(participation(visibility, "Blue 1", answer=Answer.CANCELLED), document),
        shown_as(participation(visibility, "Blue 1"), document, reveal=True),
    ]

    assert found == [LETTERS[cell[place]] for cell in cells]


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("answer", Answer)
def test_only_the_organiser_sees_who_is_not_coming(document: Document, answer: Answer) -> None:
    coming = answer not in (Answer.DECLINED, Answer.CANCELLED)

    found = shown_as(participation(Visibility.PUBLIC, answer=answer), document)

    nobody = document in (Paper.DOOR_SIGN, Audience.GUARDS)
    assert (found is not None) == (not nobody and (coming or document is Audience.ORGANISER))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_without_the_alias_that_is_needed_nobody_is_shown_even_revealed(document: Document) -> None:
    nameless = participation(Visibility.NEED_TO_KNOW)

    assert shown_as(nameless, document, reveal=True) is None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_missing_alias_is_told_where_the_person_would_have_stood(document: Document) -> None:
    with_alias = participation(Visibility.NEED_TO_KNOW, "Blue 1")

    found = stopped(participation(Visibility.NEED_TO_KNOW), document)

    assert found == (shown_as(with_alias, document) is not None)
    assert not stopped(with_alias, document)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("discretion", Discretion)
def test_a_discreet_event_has_no_public_or_participants_paper(document: Document, discretion: Discretion) -> None:
    event = Event("e1", "XX", discretion=discretion)

    refusal = allowed(document, event)

    fine = discretion is not Discretion.DISCREET or ALLOWED_WHEN_DISCREET[document]
    assert refusal == (None if fine else Refusal(document, "XX"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_only_organiser_and_security_may_reveal(document: Document) -> None:
    assert may_reveal(document) == REVEALS[document]
