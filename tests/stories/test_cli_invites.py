"""The command line about invites: what goes out again, who is called off, what is told of whom, and the letters."""

import zipfile

from tests.stories.command_line import CommandLine

USAGE, REFUSED = 2, 3


def issue(cli: CommandLine, *more: str) -> list[dict[str, object]]:
    said = cli("export", "invites", "--event", "OF27", "--out", "out", "--what", "sessions", *more)
    found: list[dict[str, object]] = said.document["files"]
    return found


def move(cli: CommandLine) -> None:
    programme = cli.write(
        "programme.csv",
        "session_id,event,date,start,end,tz,title,participants,chair\n"
        "T02,OF27,2027-06-14,11:30,12:00,Europe/Oslo,Session T02,A01,A02\n",
    )
    assert cli("import", "programme", programme).status in (0, 1)


def test_only_what_is_outdated_goes_out_again(cli: CommandLine) -> None:
    issue(cli)
    move(cli)

    before = cli("invitations", "--event", "OF27", "--stage", "outdated").document["invitations"]
    said = cli("export", "invites", "--event", "OF27", "--out", "again", "--outdated")
    after = cli("invitations", "--event", "OF27", "--stage", "outdated", "--stage", "reissued").document["invitations"]

    assert [(one["ref"], one["session"]) for one in before] == [("A01", "T02"), ("A02", "T02")]
    assert "time" in before[0]["changed"]
    assert [(one["ref"], one["sequence"], one["method"]) for one in said.document["files"]] == [
        ("A01", 1, "REQUEST"),
        ("A02", 1, "REQUEST"),
    ]
    assert {one["stage"] for one in after} == {"reissued"}


def test_outdated_goes_with_no_choice_of_people_or_hours(cli: CommandLine) -> None:
    for more in (("--only", "A01"), ("--timed",)):
        said = cli("export", "invites", "--event", "OF27", "--out", "out", "--outdated", *more)

        assert said.status == USAGE


def test_one_person_is_called_off_alone_and_told_as_such(cli: CommandLine) -> None:
    issue(cli)

    off = cli("withdraw", "A01", "--event", "OF27", "--session", "T02", "--out", "off", "--as", "both")
    rows = cli("invitations", "--event", "OF27", "--only", "A01").document["invitations"]
    again = cli("export", "invites", "--event", "OF27", "--out", "two", "--what", "sessions")
    nothing = cli("withdraw", "A05", "--event", "OF27", "--out", "off")

    assert off.status == 0
    assert [(one["file"], one["method"], one["sequence"]) for one in off.document["files"]] == [
        ("0001.ics", "CANCEL", 1),
        ("0001.eml", "CANCEL", 1),
    ]
    assert {one["session"]: one["stage"] for one in rows} == {None: "planned", "T01": "issued", "T02": "cancelled"}
    assert {"ref": "A01", "why": "withdrawn"} in again.document["left_out"]
    assert again.status == 1
    assert (nothing.status, nothing.out) == (REFUSED, "")


def test_a_zip_is_told_with_what_is_in_it(cli: CommandLine) -> None:
    files = issue(cli, "--pack", "zip", "--only", "A01,A02")

    assert [one["file"] for one in files] == [
        "0001.zip/0001.ics",
        "0001.zip/0002.ics",
        "0002.zip/0001.ics",
        "0002.zip/0002.ics",
    ]
    with zipfile.ZipFile(cli.folder / "out" / "0001.zip") as archive:
        assert archive.namelist() == ["0001.ics", "0002.ics"]


def test_a_held_date_hours_and_a_reminder_are_asked_for_by_option(cli: CommandLine) -> None:
    hold = cli("export", "invites", "--event", "OF27", "--out", "hold", "--what", "hold", "--only", "A01")
    timed = cli("export", "invites", "--event", "OF27", "--out", "timed", "--timed", "--remind", "30", "--only", "A01")

    assert [one["what"] for one in hold.document["files"]] == ["hold"]
    text = (cli.folder / "timed" / str(timed.document["files"][0]["file"])).read_text(encoding="utf-8")
    assert "DTSTART;TZID=Europe/Oslo:20270614T090000" in text
    assert "TRIGGER:-PT30M" in text


