"""Cover identities: which name stands on which form, which is missing, shared, or says too much."""

from dataclasses import replace

import pytest

from forumdesk.domain.covers import FORM_FIELDS, Form, cover_name, forms_missing, names_shared, says_own_name
from forumdesk.domain.disclosure.rules import PEOPLE, Shown
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.merging import merge_participations
from forumdesk.domain.participation import Participation, Visibility
from forumdesk.domain.readiness import aliases_missing, covers_shared
from tests.core.house import House

ALONE = Participation("a1", "p1", "e1", alias="Blue 1")
NAMED = replace(ALONE, alias_badge="Guest A", alias_hotel="K. Lind")


def test_an_alias_alone_serves_every_form() -> None:
    assert [cover_name(ALONE, form) for form in Form] == ["Blue 1"] * 5
    assert forms_missing(ALONE) == ()


def test_once_a_form_has_a_name_no_form_falls_back_on_the_alias() -> None:
    assert [cover_name(NAMED, form) for form in Form] == ["Blue 1", "Guest A", "K. Lind", "", ""]
    assert forms_missing(NAMED) == (Form.INVITE,)


def test_a_driver_has_a_sign_code_for_everybody_so_that_form_is_never_missing() -> None:
    assert Form.DRIVER not in forms_missing(NAMED)


@pytest.mark.parametrize("field", FORM_FIELDS)
def test_a_name_for_a_form_without_an_alias_stops_everything_about_the_person(field: str) -> None:
    one = Participation("a1", "p1", "e1", **{field: "Guest A"})  # type: ignore[arg-type]  # one of four texts

    assert (one.alias_missing, one.protected, forms_missing(one)) == (True, False, ())


def test_every_document_that_names_somebody_protected_declares_the_form_it_uses() -> None:
    for document, rule in PEOPLE.items():
        names = rule.protected in (Shown.ALIAS, Shown.SIGN_CODE)

        assert (rule.form is not None) is names, document


def test_a_cover_name_that_two_go_by_is_found_whatever_its_form_and_spelling() -> None:
    other = Participation("a2", "p2", "e1", alias="guest  a")

    assert names_shared([NAMED, other]) == {"guest a": (NAMED, other)}
    assert names_shared([NAMED, replace(NAMED, id="a3", alias="x", alias_badge="y", alias_hotel="z")]) == {}


def test_the_same_name_for_two_forms_of_one_person_is_not_shared() -> None:
    assert names_shared([replace(NAMED, alias_hotel="Guest A")]) == {}


def test_a_cover_name_with_a_word_of_the_persons_own_name_is_told_by_its_form() -> None:
    made = House()
    person = made.person("A1", event=None, given_name="Ada B.", family_name="Exémpel-Prøve", native_name="آدا")
    told = replace(NAMED, alias="A. Nordmann", alias_badge="Ms EXEMPEL-prove", alias_hotel="آدا", alias_invite="B. C.")

    assert says_own_name(person, told) == (Form.BADGE, Form.HOTEL)


def findings(made: House) -> list[Finding]:
    snapshot = made.snapshot()
    return [*aliases_missing(snapshot), *covers_shared(snapshot)]


def test_a_finding_says_which_forms_lack_a_name() -> None:
    made = House()
    made.event()
    made.person("A1", alias="Blue 1", alias_driver="Mr Green")
    made.person("A2", alias="Blue 2", alias_badge="Guest", alias_hotel="Guest", alias_invite="Guest")
    made.person("A3", alias="Blue 3")

    (missing,) = findings(made)

    assert (missing.kind, missing.people, missing.facts) == (
        FindingKind.ALIAS_MISSING,
        ("A1",),
        (("forms", "badge|hotel|invite"),),
    )


def test_a_finding_says_who_shares_a_cover_name_but_not_of_people_with_an_alias_alone() -> None:
    made = House()
    made.event()
    made.event("NF27")
    for ref, event in (("A1", "OF27"), ("A2", "OF27"), ("A3", "NF27"), ("A4", "NF27")):
        made.person(ref, event, alias="Blue")
    made.participations[0] = replace(
        made.participations[0], alias_badge="Guest", alias_hotel="Lind", alias_invite="Berg"
    )

    (shared,) = findings(made)

    assert (shared.kind, shared.event, shared.people) == (FindingKind.COVER_SHARED, "OF27", ("A1", "A2"))


def test_merging_keeps_the_first_ones_names_and_what_the_second_says_otherwise() -> None:
    second = replace(ALONE, id="a2", alias_badge="Guest B", alias_invite="Mr Berg", visibility=Visibility.NEED_TO_KNOW)

    merged = merge_participations(NAMED, second)

    assert [cover_name(merged, form) for form in Form] == ["Blue 1", "Guest A", "K. Lind", "", "Mr Berg"]
    assert ("alias_badge", "Guest B") in merged.also
