"""The table of who is the same person, row by row."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.identity import MANY, Identity, Verdict, judge, possible_pairs

BORN, OTHER = date(1970, 2, 3), date(1971, 5, 6)
ADA = Identity(frozenset({"ada prove"}), frozenset({"ада"}), BORN, frozenset({"ada@nowhere.example"}))
NOBODY = Identity(frozenset())

CASES = [
    ("equal name and birth date", ADA, replace(ADA, emails=frozenset()), Verdict.MERGE),
    ("equal name, date missing, equal e-mail", ADA, replace(ADA, birth_date=None), Verdict.MERGE),
    (
        "equal name, date missing, other e-mail",
        ADA,
        replace(ADA, birth_date=None, emails=frozenset({"x@y.example"})),
        Verdict.ASK,
    ),
    ("equal name, date missing, no e-mail", ADA, replace(ADA, birth_date=None, emails=frozenset()), Verdict.ASK),
    ("equal name, other date, equal e-mail", ADA, replace(ADA, birth_date=OTHER), Verdict.ASK),
    (
        "equal name, other date, no e-mail",
        ADA,
        replace(ADA, birth_date=OTHER, emails=frozenset()),
        Verdict.APART,
    ),
    (
        "other name, equal e-mail",
        ADA,
        replace(ADA, names=frozenset({"bo"}), native_names=frozenset()),
        Verdict.ASK,
    ),
    (
        "other name, equal native name and date",
        ADA,
        replace(ADA, names=frozenset({"bo"}), emails=frozenset()),
        Verdict.ASK,
    ),
    (
        "other name, equal native name, other date",
        ADA,
        replace(ADA, names=frozenset({"bo"}), emails=frozenset(), birth_date=OTHER),
        Verdict.APART,
    ),
    (
        "nothing in common",
        ADA,
        Identity(frozenset({"bo"}), frozenset({"бо"}), BORN, frozenset({"bo@nowhere.example"})),
        Verdict.APART,
    ),
    ("no name at all", NOBODY, NOBODY, Verdict.APART),
]


@pytest.mark.parametrize(("one", "other", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_row_of_the_table_gives_its_verdict_both_ways(one: Identity, other: Identity, verdict: Verdict) -> None:
    found = (judge(one, other), judge(other, one))

    assert [judgement.verdict for judgement in found] == [verdict, verdict]
    assert found[0].evidence == found[1].evidence


def test_evidence_says_what_was_compared_and_names_nobody() -> None:
    judgement = judge(ADA, replace(ADA, birth_date=None))

    assert judgement.evidence == "same name, a birth date is missing, same e-mail"


identities = st.builds(
    Identity,
    st.frozensets(st.sampled_from("abc"), max_size=2),
    st.frozensets(st.sampled_from("xy"), max_size=1),
    st.sampled_from([None, BORN, OTHER]),
    st.frozensets(st.sampled_from(["p@q.example", "r@q.example"]), max_size=2),
)


@given(st.lists(identities, max_size=8))
def test_the_index_misses_no_pair_that_the_table_would_join_or_ask_about(found: list[Identity]) -> None:
    by_key = {str(place): identity for place, identity in enumerate(found)}

    pairs = list(possible_pairs(by_key))

    assert len(pairs) == len(set(pairs))
    likely = {pair for pair in combinations(by_key, 2) if judge(*map(by_key.__getitem__, pair)).verdict != "apart"}
    assert likely <= set(pairs)


def test_a_mailbox_of_a_whole_list_makes_no_square_of_questions_but_doubles_are_still_found() -> None:
    shared = {
        str(place): Identity(frozenset({f"name {place}"}), emails=frozenset({"desk@x.example"}))
        for place in range(1000)
    }
    twice = Identity(frozenset({"name 900"}), emails=frozenset({"desk@x.example"}))

    pairs = list(possible_pairs({**shared, "twice": twice}))

    assert len(pairs) == MANY * (MANY - 1) // 2 + 1
    assert pairs[-1] == ("900", "twice")
