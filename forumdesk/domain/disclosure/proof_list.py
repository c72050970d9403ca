"""The proof list: every badge as it will be printed, with a line on which somebody signs that it is right."""

from dataclasses import replace

from ..participation import Participation
from .asking import Ask, Made, columns, section_of
from .badge_cards import badge_card, badge_holders

_SIGNATURE = "signature"


def proof(ask: Ask) -> Made:
    """Made from the badges' own cards, so that it cannot say more or less than they do."""
    holders = badge_holders(ask.snapshot, ask.event)
    heads = columns(ask.event, "name", "name_native", "title_line", "organisation", "category", "zones", _SIGNATURE)
    ruled = tuple(replace(head, ruled=head.key == _SIGNATURE) for head in heads)
    return Made(ruled, (section_of(ask, [(one, _row(ask, one)) for one in holders.people]),), holders.left_out)


def _row(ask: Ask, one: Participation) -> tuple[str, ...]:
    card = badge_card(ask.snapshot, one, serial="", token="")
    zones = " ".join(card.zones)
    return card.name, card.second_name, card.title_line, card.organisation, card.mark.word, zones, ""
