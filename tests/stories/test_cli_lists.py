"""The command line about lists: import, questions, answers, people."""

from pathlib import Path

import pytest

from tests.stories.command_line import CommandLine

REFUSED = 3
EVENTS = """code,title,kind,discretion,place,zone,start_date,end_date,organiser_email,organiser_name
XX,Test Forum,forum,internal,Losby,Europe/Oslo,2030-06-14,2030-06-16,desk@forum.example,Desk
"""
PEOPLE = """ref;fornavn;etternavn;kategori;e-post;fødselsdato;arrangement;alias;synlighet;status;Shoe size
A01;Ada;Prøvesen;vert;ada@x.example;1970-02-03;XX;;offentlig;bekreftet;38
A02;Bo;Testesen;ekspert;bo@x.example;05/06/1971;XX;;deltakere;invitert;
A03;Ada;Prøvesen;;ada@x.example;;XX;;;;
A04;Hidden;Person;part;;;XX;Blue 1;need_to_know;confirmed;
A05;;;part;;;XX;;;confirmed;
"""


@pytest.fixture
def lists(bare: CommandLine) -> CommandLine:
    bare.write("events.csv", EVENTS)
    bare.write("people.csv", PEOPLE)
    assert bare("import", "events", "events.csv").status == 0
    return bare


def test_an_import_says_in_one_document_what_came_of_every_row(lists: CommandLine) -> None:
    said = lists("import", "people", "people.csv")

    document = said.document
    assert said.status == 1
    counts = {key: document[key] for key in ("rows", "blank", "created", "updated", "unchanged", "merged", "rejected")}
    assert counts == {"rows": 5, "blank": 0, "created": 3, "updated": 0, "unchanged": 0, "merged": 1, "rejected": 1}
    assert document["applied"] is True
    assert document["unknown_columns"] == ["Shoe size"]
    assert document["questions"] == [
        {
            "id": "dob:A02",
            "type": "ambiguous-date",
            "row": 3,
            "ref": "A02",
            "field": "dob",
            "value": "05/06/1971",
            "choices": ["1971-06-05", "1971-05-06"],
        }
    ]
    assert [one["refs"] for one in document["merges"]] == [["A01", "A03"]]
    (problem,) = document["problems"]
    assert (problem["row"], problem["ref"], problem["type"]) == (6, "A05", "missing-name")


def test_a_dry_run_writes_nothing_and_the_same_file_again_changes_nothing(lists: CommandLine) -> None:
    dry = lists("import", "people", "people.csv", "--dry-run")
    before = lists("history").document
    lists("import", "people", "people.csv")
    once = lists("history").document
    again = lists("import", "people", "people.csv")

    assert (dry.document["applied"], dry.document["created"]) == (False, 3)
    assert len(once["entries"]) == len(before["entries"]) + 1
    assert lists("history").document == once
    assert (again.document["unchanged"], again.document["rejected"]) == (4, 1)


def test_an_answer_settles_its_question_and_another_one_is_refused(lists: CommandLine) -> None:
    lists("import", "people", "people.csv")

    asked = lists("questions")
    answered = lists("answer", "dob:A02", "1971-06-05")
    same = lists("answer", "dob:A02", "1971-06-05")
    other = lists("answer", "dob:A02", "1971-05-06")
    nobody = lists("answer", "dob:A99", "1971-05-06")
    nonsense = lists("answer", "dob:A02", "yesterday")

    assert (asked.status, [one["id"] for one in asked.document["questions"]]) == (1, ["dob:A02"])
    assert answered.document == {"question": "dob:A02", "choice": "1971-06-05"}
    assert [one.status for one in (answered, same, other, nobody, nonsense)] == [0, 0, REFUSED, REFUSED, REFUSED]
    assert lists("questions").document == {"questions": []}
    found = lists("people", "--search", "testesen").document["people"]
    assert [one["dob"] for one in found] == ["1971-06-05"]


