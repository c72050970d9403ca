"""The command that takes answers in: a preview, what it says in JSON, applying, and what needs a person."""

import re
from pathlib import Path

from tests.core.reply_mails import calendar, mail, part
from tests.stories.command_line import CommandLine, Said

KEYS = ["file", "action", "method", "uid", "attendee", "partstat", "sequence", "ref", "message"]
KIND = "text/calendar; method=REPLY"


def invite(cli: CommandLine, event: str = "OF27") -> dict[str, str]:
    """Ref -> UID of everybody's invite to the event."""
    done = cli("export", "invites", "--event", event, "--out", f"out-{event}")
    return {one["ref"]: one["uid"] for one in done.document["files"]}


def answer(uid: str, ref: str = "A01", partstat: str = "ACCEPTED", **more: str) -> str:
    address = more.get("address", f"{ref.lower()}@guests.example")
    lines = (f"UID:{uid}", f"DTSTAMP:{more.get('stamp', '20270604T080000Z')}", "SEQUENCE:0")
    return calendar(*lines, f"ATTENDEE;PARTSTAT={partstat}:mailto:{address}")


def answers_at(cli: CommandLine) -> dict[str, str]:
    return {one["ref"]: one["answer"] for one in cli("people", "--event", "OF27").document["people"]}


def only(said: Said) -> dict[str, object]:
    (one,) = said.document["replies"]
    found: dict[str, object] = one
    return found


def test_replies_are_a_preview_unless_they_are_to_be_applied(cli: CommandLine) -> None:
    uid = invite(cli)["A01"]
    cli.write("1.ics", answer(uid))

    seen = cli("replies", "1.ics")

    assert seen.status == 0
    assert list(only(seen)) == KEYS
    assert only(seen) == {
        **{"file": "1.ics", "action": "apply", "method": "REPLY", "uid": uid, "attendee": "a01@guests.example"},
        **{"partstat": "ACCEPTED", "sequence": 0, "ref": "A01", "message": "GivenA01 FamilyA01: accepted."},
    }
    assert answers_at(cli)["A01"] == "proposed"
    assert cli("replies", "1.ics", "--apply").status == 0
    assert answers_at(cli)["A01"] == "confirmed"
    assert cli("undo").document["label"] == "answers-read"
    assert answers_at(cli)["A01"] == "proposed"


def test_several_files_and_a_folder_are_one_step(cli: CommandLine) -> None:
    uids = invite(cli)
    (cli.folder / "in").mkdir()
    cli.write("in/1.ics", answer(uids["A01"]))
    cli.write("2.ics", answer(uids["A02"], "A02", "DECLINED"))

    done = cli("replies", "in", "2.ics", "--apply")

    assert [(one["file"], one["ref"], one["action"]) for one in done.document["replies"]] == [
        ("in/1.ics", "A01", "apply"),
        ("2.ics", "A02", "apply"),
    ]
    assert [entry["label"] for entry in cli("history").document["entries"]].count("answers-read") == 1


def test_what_needs_a_person_makes_the_exit_one(cli: CommandLine) -> None:
    uid = invite(cli)["A01"]
    (cli.folder / "5.eml").write_bytes(mail([part(answer(uid), KIND)], sender="office@guests.example"))
    cli.write("1.ics", answer("elsewhere"))
    cli.write("2.ics", answer(uid, address="ada@office.example"))
    cli.write("3.ics", "Dear desk, I come.")
    cli.write("4.ics", answer(uid).replace("METHOD:REPLY", "METHOD:REQUEST"))

    said = {name: cli("replies", name) for name in ("1.ics", "2.ics", "3.ics", "4.ics", "5.eml")}

    assert {name: (one.status, only(one)["action"]) for name, one in said.items()} == {
        "1.ics": (1, "unknown_event"),
        "2.ics": (1, "unknown_attendee"),
        "3.ics": (1, "reject"),
        "4.ics": (0, "ignore"),
        "5.eml": (1, "warn_sender"),
    }
    assert (only(said["1.ics"])["ref"], only(said["2.ics"])["ref"]) == (None, "A01")
    assert only(said["3.ics"]) == {
        **{"file": "3.ics", "action": "reject", "method": "", "uid": "", "attendee": "", "partstat": ""},
        **{"sequence": 0, "ref": None},
        "message": "It is neither a mail nor a calendar file. Save the answer as .eml or .ics.",
    }


def test_an_alias_and_a_sender_can_be_named(cli: CommandLine) -> None:
    uids = invite(cli)
    cli.write("2.ics", answer(uids["A01"], address="ada@office.example"))
    (cli.folder / "5.eml").write_bytes(mail([part(answer(uids["A02"], "A02"), KIND)], sender="office@guests.example"))

    done = cli(
        *("replies", "2.ics", "5.eml", "--apply"),
        *("--alias", "ada@office.example=A01", "--sender", "office@guests.example"),
    )

    assert (done.status, [one["action"] for one in done.document["replies"]]) == (0, ["apply", "apply"])
    (ada,) = [one for one in cli("people").document["people"] if one["ref"] == "A01"]
    assert ada["emails"] == ["a01@guests.example", "ada@office.example"]


