"""Words that somebody typed, and the list of copies outside: neither names a person whose name may not be seen."""

from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.copies import Copy, Fate, expiry
from forumdesk.domain.disclosure import mark_allowed, names_masked, recall_card
from forumdesk.domain.participation import Visibility
from tests.core.disclosed import RUNNING, SECRETS, discreet, event_of, house, rows
from tests.core.house import House

NOW = datetime(2027, 6, 10, 8, 0, tzinfo=UTC)


def protected(made: House) -> House:
    made.person("S1", alias="Blue 1", visibility=Visibility.NEED_TO_KNOW, **SECRETS)
    made.person("A1", given_name="Ada", family_name="Exempel")
    made.person("S2", alias="Blue 2", native_name="王小明", family_name="", visibility=Visibility.NEED_TO_KNOW)
    made.person("N1", given_name="", family_name="", alias="Grey", visibility=Visibility.NEED_TO_KNOW)
    return made


@pytest.mark.parametrize(
    "text",
    ["Skjultsen", "for H. SKJULTSEN-prøve", "سرية المخفية", "hs@front.example", "给王小明先生", "ring 00005550101"],
)
def test_a_family_name_a_whole_name_an_address_or_a_number_of_somebody_masked_is_found_in_words(text: str) -> None:
    snapshot = protected(house()).snapshot()

    assert names_masked(snapshot, text)
    assert not mark_allowed(snapshot, event_of(snapshot), text)


@pytest.mark.parametrize("text", ["", "Ada Exempel", "the Ministry", "Blue 1", "S1", "Skjult", "小王明", "555 0102"])
def test_other_words_name_nobody(text: str) -> None:
    snapshot = protected(house()).snapshot()

    assert not names_masked(snapshot, text)
    assert mark_allowed(snapshot, event_of(snapshot), text)


def test_the_mark_of_a_discreet_event_says_not_what_it_is() -> None:
    snapshot = discreet(title="Peace of the Lake").snapshot()

    assert not mark_allowed(snapshot, event_of(snapshot), "Peace of the lake, guard")
    assert mark_allowed(snapshot, event_of(snapshot), "Guard")


def test_what_is_out_expired_or_lost_is_listed_by_number_and_masked_words_are_not() -> None:
    snapshot = protected(house(zone="Europe/Oslo")).snapshot()
    event = event_of(snapshot)
    made = [
        _copy("OF27-0003", "list", "kitchen", for_whom="The cook", expires_at=expiry(date(2027, 6, 9), "Europe/Oslo")),
        _copy("OF27-0001", "badges", "badges", purpose="For Mr Skjultsen"),
        _copy("OF27-0002", "agenda", "public", fate=Fate.RETURNED),
        _copy("OF27-0004", "moon_chart", "", fate=Fate.LOST),
        _copy("OF27-0005", "", "tents"),
    ]

    found = recall_card(snapshot, event, made, RUNNING, NOW)

    told = [
        (row["copy_number"], row["document"], row["for_whom"], row["purpose"], row["standing"]) for row in rows(found)
    ]
    assert told == [
        ("OF27-0001", "Badges", "", "hidden", "out"),
        ("OF27-0003", "Kitchen", "The cook", "", "out too long"),
        ("OF27-0004", "moon chart", "", "", "lost"),
        ("OF27-0005", "tents", "", "", "out"),
    ]
    assert [row["until"] for row in rows(found)] == ["", "2027-06-09", "", ""]


def test_an_event_without_the_cover_it_needs_has_no_recall_list() -> None:
    snapshot = discreet(cover_title="").snapshot()

    found = recall_card(snapshot, event_of(snapshot), [], RUNNING, NOW)

    assert found.card is None
    assert found.covers_missing


def _copy(number: str, what: str, audience: str, **more: object) -> Copy:
    return Copy(number, number, "eOF27", audience, ("name",), NOW, "d" * 64, what=what, **more)  # type: ignore[arg-type]  # fields by name