def test_answers_can_come_with_the_import(lists: CommandLine) -> None:
    lists.write("answers.json", '{"dob:A02": "1971-05-06"}')
    lists.write("wrong.json", '{"dob:A77": "1971-05-06"}')
    lists.write("broken.json", "{")
    lists.write("list.json", "[1]")

    wrong = lists("import", "people", "people.csv", "--answers", "wrong.json")
    broken = lists("import", "people", "people.csv", "--answers", "broken.json")
    listed = lists("import", "people", "people.csv", "--answers", "list.json")
    said = lists("import", "people", "people.csv", "--answers", "answers.json")

    assert [wrong.status, broken.status, listed.status] == [REFUSED, REFUSED, REFUSED]
    assert said.document["questions"] == []
    found = lists("people", "--search", "TESTESEN").document["people"]
    assert [one["dob"] for one in found] == ["1971-05-06"]


def test_a_column_can_be_mapped_or_dropped(lists: CommandLine) -> None:
    lists.write("shoes.csv", "ref,Vorname,Shoe size\nB01,Cleo,38\n")

    said = lists("import", "people", "shoes.csv", "--map", "Vorname=given_name", "--map", "Shoe size=")
    unknown = lists("import", "people", "shoes.csv", "--map", "Nachname=family_name")

    assert (said.status, said.document["unknown_columns"]) == (0, [])
    assert lists("people").document["people"][0]["print_name"] == "Cleo"
    assert (unknown.status, unknown.out) == (2, "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("Shoe size,Hat size\n38,57\n", "no list of people"),
        ("ref,given_name,notes\nA01,Ada,HEMMELIG\n", "graded HEMMELIG"),
    ],
)
def test_a_list_that_cannot_come_in_is_refused_in_a_sentence(lists: CommandLine, content: str, words: str) -> None:
    lists.write("bad.csv", content)

    said = lists("import", "people", "bad.csv")

    assert (said.status, said.out) == (REFUSED, "")
    assert words in said.err
    assert lists("people").document == {"people": []}


def test_a_missing_list_is_refused(lists: CommandLine) -> None:
    said = lists("import", "people", "nowhere.csv")

    assert (said.status, said.out) == (REFUSED, "")


def test_protected_people_are_masked_and_a_search_does_not_match_what_is_masked(lists: CommandLine) -> None:
    lists("import", "people", "people.csv")

    masked = lists("people", "--event", "XX", "--search", "blue").document["people"]
    by_name = lists("people", "--search", "hidden").document["people"]
    revealed = lists("people", "--search", "hidden", "--reveal").document["people"]
    unknown = lists("people", "--event", "YY")

    assert [(one["ref"], one["print_name"], one["email"]) for one in masked] == [("A04", "Blue 1", "")]
    assert by_name == []
    assert [one["print_name"] for one in revealed] == ["Hidden Person"]
    assert lists("history").document["entries"][-1]["label"] == "reveal"
    assert unknown.status == REFUSED


def test_a_person_reads_sentences_instead_of_json(lists: CommandLine) -> None:
    imported = lists("import", "people", "people.csv", json_wanted=False)
    asked = lists("questions", json_wanted=False)
    people = lists("people", json_wanted=False)
    events = lists("events", json_wanted=False)
    history = lists("history", json_wanted=False)

    assert "Imported 5 rows of people: 3 created, 1 merged, 1 rejected." in imported.out
    assert "Merged A01 and A03" in imported.out
    assert "dob:A02" in asked.out
    assert "Blue 1" in people.out
    assert "Hidden" not in people.out
    assert "XX" in events.out
    assert "import people" in history.out


def test_what_is_gone_from_a_newer_list_is_told_and_stays(lists: CommandLine) -> None:
    lists("import", "people", "people.csv")
    shorter = "\n".join(line for line in PEOPLE.splitlines() if not line.startswith("A04")) + "\n"
    lists.write("people.csv", shorter)

    said = lists("import", "people", "people.csv", json_wanted=False)

    assert "1 row of the earlier list is not in this one" in said.out
    assert len(lists("people").document["people"]) == 3


def test_a_list_may_be_a_workbook(lists: CommandLine, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["ref", "given_name", "events"])
    sheet.append(["W01", "Wanda", "XX"])
    book.save(tmp_path / "people.xlsx")

    said = lists("import", "people", "people.xlsx")

    assert (said.status, said.document["created"]) == (0, 1)
