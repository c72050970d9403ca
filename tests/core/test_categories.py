"""Letters, colours and words of the categories."""

import pytest

from forumdesk.domain.cards import CategoryMark, Family
from forumdesk.domain.categories import mark
from forumdesk.domain.participation import Category

EXPECTED = {
    Category.SECURITY: ("S", Family.SAFETY, False, "Security", "Sikkerhet"),
    Category.DRIVER: ("R", Family.SAFETY, True, "Driver", "Sjåfør"),
    Category.HOST: ("H", Family.HOSTS, False, "Host", "Vert"),
    Category.CO_HOST: ("K", Family.HOSTS, True, "Co-host", "Medvert"),
    Category.MEDIATOR: ("M", Family.MEDIATION, False, "Mediator", "Mekler"),
    Category.FACILITATOR: ("F", Family.MEDIATION, True, "Facilitator", "Tilrettelegger"),
    Category.CIVIL_SOCIETY: ("C", Family.SOCIETY, False, "Civil society", "Sivilsamfunn"),
    Category.MEDIA: ("N", Family.SOCIETY, True, "Media", "Medier"),
    Category.INTERPRETER: ("I", Family.SERVICE, False, "Interpreter", "Tolk"),
    Category.STAFF: ("A", Family.SERVICE, True, "Staff", "Stab"),
    Category.DECISION_MAKER: ("D", Family.PARTIES, False, "Decision-maker", "Beslutningstaker"),
    Category.PARTY: ("P", Family.PARTIES, True, "Party", "Part"),
    Category.EXPERT: ("E", Family.KNOWLEDGE, False, "Expert", "Ekspert"),
    Category.UN: ("U", Family.KNOWLEDGE, True, "UN", "FN"),
}


@pytest.mark.parametrize("category", Category)
def test_every_category_has_its_letter_colour_pattern_and_words(category: Category) -> None:
    letter, family, striped, english, norwegian = EXPECTED[category]

    assert mark(category, "en") == CategoryMark(letter, family, striped, english)
    assert mark(category, "nb") == CategoryMark(letter, family, striped, norwegian)


def test_no_two_categories_share_a_letter_or_a_pattern() -> None:
    marks = [mark(category, "en") for category in Category]

    assert len({one.letter for one in marks}) == len(marks)
    assert len({(one.family, one.striped) for one in marks}) == len(marks)


def test_somebody_without_category_has_no_letter_colour_or_word() -> None:
    assert mark(None, "en") == CategoryMark("", Family.NONE, False, "")
