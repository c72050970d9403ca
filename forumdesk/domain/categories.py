"""How each category is shown: letter, colour family, stripes, and its word in English and Norwegian."""

from .cards import CategoryMark, Family
from .participation import Category

# Letters are codes, the same in every language. The second category of a family is striped.
_MARKS: dict[Category, tuple[str, Family, bool, str, str]] = {
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


def mark(category: Category | None, language: str) -> CategoryMark:
    """The mark in "en" or "nb"; somebody without a category has neither letter, colour nor word."""
    if category is None:
        return CategoryMark("", Family.NONE, False, "")
    letter, family, striped, english, norwegian = _MARKS[category]
    return CategoryMark(letter, family, striped, norwegian if language == "nb" else english)
