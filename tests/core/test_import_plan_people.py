"""The list of people: who is created, merged, asked about, and what each row gives."""

from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.moments import when_text
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.domain.people import NameOrder
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.refusals import UnknownChoiceError, UnknownQuestionError
from tests.core.rehearsal import EVENTS, Rehearsal, asked, changes_nothing, counts, problems

PEOPLE = ImportKind.PEOPLE


@pytest.fixture
def desk() -> Rehearsal:
    rehearsal = Rehearsal()
    rehearsal.read(ImportKind.EVENTS, EVENTS)
    return rehearsal


def test_a_full_row_becomes_a_person_and_a_participation(desk: Rehearsal) -> None:
    plan = desk.read(
        PEOPLE,
        "ref;tittel;fornavn;etternavn;navn (originalskrift);organisasjon;kategori;e-post;telefon;fødselsdato;ankomst;"
        "avreise;arrangement;delegasjon;alias;synlighet;kost;religiøse behov;språk;tilrettelegging;kjønn;lokal aktør;"
        "kvinneledet organisasjon;status;merknad;rangklasse;tiltrådt;fotosamtykke;opptakssamtykke;Skostørrelse\n"
        "A1;Dr;Ada;bin Prøve;آدا;Papirhuset;sivilsamfunn;ada@nowhere.example|a@x.example;+47 1|+47 2;14. juni 1971;"
        "13.06.2030 kl. 14.30;2030-06-14;XX;HE;HERON;need_to_know;vegetar;bønnerom;no|en;rampe;kvinne;ja;nei;bekreftet;"
        '"Linje en\nlinje to";2;01.02.2020;ja;nei;44\n',
    )

    person, at = desk.person("A1"), desk.at("A1", "XX")
    assert counts(plan) == {"created": 1}
    assert (person.honorific, person.given_name, person.family_name, person.native_name) == (
        "Dr",
        "Ada",
        "bin Prøve",
        "آدا",
    )
    assert (person.emails, person.phones) == (("ada@nowhere.example", "a@x.example"), ("+47 1", "+47 2"))
    assert (person.birth_date, person.office_since) == (date(1971, 6, 14), date(2020, 2, 1))
    assert (person.languages, person.gender, person.local_actor, person.women_led_org) == (
        ("no", "en"),
        "kvinne",
        True,
        False,
    )
    assert (person.notes, person.rank_class, person.custom) == ("Linje en\nlinje to", "2", (("Skostørrelse", "44"),))
    assert (at.category, at.answer, at.delegation) == (Category.CIVIL_SOCIETY, Answer.CONFIRMED, "HE")
    assert (at.alias, at.visibility, at.diet, at.prayer_need) == (
        "HERON",
        Visibility.NEED_TO_KNOW,
        "vegetar",
        "bønnerom",
    )
    assert (at.access_need, at.consent_photo, at.consent_recording) == ("rampe", True, False)
    assert at.arrival is not None
    assert at.departure is not None
    assert (when_text(at.arrival), when_text(at.departure)) == ("2030-06-13T12:30Z", "2030-06-14")
    assert len(at.sign_code) == 4


def test_travel_belongs_to_the_first_event_alone_and_the_rest_to_each(desk: Rehearsal) -> None:
    desk.read(PEOPLE, "ref,given_name,events,arrival,alias,visibility\nA1,Ada,YY|XX,2030-06-13 09:00,HERON,public\n")

    muscat, oslo = desk.at("A1", "YY"), desk.at("A1", "XX")
    assert muscat.arrival is not None
    assert (when_text(muscat.arrival), oslo.arrival) == ("2030-06-13T05:00Z", None)
    assert (muscat.alias, oslo.alias, oslo.visibility) == ("HERON", "HERON", Visibility.PUBLIC)
    assert muscat.sign_code != oslo.sign_code