def test_a_preview_says_of_every_line_what_it_discloses_and_writes_nothing(cli: CommandLine) -> None:
    before = cli("history").document

    invite = cli("preview", "A01", "--event", "OF27", "--session", "T01")
    people = cli("preview", "A01", "--event", "OF27", "--what", "programme", json_wanted=False)
    covered = cli("preview", "D01", "--event", "DD27", json_wanted=False)
    masked = cli("preview", "D01", "--event", "DD27")
    nobody = cli("preview", "D02", "--event", "DD27")
    plain = cli("preview", "D02", "--event", "DD27", json_wanted=False)
    both = cli("preview", "A01", "--event", "OF27", "--what", "event", "--cancel")
    none = cli("preview", "A01", "--event", "OF27", "--cancel")

    calendar = invite.document["files"][0]
    shown = {"says": "summary", "text": "SUMMARY:Session T01", "masked": False}
    assert {**shown, "discloses": "What it is called; a cover title where there is one."} in calendar["lines"]
    assert len(calendar["raw"].encode()) == calendar["bytes"]
    assert calendar["raw"].startswith("BEGIN:VCALENDAR\r\n")
    hidden = [one for one in masked.document["files"] if any(line["masked"] for line in one["lines"])]
    assert [one["raw"] for one in hidden] == [None] * len(masked.document["files"])
    assert "d01@guests.example" not in masked.out
    assert "method      METHOD:PUBLISH" in people.out
    assert "d01@guests.example" not in covered.out
    assert (nobody.status, nobody.document) == (1, {"files": [], "why": "alias-missing"})
    assert plain.out == "Nothing would go out: alias-missing.\n"
    assert (both.status, none.status) == (USAGE, REFUSED)
    assert cli("history").document == before


def test_a_preview_of_a_cancellation_is_what_would_be_written(cli: CommandLine) -> None:
    issue(cli)

    said = cli("preview", "A01", "--event", "OF27", "--session", "T02", "--cancel")

    assert [(one["form"], one["method"]) for one in said.document["files"]] == [("ics", "CANCEL"), ("eml", "CANCEL")]


def test_letters_go_out_and_come_in_by_occasion_and_language(cli: CommandLine) -> None:
    cli("letter", "write", "hold", "--language", "nb", "--out", "hold.txt")
    text = (cli.folder / "hold.txt").read_text(encoding="utf-8")
    cli.write("own.txt", text.replace("Sett gjerne av tiden", "Hold av"))

    added = cli("letter", "add", "hold", "own.txt", "--language", "nb")
    own = [one for one in cli("letters").document["letters"] if one["own"]]
    removed = cli("letter", "remove", "hold", "--language", "nb")
    again = cli("letter", "remove", "hold", "--language", "nb")

    assert text.startswith("Subject: {title}\n\n{greeting}\n\nSett gjerne av tiden: {title}\n")
    assert added.document == {"letter": "hold", "language": "nb", "own": True}
    assert own == [{"occasion": "hold", "language": "nb", "own": True}]
    assert removed.document["own"] is False
    assert again.status == REFUSED


def test_a_file_that_is_no_letter_is_refused_in_a_sentence(cli: CommandLine) -> None:
    (cli.folder / "utf16.txt").write_bytes("Subject: x\n\ny".encode("utf-16"))

    for name in (cli.write("a.txt", "Dear all"), cli.write("b.txt", "Subject: x\n\n{name}"), "utf16.txt"):
        said = cli("letter", "add", "event", name)

        assert (said.status, said.out) == (REFUSED, "")
        assert said.err.strip().endswith(".")


def test_a_cancellation_can_be_a_letter(cli: CommandLine) -> None:
    issue(cli)

    said = cli("cancel", "T02", "--out", "off", "--as", "eml")

    assert [one["file"] for one in said.document["files"]] == ["0001.eml", "0002.eml"]
