"""What came back is brought together with what is here, field by field, against what had left."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.changes import Row
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.packages import Tables, digests, mark
from forumdesk.domain.packages_merging import Choice, Clash, Kept, Merged, Note, Sides, merge
from forumdesk.domain.packages_records import badges_together, cancellations_together, invitations_together
from tests import builders as make

KEY = "5e" * 32
Rooms = dict[str, Row]
UNIQUE = {"person": ("ref",), "participation": ("person_id", "event_id"), "photo": ("person_id",)}


def merged(
    left: Tables,
    came: Tables,
    here: Tables,
    answers: Mapping[str, Choice] | None = None,
) -> Merged:
    return merge(
        Sides(KEY, digests(KEY, left), came, here, UNIQUE, lambda table, row: {"floor": "", **row}, answers or {})
    )


def after(here: Tables, done: Merged) -> dict[str, Rooms]:
    """The workspace once it is written."""
    found = {table: {str(row["id"]): row for row in rows} for table, rows in here.items()}
    for table, gone in done.removed.items():
        for row_id in gone:
            del found[table][row_id]
    for table, rows in done.saved.items():
        found.setdefault(table, {}).update({str(row["id"]): row for row in rows})
    return found


def room(row_id: str = "r1", **fields: str) -> Row:
    return {"id": row_id, "name": "Blue", "floor": "1", **fields}


def one(*rows: Row, table: str = "room") -> dict[str, list[Row]]:
    return {table: list(rows)}


def test_what_one_side_changed_is_taken_and_what_had_not_left_stays() -> None:
    here = one(room(name="Blue Hall", notes="ours"))

    done = merged(one(room()), one(room(floor="2")), here)

    assert done.saved == {"room": [room(name="Blue Hall", floor="2", notes="ours")]}
    assert done.taken == (("room", "r1", "floor"),)
    assert done.questions == ()


def test_what_did_not_leave_is_not_taken_even_where_it_comes() -> None:
    done = merged(one(room()), one(room(notes="theirs")), one(room(notes="ours")))

    assert done.empty


def test_both_changed_alike_is_no_question() -> None:
    done = merged(one(room()), one(room(floor="3")), one(room(floor="3")))

    assert done.empty
    assert done.questions == ()


@pytest.mark.parametrize(("answer", "floor"), [(None, "3"), (Choice.HERE, "3"), (Choice.THERE, "2")])
def test_both_changed_is_asked_and_an_answer_settles_it_for_good(answer: Choice | None, floor: str) -> None:
    left, came, here = one(room()), one(room(floor="2")), one(room(floor="3"))
    asked = merged(left, came, here).questions[0]

    done = merged(left, came, here, {asked.id: answer} if answer else {})
    again = merge(
        Sides(KEY, done.base, came, {"room": list(after(here, done)["room"].values())}, UNIQUE, lambda _, row: row, {})
    )

    assert (asked.id, asked.here, asked.there) == ("room.floor:r1", ("3",), ("2",))
    assert after(here, done)["room"]["r1"]["floor"] == floor
    assert len(done.open) == (answer is None)
    assert len(again.questions) == (answer is None)
    assert again.empty


def test_a_name_in_two_parts_is_one_question() -> None:
    left = one({"id": "p1", "given_name": "Ola", "family_name": "Papir"}, table="person")
    came = one({"id": "p1", "given_name": "Olav", "family_name": "Papir"}, table="person")
    here = one({"id": "p1", "given_name": "Ola", "family_name": "Pappesen", "ref": "A1"}, table="person")

    (asked,) = merged(left, came, here).questions

    assert asked.columns == ("given_name", "family_name")


@pytest.mark.parametrize(
    ("came", "here", "answer", "stays"),
    [
        (None, room(), None, False),
        (None, room(floor="9"), None, True),
        (None, room(floor="9"), Choice.HERE, True),
        (None, room(floor="9"), Choice.THERE, False),
        (room(), None, None, False),
        (room(floor="2"), None, None, False),
        (room(floor="2"), None, Choice.HERE, False),
        (room(floor="2"), None, Choice.THERE, True),
        (None, None, None, False),
    ],
)
def test_what_one_side_removed_goes_unless_the_other_changed_it_and_somebody_wants_it(
    came: Row | None, here: Row | None, answer: Choice | None, stays: bool
) -> None:
    there, mine = ({"room": [row] if row else []} for row in (came, here))
    asked = merged(one(room()), there, mine).questions

    done = merged(one(room()), there, mine, {asked[0].id: answer} if answer else {})

    assert ("r1" in after(mine, done).get("room", {})) is stays
    assert [question.clash for question in asked] == (
        [Clash.GONE_THERE if came is None else Clash.GONE_HERE] if (came or here) and (came or here) != room() else []
    )


def test_a_masked_person_who_was_removed_here_is_never_made_anew() -> None:
    left, came = one({"id": "p1", "ref": "x"}, table="person"), one({"id": "p1", "ref": "y"}, table="person")

    done = merged(left, came, {"person": []})

    assert done.empty
    assert done.questions == ()


def test_a_row_that_another_one_names_stays() -> None:
    left: Tables = {"room": [room()], "session": [{"id": "s1", "room_id": "r1"}]}
    here: Tables = {"room": [room()], "session": [{"id": "s1", "room_id": "r1"}, {"id": "s2", "room_id": "r1"}]}

    done = merged(left, {"room": [], "session": []}, here)

    assert done.removed == {"session": ["s1"]}
    assert done.notes == (Note("room", "r1", Kept.STILL_NAMED),)


def test_a_side_of_a_rule_stays() -> None:
    left = one({"id": "p1", "ref": "A1"}, table="person")
    here: Tables = {**left, "separation_rule": [{"id": "k", "event_id": None, "left": "p1", "right": "p2"}]}

    done = merged(left, {"person": []}, here)

    assert done.notes == (Note("person", "p1", Kept.STILL_NAMED),)


def test_new_rows_come_in_unless_what_they_name_is_gone() -> None:
    came: Tables = {"venue": [{"id": "v1"}], "room": [room("r1", venue_id="v1"), room("r2", venue_id="v9")]}

    done = merged({}, came, {})

    assert done.added == 2
    assert {row["id"] for row in done.saved["room"]} == {"r1"}
    assert done.notes == (Note("room", "r2", Kept.PARENT_GONE),)


def test_a_row_that_names_one_removed_in_the_same_step_does_not_come_in() -> None:
    left: Tables = {"venue": [{"id": "v1", "name": "House"}]}

    done = merged(left, {"venue": [], "room": [room("r1", venue_id="v1")]}, left)

    assert done.saved == {}
    assert done.notes == (Note("room", "r1", Kept.PARENT_GONE),)


def test_a_new_row_is_known_when_it_comes_again() -> None:
    first = merged({}, one(room()), {"room": []})

    again = merge(Sides(KEY, first.base, one(room(floor="4")), one(room()), UNIQUE, lambda _, row: row, {}))

    assert again.saved == {"room": [room(floor="4")]}


def test_a_code_that_is_taken_gets_a_number() -> None:
    here = one({"id": "p1", "ref": "A1"}, {"id": "p2", "ref": "A1-2"}, {"id": "p3", "ref": "A4"}, table="person")
    left = one({"id": "p3", "ref": "A4"}, table="person")

    done = merged(left, one({"id": "p9", "ref": "A1"}, {"id": "p8", "ref": "A9"}, table="person"), here)

    assert [row["ref"] for row in done.saved["person"]] == ["A1-3", "A9"]
    assert done.notes == (Note("person", "p9", Kept.RENAMED),)


def _joint(answer: Choice | None) -> Merged:
    here: Tables = {
        "event": [{"id": "e"}],
        "person": [{"id": "p", "ref": "A"}],
        "participation": [{"id": "mine", "person_id": "p", "event_id": "e", "alias": "Heron", "diet": ""}],
    }
    came: Tables = {
        "participation": [{"id": "theirs", "person_id": "p", "event_id": "e", "alias": "Stork", "diet": ""}]
    }
    return merged({}, came, here, {"participation.alias:mine": answer} if answer else {})


def test_a_row_that_both_sides_made_is_one_row_and_what_differs_is_asked() -> None:
    asked, kept, taken = (_joint(answer) for answer in (None, Choice.HERE, Choice.THERE))

    assert [one.id for one in asked.open] == ["participation.alias:mine"]
    assert asked.empty
    assert kept.empty
    assert taken.saved["participation"][0]["id"] == "mine"
    assert taken.saved["participation"][0]["alias"] == "Stork"


Column = st.sampled_from(["name", "floor", "notes", "zone"])
Some = st.dictionaries(Column, st.sampled_from("abc"))


@given(st.sets(Column), st.sampled_from(["r1", "r2"]), Some, Some, st.sampled_from([None, *Choice]))
def test_a_field_that_did_not_leave_is_not_changed_by_any_return(
    away: set[str], known: str, here: dict[str, str], there: dict[str, str], answer: Choice | None
) -> None:
    mine, theirs = room(**here, key="k"), room(**{"notes": "", "zone": "", **there}, key="k")
    left = one({name: value for name, value in room(known).items() if name not in away})
    chosen = {"room": tuple(name for name in ("name", "floor", "notes", "zone", "key") if name not in away)}
    sides = Sides(KEY, digests(KEY, left), one(theirs), one(mine), {"room": ("key",)}, lambda _, row: row, {}, chosen)

    asked = merge(sides).questions
    done = merge(replace(sides, answers={} if answer is None else {each.id: answer for each in asked}))

    stands = after(one(mine), done)["room"].get("r1")
    assert not any(name in away for each in asked for name in each.columns)
    assert stands is None or all(stands.get(name) == mine.get(name) for name in away)
    assert all(name not in away for _, _, name in done.taken)


def test_what_names_a_row_that_both_sides_made_names_the_one_here() -> None:
    here: Tables = {"room": [room()], "photo": [{"id": "f1", "person_id": "p"}], "person": [{"id": "p", "ref": "A"}]}
    came: Tables = {"photo": [{"id": "f2", "person_id": "p"}]}

    done = merged({}, came, here)

    assert done.empty
    assert done.added == 0


def test_a_return_cut_short_finds_its_rows_here_and_changes_nothing() -> None:
    asked = merged({}, one(room(floor="5")), one(room()))

    done = merged({}, one(room()), one(room()))

    assert done.empty
    assert mark(KEY, "room", "r1") in done.base["room"]
    assert [question.id for question in asked.open] == ["room.floor:r1"]
    assert "floor" not in asked.base["room"][mark(KEY, "room", "r1")]


def test_rows_point_to_the_twin_of_what_they_point_to() -> None:
    here: Tables = {"event": [{"id": "e"}], "vehicle": [{"id": "v1", "event_id": "e", "code": "K"}], "ride": []}
    came: Tables = {
        "vehicle": [{"id": "v2", "event_id": "e", "code": "K"}],
        "ride": [{"id": "d", "vehicle_id": "v2", "start": "x"}],
    }
    sides = Sides(KEY, {}, came, here, {"vehicle": ("event_id", "code")}, lambda _, row: row, {})

    done = merge(sides)

    assert done.saved["ride"] == [{"id": "d", "vehicle_id": "v1", "start": "x"}]


values = st.sampled_from(["", "a", "b"])
rooms = st.dictionaries(st.sampled_from(["r1", "r2", "r3"]), st.tuples(values, values), max_size=3)


def _tables(found: dict[str, tuple[str, str]]) -> dict[str, list[Row]]:
    return {"room": [{"id": key, "name": name, "notes": notes} for key, (name, notes) in found.items()]}


def _model(left: dict[str, Row], came: dict[str, Row], here: dict[str, Row], answer: Choice) -> dict[str, Row]:
    """Three ways, the long way round."""
    found = {}
    for key in sorted({*left, *came, *here}):
        was, there, mine = left.get(key), came.get(key), here.get(key)
        if was is None or (there and mine):
            both = mine or there
            found[key] = both if not (there and mine) else _fields(was or {}, there, mine, answer)
        elif mine and mine != was and (there is None):
            found[key] = mine if answer is Choice.HERE else None
        elif there and there != was and mine is None:
            found[key] = there if answer is Choice.THERE else None
    return {key: row for key, row in found.items() if row is not None}


def _fields(was: Row, there: Row, mine: Row, answer: Choice) -> Row:
    def one_field(name: str) -> object:
        if there[name] == mine[name] or was.get(name) == there[name]:
            return mine[name]
        if was.get(name) == mine[name]:
            return there[name]
        return there[name] if answer is Choice.THERE else mine[name]

    return {name: one_field(name) for name in mine}  # type: ignore[misc]  # values of rows


@settings(max_examples=80, deadline=None)
@given(rooms, rooms, rooms, st.sampled_from(Choice))
def test_merging_is_what_a_model_says_and_doing_it_again_changes_nothing(
    left: dict[str, tuple[str, str]],
    came: dict[str, tuple[str, str]],
    here: dict[str, tuple[str, str]],
    answer: Choice,
) -> None:
    sent, there, mine = _tables(left), _tables(came), _tables(here)
    asked = merged(sent, there, mine).questions

    done = merged(sent, there, mine, {question.id: answer for question in asked})
    result = after(mine, done)["room"]
    again = merge(Sides(KEY, done.base, there, {"room": list(result.values())}, UNIQUE, lambda _, row: row, {}))

    base, other, own = ({str(row["id"]): row for row in side["room"]} for side in (sent, there, mine))
    assert {key: {**row, "floor": ""} for key, row in result.items()} == {
        key: {**row, "floor": ""} for key, row in _model(base, other, own, answer).items()
    }
    assert again.empty
    assert again.questions == ()


@pytest.fixture
def badge() -> Badge:
    return make.a_badge(make.a_person(), make.an_event(), "XX-0001")


LATER = make.NOON + timedelta(hours=1)


def test_a_badge_printed_on_both_sides_leaves_one_in_use(badge: Badge) -> None:
    other = replace(badge, id=make.an_id(), serial="QRST-0001", printed_at=LATER)

    changed = badges_together([badge], [other], LATER, "XX-0002")

    assert {(each.serial, each.state, each.reason) for each in changed} == {
        ("XX-0001", BadgeState.VOID, "XX-0002"),
        ("QRST-0001", BadgeState.PRINTED, ""),
    }


def test_a_badge_that_was_handed_out_stays_before_one_that_was_only_printed(badge: Badge) -> None:
    issued = badge.moved(BadgeState.ISSUED, LATER)
    other = replace(badge, id=make.an_id(), serial="QRST-0001", printed_at=LATER)

    changed = badges_together([issued], [other], LATER, "XX-0002")

    assert [(each.serial, each.state) for each in changed] == [("QRST-0001", BadgeState.VOID)]


@pytest.mark.parametrize(
    ("here", "there", "end"),
    [
        (BadgeState.PRINTED, BadgeState.ISSUED, BadgeState.ISSUED),
        (BadgeState.VOID, BadgeState.ISSUED, BadgeState.VOID),
        (BadgeState.LOST, BadgeState.ISSUED, BadgeState.LOST),
        (BadgeState.ISSUED, BadgeState.ISSUED, BadgeState.ISSUED),
    ],
)
def test_of_two_states_of_a_badge_none_is_more_open_than_either_allows(
    badge: Badge, here: BadgeState, there: BadgeState, end: BadgeState
) -> None:
    mine = badge if here is BadgeState.PRINTED else badge.moved(here, make.NOON, "why")
    theirs = badge.moved(there, LATER, "other")

    changed = badges_together([mine], [theirs], LATER, "XX-0002")

    assert (changed[0] if changed else mine).state is end
    assert len(badges_together(changed or [mine], [theirs], LATER, "XX-0002")) == 0


def test_a_sequence_never_goes_back_and_what_is_new_comes_in() -> None:
    held = replace(make.an_invitation(make.a_person(), make.an_event()), sequence=2, times=3)
    new = make.an_invitation(make.a_person("A2"), make.an_event("YY"))

    older = replace(held, sequence=1, times=5, said="old")
    newer = replace(held, sequence=3, said="new")

    assert invitations_together([held], [older]) == (replace(held, times=5),)
    assert invitations_together([held], [newer, new]) == (newer, new)
    assert invitations_together([held], [held]) == ()


def test_a_session_is_called_off_once() -> None:
    off = make.a_cancellation(make.a_session(make.an_event()))

    assert cancellations_together([off], [replace(off, id=make.an_id())]) == ()
    assert cancellations_together([], [off]) == (off,)
