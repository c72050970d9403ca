"""What cards, labels and signs give a template: their few words by placeholder, and no category, zone or photo."""

from forumdesk.domain.cards import (
    AddressLabel,
    AgendaCard,
    AgendaItem,
    CarSign,
    CategoryMark,
    DoorSign,
    Family,
    NameCard,
    ReservedSign,
)
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.setting import Setting
from forumdesk.exporters.template import PLACEHOLDERS

Card = NameCard | CarSign | AddressLabel | ReservedSign

_NO_WORDS = dict.fromkeys(PLACEHOLDERS, "")
_NO_MARK = CategoryMark("", Family.NONE, False, "")


def facts_of_words(flag: bytes = b"", **words: str) -> Facts:
    return Facts({**_NO_WORDS, **words}, _NO_MARK, flag=flag)


def facts_of_card(card: Card) -> Facts:
    if isinstance(card, NameCard):
        return facts_of_words(
            name=card.name, second_name=card.second_name, organisation=card.organisation, flag=card.flag
        )
    if isinstance(card, CarSign):
        return facts_of_words(sign_code=card.sign_code)
    if isinstance(card, AddressLabel):
        return facts_of_words(
            name=card.name,
            second_name=card.second_name,
            title_line=card.title_line,
            organisation=card.organisation,
            event_title=card.sender,
        )
    return facts_of_words(name=card.words, title_line=card.above, event_title=card.event_title)


def facts_of_sign(sign: DoorSign) -> Facts:
    return facts_of_words(name=sign.room, title_line=sign.day, event_title=sign.event_title)


def facts_of_item(item: AgendaItem, from_the_right: bool = False) -> Facts:
    """A session in a row: its time, what it is called, and where."""
    time = f"{item.start}–{item.end}" if item.end else item.start
    return facts_of_words(
        title_line=Setting(from_the_right=from_the_right).own(time), name=item.title, organisation=item.room
    )


def facts_of_cover(card: AgendaCard, running: str) -> Facts:
    """The event's title over its days and place, which the subtitle has in one line."""
    title, _, rest = card.subtitle.partition(" · ")
    return facts_of_words(name=title, title_line=rest, organisation=card.title, serial=running)


def ref_of(card: Card) -> str:
    return "" if isinstance(card, ReservedSign) else card.ref


def name_of(card: Card) -> str:
    """What is printed large."""
    if isinstance(card, CarSign):
        return card.sign_code
    return card.words if isinstance(card, ReservedSign) else card.name