def test_a_counter_proposal_moves_nothing_and_needs_a_person(cli: CommandLine) -> None:
    done = cli("export", "invites", "--event", "OF27", "--what", "sessions", "--out", "out")
    (uid,) = [one["uid"] for one in done.document["files"] if (one["ref"], one["session"]) == ("A01", "T02")]
    text = answer(uid, partstat="TENTATIVE").replace("METHOD:REPLY", "METHOD:COUNTER")
    cli.write("1.ics", text.replace("SEQUENCE:0", "SEQUENCE:0\r\nDTSTART:20270614T120000Z\r\nDTEND:20270614T130000Z"))

    said = cli("replies", "1.ics", "--apply")

    assert (said.status, only(said)["action"], only(said)["method"]) == (1, "counter", "COUNTER")
    findings = cli("check", "--event", "OF27").document["findings"]
    assert [one for one in findings if one["kind"] == "outdated"] == []


def test_of_a_masked_person_no_address_is_told(cli: CommandLine) -> None:
    uid = invite(cli, "DD27")["D01"]
    cli.write("1.ics", answer(uid, "D01"))

    one = only(cli("replies", "1.ics"))

    assert (one["attendee"], one["ref"], one["message"]) == ("", "D01", "Blue 1: accepted.")


def test_for_a_person_there_is_a_line_for_each_answer(cli: CommandLine) -> None:
    uid = invite(cli)["A01"]
    cli.write("1.ics", answer(uid))

    said = cli("replies", "1.ics", json_wanted=False)

    assert said.out.splitlines() == ["1.ics: apply. GivenA01 FamilyA01: accepted.", "Would take in 1 answer of 1."]
    assert cli("replies", "1.ics", "--apply", json_wanted=False).out.endswith("Took in 1 answer of 1.\n")


def test_a_missing_file_or_a_crooked_alias_is_refused(cli: CommandLine) -> None:
    missing, crooked = cli("replies", "nowhere.ics"), cli("replies", "x", "--alias", "ada")
    cli.write("1.ics", answer("x"))
    nobody = cli("replies", "1.ics", "--alias", "a@b.example=A99")

    assert (missing.status, missing.out) == (3, "")
    assert re.search(r"nowhere\.ics cannot be read: No such file", missing.err)
    assert crooked.status == 2
    assert (nobody.status, '"A99"' in nobody.err) == (3, True)


def test_nothing_is_left_on_the_disk_beside_the_workspace(cli: CommandLine, tmp_path: Path) -> None:
    cli.write("1.ics", answer(invite(cli)["A01"]))
    before = {one.name for one in tmp_path.rglob("*")}

    cli("replies", "1.ics", "--apply")

    assert {one.name for one in tmp_path.rglob("*")} == before


def test_proposals_are_listed_with_their_clashes_then_accepted_or_declined_by_a_file(cli: CommandLine) -> None:
    said = cli("export", "invites", "--event", "OF27", "--out", "out", "--what", "sessions").document["files"]
    uids = {one["ref"]: one["uid"] for one in said if one["session"] == "T02"}
    for ref, hour in (("A01", "12"), ("A02", "07")):
        moved = f"DTSTART:20270614T{hour}3000Z\r\nDTEND:20270614T{hour}4500Z\r\nEND:VEVENT"
        text = answer(uids[ref], ref, "TENTATIVE").replace("METHOD:REPLY", "METHOD:COUNTER")
        cli.write(f"{ref}.ics", text.replace("END:VEVENT", moved))
        cli("replies", f"{ref}.ics", "--apply")

    found = cli("proposals", "--event", "OF27")
    early, late = found.document["proposals"]
    accepted = cli("proposal", "accept", late["id"])
    again = cli("proposal", "accept", late["id"])
    cli("undo")
    declined = cli("proposal", "decline", early["id"], "--out", "no")

    assert found.status == 1
    assert [(one["ref"], one["session"], one["start"]) for one in (early, late)] == [
        ("A02", "T02", "2027-06-14T07:30Z"),
        ("A01", "T02", "2027-06-14T12:30Z"),
    ]
    assert ({one["kind"] for one in early["clashes"]}, late["clashes"]) == ({"person-clash"}, [])
    assert (accepted.status, accepted.document["accepted"], again.status) == (0, True, 3)
    assert (declined.status, declined.document["file"], declined.document["left_out"]) == (0, "0001.ics", [])
    assert b"METHOD:DECLINECOUNTER" in (cli.folder / "no" / "0001.ics").read_bytes()
    assert [one["ref"] for one in cli("proposals", "--event", "OF27").document["proposals"]] == ["A01"]