def test_travel_to_an_unknown_first_event_is_not_given_to_the_second(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,given_name,events,arrival\nA1,Ada,ZZ|XX,2030-06-13\n")

    assert desk.at("A1", "XX").arrival is None
    assert problems(plan) == [("A1", "events", "unknown-ref")]


def test_a_person_without_an_event_comes_in(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,given_name,events\nA1,Ada,\nA2,Bo,ZZ\n")

    assert counts(plan) == {"created": 2}
    assert desk.snapshot().participations == ()


def test_a_protected_person_at_no_known_event_is_rejected_since_the_name_would_stand_open(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,given_name,events,alias,visibility\nA1,Ada,,HERON,\nA2,Bo,ZZ,,need to know\n")

    assert counts(plan) == {"rejected": 2}
    assert desk.snapshot().people == {}
    assert problems(plan) == [("A1", "events", "unknown-ref"), ("A2", "events", "unknown-ref")]
    assert all(problem.rejected for problem in plan.problems)


def test_a_row_without_any_name_is_rejected_and_asks_nothing(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,given_name,family_name,dob\nA1,,,05/06/1971\n")

    assert counts(plan) == {"rejected": 1}
    assert problems(plan) == [("A1", "name", "missing-name")]
    assert asked(plan) == []


def test_a_native_name_alone_is_a_name(desk: Rehearsal) -> None:
    desk.read(PEOPLE, "ref,name_native\nA1,آدا\n")

    assert desk.person("A1").print_name == "آدا"


def test_values_of_a_kind_that_nobody_knows_are_told_and_never_open_anything(desk: Rehearsal) -> None:
    plan = desk.read(
        PEOPLE,
        "ref,given_name,events,category,visibility,status,local_actor,dob\nA1,Ada,XX,wizard,everyone,??,hm,soon\n",
    )

    at = desk.at("A1", "XX")
    assert (at.category, at.visibility, at.answer) == (None, Visibility.ORGANISER_ONLY, Answer.PROPOSED)
    assert problems(plan) == [
        ("A1", "category", "unknown-value"),
        ("A1", "status", "unknown-value"),
        ("A1", "visibility", "unknown-value"),
        ("A1", "dob", "bad-date"),
        ("A1", "local_actor", "unknown-value"),
    ]


def test_an_address_that_cannot_be_one_is_kept_as_typed_and_told(desk: Rehearsal) -> None:
    plan = desk.read(
        PEOPLE, "ref,given_name,email\nA1,Ada,ada(at)nowhere\nA2,Bo,bo@nowhere.example; b@nowhere.example\n"
    )

    assert desk.person("A1").emails == ("ada(at)nowhere",)
    assert desk.person("A2").emails == ("bo@nowhere.example", "b@nowhere.example")
    assert problems(plan) == [("A1", "email", "invalid-email")]
    assert plan.problems[0].facts == (("value", "ada(at)nowhere"),)


def test_a_problem_does_not_quote_the_address_of_a_protected_person(desk: Rehearsal) -> None:
    desk.read(PEOPLE, "ref,given_name,events,alias\nA1,Ada,XX,HERON\n")

    listed = desk.read(PEOPLE, "ref,given_name,events,alias,email\nA2,Bo,XX,IBIS,bo.fiktiv\n")
    in_workspace = desk.read(PEOPLE, "ref,given_name,events,email\nA1,Ada,XX,ada.prove\n")

    assert [problem.facts for problem in (*listed.problems, *in_workspace.problems)] == [(), ()]


def test_an_organisation_that_nobody_knows_is_made_as_typed_and_reported_once(desk: Rehearsal) -> None:
    desk.put(Organisation("o" * 32, "Ministry of Paper", short="MoP", aliases=("Papirdepartementet",)))

    plan = desk.read(
        PEOPLE,
        "ref,given_name,organisation\nA1,Ada,mop\nA2,Bo,Papirdepartementet\nA3,Cy,Felt House\n"
        "A4,Di,FELT  house\nA5,Ed,\n",
    )
    again = desk.read(PEOPLE, "ref,given_name,organisation\nA3,Cy,Felt House\n")

    organisations = {person.ref: person.organisation_id for person in desk.snapshot().people.values()}
    assert organisations["A1"] == organisations["A2"] == "o" * 32
    assert organisations["A3"] == organisations["A4"] != organisations["A1"]
    assert organisations["A5"] is None
    assert (plan.unknown_organisations, again.unknown_organisations) == (["Felt House"], [])


def test_a_name_in_one_cell_is_parted_where_it_shows_and_asked_where_it_does_not(desk: Rehearsal) -> None:
    text = 'ref,name\nA1,"PRØVE, Ada"\nA2,KIM Min-jun\nA3,Bo Fiktiv Papir\n'

    plan = desk.read(PEOPLE, text)
    before = desk.person("A3")
    answered = desk.read(PEOPLE, text, {"name:A3": "Bo | Fiktiv Papir"})

    assert (desk.person("A1").print_name, desk.person("A2").print_name) == ("Ada PRØVE", "KIM Min-jun")
    assert desk.person("A2").name_order is NameOrder.FAMILY_FIRST
    assert asked(plan) == ["name:A3"]
    assert (before.given_name, before.print_name) == ("", "Bo Fiktiv Papir")
    assert (desk.person("A3").given_name, desk.person("A3").family_name) == ("Bo", "Fiktiv Papir")
    assert (counts(answered), asked(answered)) == ({"updated": 1, "unchanged": 2}, [])


def test_a_question_never_says_the_name_of_a_protected_person(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,name,events,alias\nA1,Bo Fiktiv Papir,XX,HERON\n")

    assert asked(plan) == []
    assert desk.person("A1").print_name_typed == "Bo Fiktiv Papir"


def test_parts_in_their_own_columns_win_over_the_whole_name(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,name,family_name\nA1,Somebody Else Entirely,Prøve\n")

    assert (desk.person("A1").print_name, asked(plan)) == ("Prøve", [])


def test_one_person_twice_is_one_and_keeps_everything(desk: Rehearsal) -> None:
    plan = desk.read(
        PEOPLE,
        "ref,given_name,family_name,dob,email,phone,events,title_line\n"
        "A03,Ada,Prøve-Åsen,1970-02-03,ada@nowhere.example,1,XX,Envoy\n"
        "A40,PROEVE AASEN,ADA,3.2.1970,office@nowhere.example,2,YY,Head\n",
    )

    person = desk.person("A40")
    assert counts(plan) == {"created": 1, "merged": 1}
    assert [(merge.refs, merge.evidence) for merge in plan.merges] == [
        (("A03", "A40"), "same name, same birth date, no e-mail in common")
    ]
    assert (person.refs, person.title_line, person.phones) == (("A03", "A40"), "Envoy", ("1", "2"))
    assert person.emails == ("ada@nowhere.example", "office@nowhere.example")
    assert ("title_line", "Head") in person.also
    assert {one.event_id for one in desk.snapshot().of_person[person.id]} == {
        event.id for event in desk.snapshot().events.values()
    }


def test_one_ref_twice_is_one_person(desk: Rehearsal) -> None:
    text = "ref,given_name,phone\nA1,Ada,1\nA1,Bo,2\n"

    plan = desk.read(PEOPLE, text)
    again = desk.read(PEOPLE, text)

    assert counts(plan) == {"created": 1, "merged": 1}
    assert [(merge.refs, merge.evidence) for merge in plan.merges] == [(("A1", "A1"), "same ref")]
    assert (desk.person("A1").phones, desk.person("A1").also) == (("1", "2"), (("given_name", "Bo"),))
    assert (counts(again), changes_nothing(again)) == ({"unchanged": 2}, True)


def test_two_people_with_one_name_and_two_birth_dates_stay_two(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,given_name,family_name,dob\nA1,Anna,Test,1970-02-03\nA2,Anna,Test,1980-02-03\n")

    assert (counts(plan), asked(plan)) == ({"created": 2}, [])


TWINS = "ref,given_name,family_name,email,dob\nA31,Bo,Fiktiv,b@x.example,\nA07,Bo,Fiktiv,bo@y.example,\n"


def test_who_may_be_the_same_stays_two_and_is_asked_under_sorted_refs(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, TWINS)

    question = plan.open_questions()[0]
    assert counts(plan) == {"created": 2}
    assert (question.key, question.refs, question.choices) == ("merge:A07+A31", ("A07", "A31"), ("merge", "keep"))
    assert question.evidence == "same name, a birth date is missing, no e-mail in common"


def test_an_answer_given_with_the_list_joins_and_is_accepted_again(desk: Rehearsal) -> None:
    answers = {"merge:A07+A31": "merge"}

    plan = desk.read(PEOPLE, TWINS, answers)
    again = desk.read(PEOPLE, TWINS, answers)

    assert counts(plan) == {"created": 1, "merged": 1}
    assert desk.person("A07").refs == ("A31", "A07")
    assert (counts(again), changes_nothing(again), asked(again)) == ({"unchanged": 2}, True, [])


def test_a_pair_that_is_to_stay_two_is_never_asked_again(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, TWINS, {"merge:A07+A31": "keep"})
    changed = desk.read(PEOPLE, TWINS.replace("b@x.example", "new@x.example"))

    assert (counts(plan), asked(plan)) == ({"created": 2}, [])
    assert (counts(changed), asked(changed)) == ({"updated": 1, "unchanged": 1}, [])


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"merge:A07+A99": "merge"}, UnknownQuestionError),
        ({"merge:A07+A31": "perhaps"}, UnknownChoiceError),
        ({"dob:A07": "1970-01-01"}, UnknownQuestionError),
    ],
)
def test_an_answer_to_nothing_or_with_no_choice_is_refused(
    desk: Rehearsal, answers: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        desk.dry(PEOPLE, TWINS, answers)


def test_an_answer_against_how_it_was_settled_is_refused(desk: Rehearsal) -> None:
    desk.read(PEOPLE, TWINS, {"merge:A07+A31": "keep"})

    with pytest.raises(UnknownQuestionError) as refused:
        desk.dry(PEOPLE, TWINS, {"merge:A07+A31": "merge"})

    assert refused.value.settled == "keep"


def test_a_chain_joins_all_three_and_three_unclear_rows_ask_for_each_pair(desk: Rehearsal) -> None:
    chain = desk.dry(
        PEOPLE,
        "ref,given_name,dob,email\nA1,Ada,,a@x.example\nA2,Ada,1970-02-03,a@x.example\nA3,Ada,1970-02-03,other@x.example\n",
    )
    unclear = desk.dry(PEOPLE, "ref,given_name\nA1,Ada\nA2,Ada\nA3,Ada\n")

    assert (counts(chain), asked(chain)) == ({"created": 1, "merged": 2}, [])
    assert [merge.refs for merge in chain.merges] == [("A1", "A2"), ("A1", "A3")]
    assert asked(unclear) == ["merge:A1+A2", "merge:A1+A3", "merge:A2+A3"]


def test_a_chain_never_joins_two_birth_dates_by_itself(desk: Rehearsal) -> None:
    text = (
        "ref,given_name,dob,email\nA1,Ada,1970-02-03,a@x.example\nA2,Ada,,a@x.example|b@x.example\n"
        "A3,Ada,1980-02-03,b@x.example\n"
    )

    plan = desk.dry(PEOPLE, text)

    assert counts(plan) == {"created": 2, "merged": 1}
    assert asked(plan) == ["merge:A2+A3"]


def test_a_day_with_an_impossible_time_is_a_bad_time_and_one_without_a_day_a_bad_date(desk: Rehearsal) -> None:
    plan = desk.read(
        PEOPLE, "ref,given_name,arrival,departure,events\nA1,Ada,2030-06-12 25:00,soon,XX\nA2,Bo,15:00 2030-06-12,,XX\n"
    )

    assert problems(plan) == [("A1", "arrival", "bad-time"), ("A1", "departure", "bad-date")]
    arrival = desk.at("A2", "XX").arrival
    assert arrival is not None
    assert when_text(arrival) == "2030-06-12T13:00Z"


def test_a_birth_date_with_two_readings_counts_as_missing_until_it_is_answered(desk: Rehearsal) -> None:
    text = "ref,given_name,dob\nA1,Ada,1971-06-05\nA2,Ada,05/06/1971\n"

    asking = desk.dry(PEOPLE, text)
    same = desk.dry(PEOPLE, text, {"dob:A2": "1971-06-05"})
    other = desk.dry(PEOPLE, text, {"dob:A2": "1971-05-06"})
    all_answered = desk.dry(PEOPLE, text, {"dob:A2": "1971-06-05", "merge:A1+A2": "merge"})
    kept = desk.dry(PEOPLE, text, {"dob:A2": "1971-06-05", "merge:A1+A2": "keep"})

    assert asked(asking) == ["dob:A2", "merge:A1+A2"]
    assert (counts(same), counts(other)) == ({"created": 1, "merged": 1}, {"created": 2})
    assert (counts(all_answered), counts(kept)) == ({"created": 1, "merged": 1}, {"created": 2})


def test_a_new_row_merges_into_somebody_here_who_is_shown_first(desk: Rehearsal) -> None:
    desk.read(PEOPLE, "ref,given_name,dob,title_line\nA1,Ada,1970-02-03,Envoy\n")
    desk.put(replace(desk.person("A1"), title_line="Typed by a user"))

    plan = desk.read(PEOPLE, "ref,given_name,dob,title_line,phone\nR7,ADA,03.02.1970,Head,7\n")

    person = desk.person("R7")
    assert counts(plan) == {"merged": 1}
    assert (person.refs, person.title_line, person.phones) == (("A1", "R7"), "Typed by a user", ("7",))
    assert person.also == (("given_name", "ADA"), ("title_line", "Head"))


def test_two_people_here_are_not_joined_by_a_list_but_asked_about(desk: Rehearsal) -> None:
    desk.read(PEOPLE, "ref,given_name,dob\nA1,Ada,1970-02-03\nA2,Ada,1980-02-03\n")

    text = "ref,given_name,dob\nA1,Ada,1970-02-03\nA2,Ada,1970-02-03\n"
    plan = desk.read(PEOPLE, text)
    again = desk.read(PEOPLE, text)
    joined = desk.dry(PEOPLE, text.replace("Ada,1970-02-03\nA2", "Ada,1970-02-03\nA2"), {"merge:A1+A2": "merge"})

    assert (counts(plan), asked(plan)) == ({"updated": 1, "unchanged": 1}, ["merge:A1+A2"])
    assert (changes_nothing(again), asked(again)) == (True, ["merge:A1+A2"])
    assert [key for _, key in joined.asking.left_over()] == ["merge"]


def test_an_answer_can_join_two_people_here_while_their_rows_change(desk: Rehearsal) -> None:
    desk.read(PEOPLE, "ref,given_name,dob,phone\nA1,Ada,1970-02-03,1\nA2,Ada,1980-02-03,2\n")

    plan = desk.read(
        PEOPLE, "ref,given_name,dob,phone\nA1,Ada,1970-02-03,1\nA2,Ada,1970-02-03,3\n", {"merge:A1+A2": "merge"}
    )

    assert [merge.refs for merge in plan.merges] == [("A1", "A2")]
    assert (desk.person("A2").refs, desk.person("A2").phones) == (("A1", "A2"), ("1", "3"))
    assert {line.entity_ids for line in desk.lines.values() if line.import_kind == "people"} == {
        (desk.person("A1").id,)
    }


def test_an_office_mailbox_is_asked_about(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, "ref,given_name,email\nA1,Ada,office@x.example\nA2,Bo,Office@X.example\n")

    assert (counts(plan), asked(plan)) == ({"created": 2}, ["merge:A1+A2"])


def test_a_row_without_ref_gets_one_that_it_keeps(desk: Rehearsal) -> None:
    text = "ref,given_name,dob,phone\n,Ada,1970-02-03,1\n,Bo,,1\n"

    plan = desk.read(PEOPLE, text)
    changed = desk.read(PEOPLE, text.replace("1970-02-03,1", "1970-02-03,2"))
    without_column = Rehearsal().read(PEOPLE, "given_name\nAda\n")

    refs = [person.ref for person in desk.snapshot().people.values()]
    assert problems(plan) == [("P-" + refs[0][2:], "ref", "missing-key"), ("P-" + refs[1][2:], "ref", "missing-key")]
    assert (counts(plan), counts(changed)) == ({"created": 2}, {"updated": 1, "unchanged": 1})
    assert (counts(without_column), problems(without_column)) == ({"created": 1}, [])
