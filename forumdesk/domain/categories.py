"""How each category is shown: letter, colour family, stripes, and its word."""

from .cards import CategoryMark, Family
from .participation import Category
from .tongues import word

# Letters are codes, the same in every language. The second category of a family is striped.
_MARKS: dict[Category, tuple[str, Family, bool]] = {
    Category.SECURITY: ("S", Family.SAFETY, False),
    Category.DRIVER: ("R", Family.SAFETY, True),
    Category.HOST: ("H", Family.HOSTS, False),
    Category.CO_HOST: ("K", Family.HOSTS, True),
    Category.MEDIATOR: ("M", Family.MEDIATION, False),
    Category.FACILITATOR: ("F", Family.MEDIATION, True),
    Category.CIVIL_SOCIETY: ("C", Family.SOCIETY, False),
    Category.MEDIA: ("N", Family.SOCIETY, True),
    Category.INTERPRETER: ("I", Family.SERVICE, False),
    Category.STAFF: ("A", Family.SERVICE, True),
    Category.DECISION_MAKER: ("D", Family.PARTIES, False),
    Category.PARTY: ("P", Family.PARTIES, True),
    Category.EXPERT: ("E", Family.KNOWLEDGE, False),
    Category.UN: ("U", Family.KNOWLEDGE, True),
}


def mark(category: Category | None, language: str) -> CategoryMark:
    """The mark in a language; somebody without a category has neither letter, colour nor word."""
    if category is None:
        return CategoryMark("", Family.NONE, False, "")
    letter, family, striped = _MARKS[category]
    return CategoryMark(letter, family, striped, word(f"category.{category}", language))
