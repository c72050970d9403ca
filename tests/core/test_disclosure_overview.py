"""The first page on paper: under the event's cover, with its marking, in the language of the page."""

from forumdesk.domain.cards import Running
from forumdesk.domain.disclosure import Told, overview_card
from forumdesk.domain.events import Discretion
from tests.builders import an_event

TOLD = Told(
    "nb", "Oversikt", "i dag", ("Hva", "Hvor", "Når"), (("Frist", (("Ring", "Elsa", "nå"),)), ("Tomt", ())), "-"
)
NUMBERED = Running("", "ABCD-0007", "2027-06-09 12:00")


def test_it_stands_under_the_cover_with_marking_and_number_in_the_language_of_the_page() -> None:
    event = an_event(discretion=Discretion.DISCREET, title="Peace", cover_title="Seminar", marking="NEED TO KNOW")

    card = overview_card(event, TOLD, NUMBERED).card

    assert card is not None
    assert (card.subtitle.split(" · ")[0], card.subtitle.split(" · ")[-1]) == ("Seminar", "i dag")
    assert (card.running.marking, card.running.copy_number) == ("NEED TO KNOW", "ABCD-0007")
    assert card.running.page_text == "Side {} av {}"
    assert [section.heading for section in card.sections] == ["Frist"]


def test_without_the_cover_there_is_none() -> None:
    event = an_event(discretion=Discretion.DISCREET, cover_title="")

    made = overview_card(event, TOLD, NUMBERED)

    assert made.card is None
    assert made.covers_missing
