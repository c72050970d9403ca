"""Which sessions are a series, and by which rule most of them can be said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forumdesk.domain import recurring
from forumdesk.domain.cards import Appointment, InviteCard, Method, Span
from forumdesk.domain.events import Event
from forumdesk.domain.programme import Session
from forumdesk.domain.recurring import Occurrence, Plan, Rule
from forumdesk.exporters import ical
from tests.core.invite_cards import ISSUED
from tests.readers import icaljs, libical

EVENT = Event("e1", "OF27")
MONDAY = datetime(2027, 6, 14, 6, 30, tzinfo=UTC)
OSLO = "Europe/Oslo"


def on(day: int, minutes: int = 0, title: str = "Daily briefing", slot: datetime | None = None) -> Occurrence:
    """Half an hour on the 14th of June and so many days, at 08:30 in Oslo and so many minutes."""
    local = MONDAY.astimezone(ZoneInfo(OSLO)) + timedelta(days=day, minutes=minutes)
    start = local.astimezone(UTC)
    span = Span(start=start, end=start + timedelta(minutes=30), zone=OSLO)
    return Occurrence(f"s{day}", Appointment("", 0, span, title, "Blue Room"), slot)


def planned(*occurrences: Occurrence, rule: Rule | None = None) -> Plan:
    found = recurring.plan(occurrences, OSLO, rule)
    assert found is not None
    return found


def slotted(plan: Plan, *occurrences: Occurrence) -> list[Occurrence]:
    return [Occurrence(one.session_id, one.appointment, plan.slots.get(one.session_id)) for one in occurrences]


def card(plan: Plan, occurrences: list[Occurrence]) -> InviteCard:
    apart = [
        Appointment("u", 1, one.appointment.span, one.appointment.summary, recurrence_id=plan.slots[one.session_id])
        for one in occurrences
        if one.session_id in plan.apart
    ]
    made = (plan.rule.appointment("u"), *apart)
    return InviteCard("A1", Method.REQUEST, made, "", "desk@forum.example", "", "ada@people.example", ISSUED)


@pytest.mark.parametrize(
    ("code", "custom", "name"),
    [
        ("BRIEF-1", (), "BRIEF"),
        ("DB.02", (), "DB"),
        ("O07", (), None),
        ("OF27-03", (), None),
        ("O07", (("Series", " Morning "),), "morning"),
    ],
)
def test_a_series_is_a_column_or_the_stem_of_a_code(
    code: str, custom: tuple[tuple[str, str], ...], name: str | None
) -> None:
    found = recurring.series_of(Session("s1", "e1", code, custom=custom), EVENT)

    assert (found[0] if found else None) == name


def test_numbered_sessions_with_other_titles_are_no_series() -> None:
    one, other = (Session("s1", "e1", f"X-{title}", title=title) for title in "12")

    assert recurring.series_of(one, EVENT) != recurring.series_of(other, EVENT)


def test_a_session_every_morning_is_one_rule() -> None:
    found = planned(on(0), on(1), on(2))

    assert (found.rule.interval, found.rule.count, found.rule.without, found.apart) == (1, 3, (), frozenset())
    assert found.rule.first == datetime(2027, 6, 14, 8, 30)


def test_a_free_day_is_left_out_of_the_rule_and_a_weekly_session_is_every_seventh_day() -> None:
    gap = planned(on(0), on(1), on(3))
    weekly = planned(on(0), on(7), on(14))

    assert (gap.rule.count, gap.rule.without) == (4, (MONDAY + timedelta(days=2),))
    assert (weekly.rule.interval, weekly.rule.count) == (7, 3)


def test_a_session_at_another_time_or_with_another_title_stands_apart() -> None:
    found = planned(on(0), on(1, 60), on(2), on(3, title="Last briefing"))

    assert found.apart == {"s1", "s3"}
    assert found.slots["s1"] == MONDAY + timedelta(days=1)


@pytest.mark.parametrize(
    "some",
    [
        pytest.param([on(0), on(1)], id="two"),
        pytest.param([on(0), on(0, 300), on(1)], id="two on a day"),
        pytest.param([on(0), on(1), on(30)], id="more gaps than sessions"),
    ],
)
def test_what_no_rule_says_better_goes_out_singly(some: list[Occurrence]) -> None:
    assert recurring.plan(some, OSLO, None) is None


def test_a_moved_session_keeps_its_place_in_the_rule_that_was_issued() -> None:
    before = planned(on(0), on(1), on(2))
    now = slotted(before, on(0), on(1, 90), on(2))

    found = planned(*now, rule=before.rule)

    assert found.rule.same_times(before.rule)
    assert (set(found.apart), found.slots) == ({"s1"}, before.slots)


def test_a_rule_that_holds_for_less_than_half_gives_way_to_a_new_one() -> None:
    before = planned(on(0), on(1), on(2))
    now = slotted(before, on(0, 30), on(1, 30), on(2, 30))

    found = planned(*now, rule=before.rule)

    assert not found.rule.same_times(before.rule)
    assert (found.rule.first, found.apart) == (datetime(2027, 6, 14, 9, 0), frozenset())


def test_a_further_day_makes_the_rule_longer_and_one_before_it_stands_alone() -> None:
    before = planned(on(0), on(1), on(2))
    now = slotted(before, on(0), on(1), on(2), on(4), on(-1))

    found = planned(*now, rule=before.rule)

    assert (found.rule.count, found.rule.without) == (5, (MONDAY + timedelta(days=3),))
    assert [one.session_id for one in found.left] == ["s-1"]


def test_a_time_that_was_called_off_is_not_taken_again() -> None:
    before = planned(on(0), on(1), on(2))
    now = slotted(before, on(0), on(2))

    found = recurring.plan([*now, on(1, title="Other")], OSLO, before.rule, [MONDAY + timedelta(days=1)])

    assert found is not None
    assert [one.session_id for one in found.left] == ["s1"]
    assert found.rule.without == (MONDAY + timedelta(days=1),)


def test_a_rule_without_sessions_of_its_own_is_given_up() -> None:
    before = planned(on(0), on(1), on(2))

    assert recurring.plan([on(-3), on(-2)], OSLO, before.rule) is None


def test_a_rule_comes_back_from_its_text_as_it_was() -> None:
    rule = planned(on(0), on(1), on(3)).rule

    assert Rule.from_text(rule.to_text()) == rule


def test_a_session_without_a_time_is_no_occurrence() -> None:
    with pytest.raises(ValueError, match="span"):
        _ = Occurrence("s1", Appointment("", 0, Span(), "x")).start


def test_spans_are_each_time_as_it_is_now() -> None:
    occurrences = [on(0), on(1, 60), on(2), on(4)]
    plan = planned(*occurrences)
    alone = Appointment("v", 0, on(1, 200).appointment.span, "x", recurrence_id=MONDAY)

    found = recurring.spans(card(plan, occurrences).appointments)

    assert [one.start for one in found] == [one.start for one in occurrences]
    assert recurring.spans([alone]) == [alone.span]


@given(
    st.sets(st.integers(0, 20), min_size=3, max_size=10),
    st.dictionaries(st.integers(0, 20), st.integers(-300, 300), max_size=3),
    st.sampled_from((MONDAY, datetime(2027, 10, 25, 7, tzinfo=UTC), datetime(2027, 3, 22, 7, tzinfo=UTC))),
    st.sampled_from((OSLO, "")),
)
@example({0, 1, 2, 6}, {1: 30}, datetime(2027, 10, 27, 7, tzinfo=UTC), OSLO)
def test_two_readers_find_exactly_the_sessions_that_there_are(
    days: set[int], late: dict[int, int], first: datetime, zone: str
) -> None:
    occurrences = []
    for day in sorted(days):
        local = first.astimezone(ZoneInfo(zone or "UTC")) + timedelta(days=day, minutes=late.get(day, 0))
        start = local.astimezone(UTC)
        span = Span(start=start, end=start + timedelta(minutes=30), zone=zone)
        occurrences.append(Occurrence(f"s{day}", Appointment("", 0, span, "Briefing")))
    plan = recurring.plan(occurrences, zone, None)
    if plan is None:
        return

    made = ical.render(card(plan, occurrences))

    expected = [(one.start, one.start + timedelta(minutes=30)) for one in occurrences]
    for reading in (icaljs.read(made), libical.read(made)):
        assert [(one.start, one.end) for one in reading.occurrences] == expected
