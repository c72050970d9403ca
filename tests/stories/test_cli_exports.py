"""The command line about what leaves: invites, badges, lists, agendas; and about findings."""

import json

import pytest

from tests.stories.command_line import CommandLine

REFUSED = 3


def test_check_gives_findings_as_the_contract_has_them(cli: CommandLine) -> None:
    said = cli("check", "--event", "DD27")

    (missing,) = [one for one in said.document["findings"] if one["kind"] == "alias-missing"]
    assert said.status == 1
    assert {key: missing[key] for key in missing if key not in ("id", "message")} == {
        "kind": "alias-missing",
        "severity": "block",
        "event": "DD27",
        "events": ["DD27"],
        "sessions": [],
        "people": ["D02"],
        "room": None,
        "rule": None,
        "start": None,
        "end": None,
        "accepted": False,
    }
    assert missing["message"].startswith("D02 needs an alias.")
    assert "Given" not in missing["message"]


def test_accepting_quiets_a_finding_and_opens_nothing(cli: CommandLine) -> None:
    finding = next(one for one in cli("check").document["findings"] if one["kind"] == "alias-missing")

    accepted = cli("accept", finding["id"], "--reason", "comes on Monday")
    checked = cli("check")
    exported = cli("export", "badges", "--event", "DD27", "--out", "b.pdf")
    unknown = cli("accept", "ffffffffffffffff", "--reason", "none")

    assert accepted.document == {"finding": finding["id"], "accepted": True}
    assert [one["accepted"] for one in checked.document["findings"] if one["id"] == finding["id"]] == [True]
    assert checked.status == 0
    assert exported.document["left_out"] == [{"ref": "D02", "why": "alias-missing"}]
    assert (exported.status, unknown.status) == (1, REFUSED)


def test_invites_are_told_file_by_file(cli: CommandLine) -> None:
    said = cli("export", "invites", "--event", "OF27", "--out", "out", "--what", "sessions", "--only", "A01,A02")

    files = said.document["files"]
    assert said.status == 0
    assert set(files[0]) == {"file", "ref", "what", "session", "uid", "sequence", "method"}
    assert [(one["file"], one["ref"], one["session"]) for one in files] == [
        ("0001.ics", "A01", "T01"),
        ("0002.ics", "A01", "T02"),
        ("0003.ics", "A02", "T01"),
        ("0004.ics", "A02", "T02"),
    ]
    assert all((cli.folder / "out" / one["file"]).is_file() for one in files)


def test_who_is_left_out_makes_status_1(cli: CommandLine) -> None:
    said = cli("export", "invites", "--event", "OF27", "--out", "out", "--as", "both")

    assert said.status == 1
    assert said.document["left_out"] == [{"ref": "A03", "why": "invalid-email"}, {"ref": "A05", "why": "no-email"}]


def test_a_programme_has_uids_in_place_of_one(cli: CommandLine) -> None:
    said = cli("export", "invites", "--event", "OF27", "--out", "out", "--what", "programme", "--only", "A01")

    (file,) = said.document["files"]
    assert (file["session"], file["uid"], file["sequence"], file["method"]) == (None, None, None, "PUBLISH")
    assert len(file["uids"]) == 2


def test_a_cancelled_session_is_told_and_gone(cli: CommandLine) -> None:
    cli("export", "invites", "--event", "OF27", "--out", "out", "--what", "sessions")

    said = cli("cancel", "T02", "--out", "off")

    assert {(one["ref"], one["session"], one["sequence"], one["method"]) for one in said.document["files"]} == {
        ("A01", "T02", 1, "CANCEL"),
        ("A02", "T02", 1, "CANCEL"),
    }
    assert cli("cancel", "T02", "--out", "off").status == REFUSED


def test_badges_are_told_by_page_and_slot(cli: CommandLine) -> None:
    said = cli("export", "badges", "--event", "OF27", "--out", "b.pdf", "--start-at", "3")
    again = cli("export", "badges", "--event", "OF27", "--out", "c.pdf")
    reprint = cli(
        "export", "badges", "--event", "OF27", "--out", "d.pdf", "--only", "A01", "--reprint", "--reason", "x"
    )

    assert [(one["ref"], one["page"], one["slot"]) for one in said.document["badges"]][:2] == [
        ("A01", 1, 3),
        ("A02", 1, 4),
    ]
    assert said.document["badges"][0]["name"] == "GivenA01 FamilyA01"
    assert (again.status, again.document["badges"]) == (1, [])
    assert {one["why"] for one in again.document["left_out"]} == {"already-printed"}
    assert not (cli.folder / "c.pdf").exists()
    assert [one["serial"] for one in reprint.document["badges"]] == ["OF27-0005"]


@pytest.mark.parametrize(
    "words",
    [
        ("--stock", "Nobody 1"),
        ("--template", "fancy"),
        ("--start-at", "99"),
        ("--only", "Z99"),
    ],
)
def test_badges_that_cannot_be_asked_for_are_refused(cli: CommandLine, words: tuple[str, ...]) -> None:
    said = cli("export", "badges", "--event", "OF27", "--out", "b.pdf", *words)

    assert (said.status, said.out) == (REFUSED, "")
    assert not (cli.folder / "b.pdf").exists()


