"""Values of kinds and yes or no, in both languages; e-mail addresses by their syntax."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.events import Discretion, EventKind
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.domain.people import NameOrder
from forumdesk.domain.programme import HouseRule, Interpretation, SessionKind, SessionVisibility
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind
from forumdesk.importers.emails import email_key, read_email
from forumdesk.importers.kinds import read_flag, read_kind

KINDS: tuple[type[StrEnum], ...] = (
    Category,
    Answer,
    Visibility,
    SessionKind,
    SessionVisibility,
    EventKind,
    Discretion,
    Interpretation,
    Scope,
    SeparationKind,
    RuleVisibility,
    NameOrder,
    HouseRule,
)


@pytest.mark.parametrize("member", [member for kind in KINDS for member in kind], ids=repr)
def test_every_member_is_known_by_its_value_however_it_is_written(member: StrEnum) -> None:
    words = (member.value, member.value.upper(), member.value.replace("_", " "), member.value.title().replace("_", "-"))

    assert [read_kind(type(member), word) for word in words] == [member] * 4


@pytest.mark.parametrize(
    ("word", "member"),
    [
        ("vert", Category.HOST),
        ("Medvert", Category.CO_HOST),
        ("mekler", Category.MEDIATOR),
        ("beslutningstaker", Category.DECISION_MAKER),
        ("Decision-maker", Category.DECISION_MAKER),
        ("ekspert", Category.EXPERT),
        ("FN", Category.UN),
        ("part", Category.PARTY),
        ("sivilsamfunn", Category.CIVIL_SOCIETY),
        ("tilrettelegger", Category.FACILITATOR),
        ("tolk", Category.INTERPRETER),
        ("sikkerhet", Category.SECURITY),
        ("stab", Category.STAFF),
        ("medier", Category.MEDIA),
        ("SJÅFØR", Category.DRIVER),
        ("sja\u030afør", Category.DRIVER),
        ("foreslått", Answer.PROPOSED),
        ("invitert", Answer.INVITED),
        ("foreløpig", Answer.TENTATIVE),
        ("bekreftet", Answer.CONFIRMED),
        ("takket nei", Answer.DECLINED),
        ("Meldt forfall", Answer.CANCELLED),
        ("møtte", Answer.ATTENDED),
        ("offentlig", Visibility.PUBLIC),
        ("deltakere", Visibility.PARTICIPANTS),
        ("kun arrangør", Visibility.ORGANISER_ONLY),
        ("tjenstlig behov", Visibility.NEED_TO_KNOW),
        ("Need to know", SessionVisibility.NEED_TO_KNOW),
        ("stab", SessionVisibility.STAFF),
        ("protokoll", RuleVisibility.PROTOCOL),
        ("plenum", SessionKind.PLENARY),
        ("parallellsesjon", SessionKind.BREAKOUT),
        ("bilateralt", SessionKind.BILATERAL),
        ("måltid", SessionKind.MEAL),
        ("seremoni", SessionKind.CEREMONY),
        ("regional utgave", EventKind.REGIONAL_EDITION),
        ("dialog", EventKind.DIALOGUE),
        ("åpen", Discretion.OPEN),
        ("diskré", Discretion.DISCREET),
        ("hvisketolking", Interpretation.WHISPERED),
        ("ingen", Interpretation.NONE),
        ("delegasjon", Scope.DELEGATION),
        ("ikke samme rom", SeparationKind.NO_SAME_ROOM),
        ("forskjøvet ankomst", SeparationKind.STAGGERED_ARRIVAL),
        ("etternavn først", NameOrder.FAMILY_FIRST),
    ],
)
def test_norwegian_words_name_members(word: str, member: StrEnum) -> None:
    assert read_kind(type(member), word) is member


@pytest.mark.parametrize("word", ["", "guest", "stab", "protocol"])
def test_a_word_of_another_kind_names_no_member(word: str) -> None:
    assert read_kind(Visibility, word) is None


@pytest.mark.parametrize("word", ["yes", "Ja", "TRUE", "1", "x", "X ", "y", "j", "sant", "✓"])
def test_yes_is_yes(word: str) -> None:
    assert read_flag(word) is True


@pytest.mark.parametrize("word", ["no", "Nei", "FALSE", "0", "n", "usant", "-"])
def test_no_is_no(word: str) -> None:
    assert read_flag(word) is False


@pytest.mark.parametrize("word", ["", "maybe", "2", "?"])
def test_anything_else_is_neither(word: str) -> None:
    assert read_flag(word) is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("kari@example.org", "kari@example.org"),
        (" Kari.N@Example.ORG ", "Kari.N@Example.ORG"),
        ("mailto:kari@example.org", "kari@example.org"),
        ("Kari Nordmann <kari@example.org>", "kari@example.org"),
        ("<kari@example.org>;", "kari@example.org"),
        ("kari@prøve.example", "kari@prøve.example"),
        ("kåre@example.org", "kåre@example.org"),
        ("kari@forum.test", "kari@forum.test"),
        ("kari@forum.invalid", "kari@forum.invalid"),
        ("kari@desk.local", "kari@desk.local"),
    ],
)
def test_an_address_that_can_be_one_is_taken_as_typed(typed: str, address: str) -> None:
    assert read_email(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kari",
        "kari@",
        "@example.org",
        "kari(at)example.org",
        "kari@@example.org",
        "kari@example",
        "kari@localhost",
        "kari n@example.org",
        "kari..n@example.org",
        "kari@-a.org",
        "kari@a..org",
        "kari@.test",
        "a@b.no; c@d.no",
        "n/a",
    ],
)
def test_what_cannot_be_an_address_is_none(typed: str) -> None:
    assert read_email(typed) is None


def test_addresses_are_compared_without_case_even_where_they_cannot_be_one() -> None:
    assert email_key("Kari <KARI@Example.org>") == email_key("kari@example.ORG")
    assert email_key(" KARI(at)x ") == "kari(at)x"


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_none(text: str) -> None:
    address = read_email(text)

    assert address is None or address in text
