"""What one card gives a template: its words by placeholder, its category, zones and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass

from forumdesk.domain.cards import BadgeCard, CategoryMark
from forumdesk.exporters.template import PLACEHOLDER, OnlyIf, placeholders_in

# What joins two placeholders has nothing to join where one of them is empty.
_JOINTS = " ,;:·|/–-"


@dataclass(frozen=True, slots=True)
class Facts:
    """`category` is the category's own name, as `only_if` knows it; `photo` and `flag` are files, empty for none."""

    words: Mapping[str, str]
    mark: CategoryMark
    category: str = ""
    zones: tuple[str, ...] = ()
    language: str = ""
    photo: bytes = b""
    flag: bytes = b""

    def fill(self, text: str) -> str:
        """The text with the card's words in it; empty where it asks for words and the card has none of them."""
        names = placeholders_in(text)
        if not names:
            return text
        words = self.words
        if len(names) == 1 and len(text) == len(names[0]) + 2:
            return words[names[0]]
        found = [words[name] for name in names]
        if not any(found):
            return ""
        # In one go: a word that itself has braces is a word all the same.
        text = PLACEHOLDER.sub(lambda match: words[match[1]], text)
        return text if all(found) else text.strip(_JOINTS)

    def meet(self, asked: OnlyIf) -> bool:
        """Whether an element with this condition is shown."""
        return (
            (not asked.category or self.category in asked.category)
            and (not asked.language or self.language in asked.language)
            and asked.has_photo in (None, bool(self.photo))
            and asked.has_flag in (None, bool(self.flag))
            and asked.has_zone in (None, bool(self.zones))
            and asked.has_second_name in (None, bool(self.words["second_name"]))
        )


def facts_of(card: BadgeCard) -> Facts:
    words = {
        "name": card.name,
        "second_name": card.second_name,
        "title_line": card.title_line,
        "organisation": card.organisation,
        "category": card.mark.word,
        "letter": card.mark.letter,
        "event_title": card.event_title,
        "serial": card.serial,
        "sign_code": card.sign_code,
        "token": card.token,
    }
    return Facts(words, card.mark, card.category, card.zones, card.language or "en", card.photo, card.flag)
