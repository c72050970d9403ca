"""On a screen that a whole room looks at: who anybody is stays covered, and what keeps people apart still works."""

from datetime import date

from forumdesk.domain.conflicts import check
from forumdesk.domain.events import Discretion
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Delegation
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import SessionVisibility
from forumdesk.domain.projecting import projected, projected_all
from forumdesk.domain.separation import Scope, SeparationKind, SeparationRule
from tests.core.house import House

SECRET = "Hemlig"
KEPT_APART = (FindingKind.PERSON_CLASH, FindingKind.SEPARATION)


def telling() -> House:
    """Everything about its people that is free text, or could say who they are, holds one word."""
    house = House()
    house.event(discretion=Discretion.DISCREET, title=SECRET, place=SECRET, cover_title="Seminar", hosts=(SECRET,))
    house.event("MU27", title="Open day", custom=(("Note", SECRET),))
    for ref, side in (("B1", f"{SECRET} BLUE"), ("G1", f"{SECRET} GREEN")):
        house.person(
            ref,
            family_name=SECRET,
            given_name=SECRET,
            native_name=SECRET,
            title_line=SECRET,
            emails=(SECRET,),
            birth_date=date(1970, 2, 3),
            notes=SECRET,
            delegation=side,
            sign_code=f"X{ref}",
            diet=SECRET,
            sponsor=SECRET,
        )
    house.delegations += [
        Delegation("d1", "eOF27", f"{SECRET} BLUE", SECRET, "pB1", 3, SECRET, SECRET),
        Delegation("d2", "eOF27", f"{SECRET} GREEN", SECRET),
    ]
    house.rule(SeparationKind.NO_SAME_SESSION, f"{SECRET} BLUE", f"{SECRET} GREEN", 0)
    house.session("T01", "14 08:00", "14 09:00", ["B1", "G1"], title="Opening", notes=SECRET)
    house.session(
        "T02",
        "14 08:30",
        "14 09:30",
        ["B1"],
        title=SECRET,
        cover_title="Call",
        visibility=SessionVisibility.NEED_TO_KNOW,
    )
    house.session("T03", "14 10:00", "14 11:00", [], title=SECRET, visibility=SessionVisibility.ORGANISER_ONLY)
    return house


def test_nothing_that_says_who_or_what_is_left_and_breaches_are_found_as_ever() -> None:
    house = telling()
    snapshot = house.snapshot()

    shown = projected_all(snapshot)

    found = [(one.kind, one.sessions, one.people) for one in check(shown) if one.kind in KEPT_APART]
    assert SECRET in repr(snapshot)
    assert SECRET not in repr(shown)
    assert "1970" not in repr(shown.people)
    assert found == [(one.kind, one.sessions, one.people) for one in check(snapshot) if one.kind in KEPT_APART]
    assert len(found) == 2
    assert [one.alias for one in shown.participations] == ["XB1", "XG1"]
    assert [one.title for one in shown.sessions.values()] == ["Opening", "Call", "•••"]
    assert [one.title for one in shown.events.values()] == ["Seminar", "Open day"]


def test_an_alias_stays_and_whoever_has_neither_alias_nor_code_is_dots() -> None:
    house = House()
    house.event()
    house.person("A01", alias="Blue 1")
    house.person("A02")

    shown = projected_all(house.snapshot())

    assert [one.alias for one in shown.participations] == ["Blue 1", "•••"]


def test_rules_between_organisations_hold_and_their_reasons_are_covered() -> None:
    rule = SeparationRule("r1", "S01", None, Scope.ORGANISATION, "o1", "o2", SeparationKind.NO_SAME_ROOM, reason=SECRET)

    assert projected(rule).left == "o1"
    assert projected(rule).reason == ""


def test_a_photo_has_no_picture_and_other_rows_are_as_they_were() -> None:
    photo, organisation = Photo("f1", "pA01", b"\xff\xd8picture", 10, 10), Organisation("o1", "Testing Institute")

    assert projected(photo).content == b""
    assert projected(organisation) is organisation
