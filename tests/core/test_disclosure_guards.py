"""The guards' list: which badges to turn away, and nothing of anybody."""

from dataclasses import replace
from datetime import UTC, datetime

from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.snapshot import Snapshot
from tests.core.disclosed import SECRETS, discreet, house, list_rows, the_list
from tests.core.house import House

PRINTED_AT = datetime(2027, 6, 13, 18, tzinfo=UTC)


def badge(number: int, state: BadgeState = BadgeState.PRINTED, **fields: object) -> Badge:
    one = Badge(
        str(number), "pA1", "eOF27", f"OF27-{number:04}", f"SECRETTOKEN{number:05}", "standard", PRINTED_AT, state
    )
    return replace(one, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def with_badges(made: House, *badges: Badge) -> Snapshot:
    made.person("A1", **SECRETS)
    made.more["badges"] = badges
    return made.snapshot()


def test_guards_have_what_is_void_lost_or_spoilt_by_serial_and_the_end_of_its_code() -> None:
    snapshot = with_badges(
        house(),
        badge(12, BadgeState.VOID),
        badge(2, BadgeState.LOST, was_lost=True),
        badge(3),
        badge(4, BadgeState.ISSUED),
        badge(5, BadgeState.RETURNED),
        badge(6, BadgeState.RETURNED, was_lost=True),
        badge(7, BadgeState.SPOILT),
        badge(8, BadgeState.VOID, event_id="eXX"),
    )

    assert list_rows(snapshot, Audience.GUARDS) == [
        {"serial": "OF27-0002", "code_ends": "0002", "badge_state": "lost"},
        {"serial": "OF27-0006", "code_ends": "0006", "badge_state": "lost, handed in"},
        {"serial": "OF27-0007", "code_ends": "0007", "badge_state": "spoilt"},
        {"serial": "OF27-0012", "code_ends": "0012", "badge_state": "void"},
    ]


def test_nothing_on_the_guards_list_is_anybodys() -> None:
    snapshot = with_badges(discreet(), badge(1, BadgeState.VOID, reason="Skjultsen left it in a taxi"))

    card = the_list(snapshot, Audience.GUARDS).card

    assert card is not None
    assert [row.ref for section in card.sections for row in section.rows] == [""]
    for secret in ("Skjultsen", "A1", "SECRETTOKEN", "taxi", "Testville"):
        assert secret not in str(card)


def test_guards_in_oslo_read_it_in_norwegian() -> None:
    snapshot = with_badges(house(language="nb"), badge(1, BadgeState.SPOILT))

    found = the_list(snapshot, Audience.GUARDS).card

    assert found is not None
    assert (found.title, found.sections[0].rows[0].cells[2]) == ("Skilt som ikke er gyldige", "vraket")
    assert found.empty_text == "Ingen skilt står på denne listen."