def test_a_list_is_grouped_ordered_and_on_the_paper_that_is_there(cli: CommandLine) -> None:
    asked = ("export", "list", "--event", "OF27", "--audience")

    grouped = cli(
        *asked, "proof", "--group", "delegation", "--order", "precedence", "--paper", "letter", "--out", "p.pdf"
    )
    refused = cli(*asked, "hotel", "--group", "organisation", "--out", "h.pdf")
    unknown = cli(*asked, "hotel", "--group", "height", "--out", "h.pdf")
    agenda = cli("export", "agenda", "--event", "OF27", "--audience", "public", "--paper", "letter", "--out", "a.pdf")

    assert (grouped.status, grouped.document["copy"]) == (0, "OF27-0001")
    assert (refused.status, unknown.status, agenda.status) == (REFUSED, 2, 0)
    assert not (cli.folder / "h.pdf").exists()


def test_lists_and_agendas_are_copies_with_a_number(cli: CommandLine) -> None:
    listed = cli("export", "list", "--event", "OF27", "--audience", "participants", "--out", "p.csv")
    agenda = cli("export", "agenda", "--event", "OF27", "--audience", "organiser", "--out", "a.pdf")
    refused = cli("export", "list", "--event", "DD27", "--audience", "public", "--out", "q.csv")
    folder = cli("export", "list", "--event", "OF27", "--audience", "public", "--out", ".")

    assert listed.document == {"rows": 4, "copy": "OF27-0001", "left_out": [], "findings": []}
    assert agenda.document["copy"] == "OF27-0002"
    assert (refused.status, folder.status) == (REFUSED, REFUSED)
    assert (cli.folder / "p.csv").read_bytes().startswith(b"\xef\xbb\xbfname,")


def test_a_new_event_has_the_shape_of_the_old_one(cli: CommandLine) -> None:
    said = cli("new-event", "OF28", "--from", "OF27", "--title", "Test Forum 2028", "--start", "2028-06-12")
    taken = cli("new-event", "OF28", "--from", "forum", "--title", "Again")

    assert said.document == {"code": "OF28", "sessions": 2}
    assert taken.status == REFUSED
    events = {one["code"]: one for one in cli("events").document["events"]}
    assert (events["OF28"]["start"], events["OF28"]["end"], events["OF28"]["people"]) == ("2028-06-12", "2028-06-14", 0)


def test_a_person_reads_findings_grouped_by_how_grave_they_are(cli: CommandLine) -> None:
    said = cli("check", json_wanted=False)
    exported = cli("export", "badges", "--event", "DD27", "--out", "b.pdf", json_wanted=False)

    assert said.out.startswith("Stops output (1)")
    assert "Left out D02: alias-missing" in exported.out


def test_no_answer_names_a_protected_person(cli: CommandLine) -> None:
    said = [
        cli("people"),
        cli("check"),
        cli("history"),
        cli("events"),
        cli("export", "badges", "--event", "DD27", "--out", "b.pdf"),
        cli("export", "invites", "--event", "DD27", "--out", "out"),
        cli("export", "list", "--event", "DD27", "--audience", "organiser", "--out", "o.csv"),
    ]

    for one in said:
        assert "Ownerdotter" not in json.dumps(one.document, ensure_ascii=False)
        assert "Ownerdotter" not in one.err


def test_nobody_named_is_wrong_usage_and_never_everybody(cli: CommandLine) -> None:
    for words in (("badges", "--out", "b.pdf"), ("invites", "--out", "out")):
        said = cli("export", *words, "--event", "OF27", "--only", " , ")
        assert (said.status, said.out) == (2, "")

    assert not (cli.folder / "b.pdf").exists()
    assert not (cli.folder / "out").exists()


def test_badges_are_pdf_and_nothing_else(cli: CommandLine) -> None:
    said = cli("export", "badges", "--event", "OF27", "--out", "b.csv")

    assert (said.status, said.out) == (REFUSED, "")
    assert not (cli.folder / "b.csv").exists()


def test_a_copy_with_revealed_names_is_a_reveal_in_the_history(cli: CommandLine) -> None:
    cli("export", "list", "--event", "DD27", "--audience", "security", "--out", "s.csv", "--reveal")
    cli("export", "list", "--event", "DD27", "--audience", "security", "--out", "t.csv")

    labels = [one["label"] for one in cli("history").document["entries"]]
    assert labels[-2:] == ["reveal-copy", "make-copy"]


def test_a_character_no_font_has_is_told_with_whose_row_it_is(cli: CommandLine) -> None:
    people = cli.write("people.csv", "ref,given_name,family_name,events,status\nA09,Emoji,😀sen,OF27,confirmed\n")
    cli("import", "people", people)

    said = cli("export", "list", "--event", "OF27", "--audience", "hotel", "--out", "h.pdf")

    assert said.status == 1
    (finding,) = [one for one in said.document["findings"] if one["kind"] == "missing-glyph"]
    assert finding["people"] == ["A09"]
    assert finding["message"].startswith("Emoji 😀sen: no font has 😀 of the name.")
