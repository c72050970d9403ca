"""Organisations as lists of people name them."""

from forumdesk.domain.organisations import Organisation
from forumdesk.importers.columns import ImportKind
from tests.core.rehearsal import EVENTS, Rehearsal, changes_nothing


def test_an_organisation_of_punctuation_alone_is_made_once_and_found_again() -> None:
    desk = Rehearsal()
    desk.read(ImportKind.EVENTS, EVENTS)
    text = "ref,given_name,organisation,events\nA1,Ada,-,XX\nA2,Bo,-,XX\n"

    plan = desk.read(ImportKind.PEOPLE, text)
    again = desk.read(ImportKind.PEOPLE, text)

    assert (plan.unknown_organisations, again.unknown_organisations) == (["-"], [])
    assert [one.name for one in desk.rows.values() if isinstance(one, Organisation)] == ["-"]
    assert changes_nothing(again)
