"""What is done with an answer, and which of several counts: whatever their order, and however often they come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.answers import (
    COUNTER,
    DECLINECOUNTER,
    EARLIEST,
    REPLY,
    Action,
    Book,
    Clock,
    Judged,
    Said,
    Why,
    answer_after,
    judged,
    open_proposal,
    sameness,
)
from forumdesk.domain.invitations import (
    Invitation,
    InvitationAnswer,
    InvitationState,
    Partstat,
    Proposal,
    last_answer,
)
from forumdesk.domain.participation import Answer

START, END = datetime(2027, 6, 14, 9, tzinfo=UTC), datetime(2027, 6, 14, 10, tzinfo=UTC)
NOON = datetime(2027, 5, 4, 12, tzinfo=UTC)
ADA, BO, ROBOT = "ada@guests.example", "bo@guests.example", "robot@guests.example"
INVITE = Invitation("i1", "ada", "e1", "s1", "UID-1", 2, NOON, "")
SERIES = tuple(
    Invitation(f"r{day}", "ada", "e1", f"s{day}", "UID-R", 0, NOON, "", recurrence_id=START + timedelta(days=day))
    for day in range(3)
)
BOS = replace(INVITE, id="i2", person_id="bo", uid="UID-2", sequence=7)


def moment(clock: Clock, _: Invitation) -> datetime:
    if not isinstance(clock, datetime):
        return datetime(clock.year, clock.month, clock.day, tzinfo=UTC)
    return clock if clock.tzinfo else clock.replace(tzinfo=UTC)


def book(*answers: InvitationAnswer, rows: Sequence[Invitation] = (INVITE, BOS, *SERIES), **more: object) -> Book:
    by_uid: dict[str, tuple[Invitation, ...]] = {}
    for row in rows:
        by_uid[row.uid.lower()] = (*by_uid.get(row.uid.lower(), ()), row)
    made = Book(
        by_uid=by_uid,
        own={(row.person_id, row.event_id, row.session_id): row for row in rows},
        answers={row.id: tuple(one for one in answers if one.invitation_id == row.id) for row in rows},
        addresses={"ada": frozenset({ADA}), "bo": frozenset({BO})},
        person_at={ADA: "ada", BO: "bo"},
        moment=moment,
        span=lambda row: (START, END) if row.id != "timeless" else (None, None),
        now=NOON,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of Book by name


def said(partstat: Partstat = Partstat.ACCEPTED, **more: object) -> Said:
    made = Said("x.eml", REPLY, "uid-1", ADA, partstat, 2, NOON)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of Said by name


def judge(one: Said, *answers: InvitationAnswer, **more: object) -> Judged:
    (found,) = judged([one], book(*answers, **more))  # type: ignore[arg-type]  # as book takes them
    return found


def why(one: Said, *answers: InvitationAnswer, **more: object) -> tuple[Action, Why]:
    found = judge(one, *answers, **more)
    return found.action, found.why


def kept(one: Said, **more: object) -> InvitationAnswer:
    (entry,) = judge(one).entries
    return replace(entry, **more)  # type: ignore[arg-type]  # fields of InvitationAnswer by name


def test_an_answer_to_what_is_held_now_is_taken() -> None:
    found = judge(said(comment="Gladly"))

    assert (found.action, found.why) == (Action.APPLY, Why.TAKEN)
    assert found.entries == found.counting
    assert (found.entries[0].partstat, found.entries[0].comment) == (Partstat.ACCEPTED, "Gladly")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (said(sequence=1), (Action.STALE, Why.OLDER_VERSION)),
        (said(Partstat.NEEDS_ACTION), (Action.IGNORE, Why.NOT_YET)),
        (said(uid="elsewhere"), (Action.UNKNOWN_EVENT, Why.UNKNOWN_UID)),
        (said(attendee="stranger@guests.example"), (Action.UNKNOWN_ATTENDEE, Why.OTHER_ADDRESS)),
        (said(attendee=BO), (Action.UNKNOWN_ATTENDEE, Why.OTHER_ADDRESS)),
        (said(attendee="office@guests.example", also=(ADA,)), (Action.APPLY, Why.TAKEN)),
        (said(sender=ROBOT), (Action.WARN_SENDER, Why.OTHER_SENDER)),
        (said(sender=ROBOT, on_behalf=True), (Action.APPLY, Why.TAKEN)),
        (said(sender=ADA), (Action.APPLY, Why.TAKEN)),
        (said(Partstat.NEEDS_ACTION, sender=ROBOT), (Action.IGNORE, Why.NOT_YET)),
        (said(method="REQUEST"), (Action.IGNORE, Why.OURS)),
        (said(method="REFRESH"), (Action.IGNORE, Why.ASKS_AGAIN)),
        (said(method=DECLINECOUNTER), (Action.IGNORE, Why.DECLINES_COUNTER)),
        (said(recurrence=START), (Action.APPLY, Why.TAKEN)),
        (said(recurrence=END), (Action.UNKNOWN_EVENT, Why.UNKNOWN_INSTANCE)),
        (said(recurrence=date(2027, 6, 14)), (Action.APPLY, Why.TAKEN)),
        (said(method=COUNTER, start=END), (Action.COUNTER, Why.PROPOSES)),
        (said(method=COUNTER, start=START, end=END), (Action.IGNORE, Why.SAME_TIME)),
        (said(method=COUNTER), (Action.REJECT, Why.UNREADABLE)),
        (said(method=COUNTER, start=END, end=START), (Action.REJECT, Why.UNREADABLE)),
        (said(attendee="new@guests.example", delegated_from=ADA), (Action.UNKNOWN_ATTENDEE, Why.DELEGATE)),
        (said(attendee=BO, delegated_from=ADA), (Action.APPLY, Why.TAKEN)),
        (said(attendee=BO, delegated_from=ADA, sender=ROBOT), (Action.WARN_SENDER, Why.OTHER_SENDER)),
    ],
)
def test_each_answer_is_met_by_its_rule(one: Said, expected: tuple[Action, Why]) -> None:
    assert why(one) == expected


def test_a_sender_who_is_trusted_answers_for_others() -> None:
    assert why(said(sender=ROBOT), trusted=frozenset({ROBOT})) == (Action.APPLY, Why.TAKEN)


def test_an_answer_that_is_known_is_not_asked_about_for_its_sender() -> None:
    assert why(said(sender=ROBOT), kept(said())) == (Action.IGNORE, Why.REPEATED)


def test_what_was_called_off_takes_no_answer() -> None:
    off = replace(INVITE, state=InvitationState.CANCELLED)

    assert why(said(), rows=(off,)) == (Action.IGNORE, Why.CALLED_OFF)


def test_an_invite_without_a_time_has_neither_instances_nor_proposals() -> None:
    timeless = replace(INVITE, id="timeless")

    assert why(said(recurrence=START), rows=(timeless,)) == (Action.UNKNOWN_EVENT, Why.UNKNOWN_INSTANCE)
    assert why(said(method=COUNTER, start=START), rows=(timeless,)) == (Action.REJECT, Why.UNREADABLE)


def test_an_answer_to_a_series_is_one_to_each_of_its_sessions() -> None:
    whole = judge(said(uid="uid-r", sequence=0))
    one_day = judge(said(uid="uid-r", sequence=0, recurrence=START + timedelta(days=1)))

    assert [entry.invitation_id for entry in whole.entries] == ["r0", "r1", "r2"]
    assert [entry.invitation_id for entry in one_day.entries] == ["r1"]


def test_an_answer_from_a_time_onward_is_one_to_that_and_every_later_one() -> None:
    second = START + timedelta(days=1)

    onward = judge(said(uid="uid-r", sequence=0, recurrence=second, onward=True))
    nowhere = judge(said(uid="uid-r", sequence=0, recurrence=END, onward=True))

    assert [entry.invitation_id for entry in onward.entries] == ["r1", "r2"]
    assert nowhere.why is Why.UNKNOWN_INSTANCE


def test_a_time_proposed_from_one_onward_moves_each_later_one_by_as_much() -> None:
    begins = {row.id: row.recurrence_id or START for row in SERIES}
    placed = {"span": lambda row: (begins[row.id], begins[row.id] + timedelta(hours=1))}
    second = begins["r1"]
    proposing = said(
        Partstat.TENTATIVE, uid="uid-r", sequence=0, method=COUNTER, recurrence=second, onward=True,
        start=second + timedelta(hours=2), end=second + timedelta(hours=2, minutes=30),
    )  # fmt: skip
    moved_on = (SERIES[0], replace(SERIES[1], sequence=1), SERIES[2])

    found = judge(proposing, **placed)
    stale = why(proposing, rows=moved_on, **placed)

    assert [(one.invitation_id, one.proposed_start, one.proposed_end) for one in found.entries] == [
        (name, begins[name] + timedelta(hours=2), begins[name] + timedelta(hours=2, minutes=30))
        for name in ("r1", "r2")
    ]
    assert stale == (Action.STALE, Why.OLDER_VERSION)


def test_of_a_series_those_that_moved_on_are_left_alone() -> None:
    rows = (replace(SERIES[0], sequence=4), replace(SERIES[1], state=InvitationState.CANCELLED), SERIES[2])

    found = judge(said(uid="uid-r", sequence=0), rows=rows)

    assert [entry.invitation_id for entry in found.entries] == ["r2"]


def test_a_delegate_answers_their_own_invite_whatever_its_number() -> None:
    (entry,) = judge(said(attendee=BO, delegated_from=ADA)).entries

    assert (entry.invitation_id, entry.sequence) == ("i2", 7)


def test_a_sequence_above_ours_counts_as_ours() -> None:
    high = kept(said(sequence=99))

    assert high.sequence == 2
    assert why(said(Partstat.DECLINED, stamped_at=NOON + timedelta(hours=1)), high) == (Action.APPLY, Why.TAKEN)
    assert why(said(sequence=99), high, rows=(replace(INVITE, sequence=3),)) == (Action.IGNORE, Why.REPEATED)


def test_an_older_answer_is_kept_and_does_not_count() -> None:
    found = judge(said(Partstat.DECLINED, stamped_at=EARLIEST), kept(said()))

    assert (found.action, found.why, found.counting) == (Action.IGNORE, Why.OLDER_ANSWER, ())
    assert len(found.entries) == 1


def test_of_two_answers_written_at_once_the_no_counts() -> None:
    both = [said(Partstat.ACCEPTED), said(Partstat.DECLINED)]

    for order in (both, both[::-1]):
        found = judged(order, book())
        assert {one.said.partstat: bool(one.counting) for one in found} == {
            Partstat.ACCEPTED: False,
            Partstat.DECLINED: True,
        }


def test_a_proposal_is_no_answer_and_takes_none_back() -> None:
    accepted = kept(said())
    later = judge(said(Partstat.TENTATIVE, method=COUNTER, start=END, stamped_at=NOON + timedelta(hours=1)), accepted)

    assert later.action is Action.COUNTER
    assert last_answer([accepted, *later.entries]) == accepted
    assert open_proposal(INVITE, [accepted, *later.entries]) == later.entries[0]


def test_a_proposal_is_overtaken_by_an_answer_a_new_version_or_the_end() -> None:
    (proposal,) = judge(said(method=COUNTER, start=END)).entries
    later = kept(said(stamped_at=NOON + timedelta(hours=1)))

    assert open_proposal(INVITE, [proposal]) == proposal
    assert open_proposal(INVITE, []) is None
    assert open_proposal(INVITE, [proposal, later]) is None
    assert open_proposal(INVITE, [replace(proposal, proposal=Proposal.DECLINED)]) is None
    assert open_proposal(replace(INVITE, sequence=3), [proposal]) is None
    assert open_proposal(replace(INVITE, state=InvitationState.CANCELLED), [proposal]) is None
    assert why(said(method=COUNTER, start=END), later) == (Action.IGNORE, Why.OLDER_ANSWER)


def test_the_sender_is_kept_where_it_is_somebody_else() -> None:
    assert kept(said(sender=ADA)).sender == ""
    assert kept(said(sender=ROBOT, on_behalf=True)).sender == ROBOT


@pytest.mark.parametrize(
    ("before", "partstat", "after"),
    [
        (Answer.INVITED, Partstat.ACCEPTED, Answer.CONFIRMED),
        (Answer.CONFIRMED, Partstat.TENTATIVE, Answer.TENTATIVE),
        (Answer.CONFIRMED, Partstat.DECLINED, Answer.DECLINED),
        (Answer.CONFIRMED, Partstat.DELEGATED, Answer.DECLINED),
        (Answer.CONFIRMED, Partstat.NEEDS_ACTION, Answer.CONFIRMED),
        (Answer.CANCELLED, Partstat.ACCEPTED, Answer.CANCELLED),
        (Answer.ATTENDED, Partstat.DECLINED, Answer.ATTENDED),
    ],
)
def test_an_answer_changes_that_at_the_event_unless_it_is_over(
    before: Answer, partstat: Partstat, after: Answer
) -> None:
    assert answer_after(before, partstat) is after


SAID = st.builds(
    said,
    st.sampled_from(Partstat),
    sequence=st.integers(0, 4),
    stamped_at=st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours)),
    method=st.sampled_from([REPLY, REPLY, COUNTER]),
    start=st.sampled_from([END, END + timedelta(hours=1)]),
    comment=st.sampled_from(["", "Late"]),
    uid=st.sampled_from(["uid-1", "uid-r"]),
)


def taken(answers: Sequence[Sequence[Said]]) -> tuple[set[tuple[object, ...]], dict[str, object]]:
    """Everything kept after these batches, and what counts for each invitation."""
    have: list[InvitationAnswer] = []
    for batch in answers:
        have += [entry for one in judged(batch, book(*have)) for entry in one.entries]
    assert len({sameness(one) for one in have}) == len(have)
    lasts = {row.id: last_answer([one for one in have if one.invitation_id == row.id]) for row in (INVITE, *SERIES)}
    waits = {
        row.id: open_proposal(row, [one for one in have if one.invitation_id == row.id]) for row in (INVITE, *SERIES)
    }
    counts: dict[str, object] = {key: sameness(one) if one else None for key, one in lasts.items()}
    counts |= {f"{key}?": sameness(one) if one else None for key, one in waits.items()}
    return {sameness(one) for one in have}, counts


@given(st.lists(SAID, max_size=7), st.data())
def test_any_order_and_repetition_of_answers_ends_the_same(answers: list[Said], data: st.DataObject) -> None:
    again = data.draw(st.permutations(answers + answers[: data.draw(st.integers(0, len(answers)))]))
    cut = data.draw(st.integers(0, len(again)))

    assert taken([answers]) == taken([again[:cut], again[cut:], again])
