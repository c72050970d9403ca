"""The invented forum with people who may be in it twice."""

from forumdesk.domain.events import Event
from forumdesk.domain.people import Person
from forumdesk.store.tables import Entity
from tests.builders import a_participation, a_person
from tests.ui.house import a_forum


def with_twins() -> list[Entity]:
    """The forum, with one person a second time, one who shares a mailbox, and one who bears a protected name."""
    rows = a_forum()
    event = next(row for row in rows if isinstance(row, Event))
    people = [row for row in rows if isinstance(row, Person)]
    twin = a_person("Z01", given_name="NGOZI", family_name="ADEYEMI", title_line="Director")
    named = a_person("Z02", given_name="Hassan", family_name="Verborgen")
    office = a_person("Z03", given_name="Ola", family_name="Fiktiv", emails=people[0].emails)
    new = [twin, named, office]
    return [*rows, *new, *(a_participation(person, event) for person in new)]
