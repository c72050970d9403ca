"""The command line about what would leak: each output's view of an event, a person, a session."""

from forumdesk.services import leaking
from forumdesk.store.workspace import Workspace
from tests.stories.command_line import CommandLine

REFUSED = 3


def test_the_leaks_of_a_person_are_those_of_each_output_with_what_stops_them(cli: CommandLine) -> None:
    plain = cli("leaks", "--event", "DD27", "--person", "D01", json_wanted=False)
    document = cli("leaks", "--event", "DD27", "--person", "D01").document
    outputs = {one["output"]: one for one in document["outputs"]}

    assert plain.status == 0
    assert "hotel: by cover name or code\n  name: Blue 1" in plain.out
    assert "public: not for this event" in plain.out
    assert (document["event"], document["person"], document["session"]) == ("DD27", "D01", None)
    assert outputs["badge"]["said"]["name"] == "Blue 1"
    assert (outputs["badge"]["protected"], outputs["badge"]["standing"]) == (True, "shown")
    assert "Ownerdotter" not in plain.out
    assert "d01@" not in plain.out


def test_somebody_without_an_alias_is_stopped_and_two_outputs_can_be_compared(cli: CommandLine) -> None:
    stopped = cli("leaks", "--event", "DD27", "--person", "D02", json_wanted=False)
    compared = cli("leaks", "--event", "OF27", "--person", "A01", "--compare", "badge", "hotel")
    same = cli("leaks", "--event", "OF27", "--person", "A01", "--compare", "badge", "badge", json_wanted=False)
    read = cli("leaks", "--event", "OF27", "--person", "A01", "--compare", "badge", "hotel", json_wanted=False)

    assert "badge: stopped: alias-missing" in stopped.out
    assert {"field": "title_line", "one": "Tester", "other": ""} in compared.document["differences"]
    assert "title_line: Tester | –" in read.out
    assert same.out == "Both say the same.\n"


def test_the_leaks_of_an_event_and_of_a_session_are_asked_for_alone(cli: CommandLine) -> None:
    event = cli("leaks", "--event", "OF27", json_wanted=False)
    session = cli("leaks", "--event", "DD27", "--session", "D1")
    said = {one["output"]: one["said"] for one in session.document["outputs"]}

    assert "invite: 2 left out" in event.out
    assert said["invite"]["title"] == "Planning seminar"
    assert said["invite"]["place"] == "Oslo"
    assert cli("leaks", "--event", "OF27", "--person", "A01", "--session", "T01").status == 2
    refused = [("--event", "ZZ"), ("--event", "OF27", "--person", "D01"), ("--event", "OF27", "--session", "D1")]
    assert [cli("leaks", *words).status for words in refused] == [REFUSED] * 3


def test_what_can_be_asked_about_is_named_as_the_screen_may_name_it(desk: Workspace) -> None:
    found = leaking.subjects(desk, "DD27")

    assert [(one.key, one.name, one.hidden) for one in found.people] == [("D01", "Blue 1", True), ("D02", "D02", True)]
    assert [(one.key, one.name) for one in found.sessions] == [("D1", "First contact")]


def test_a_finding_and_an_export_say_which_form_lacks_a_name(cli: CommandLine) -> None:
    cli.write("more.csv", "ref,events,alias,alias_hotel\nD01,DD27,Blue 1,K. Lind\n")
    imported = cli("import", "people", "more.csv").document
    again = cli("import", "people", "more.csv").document
    hotel = cli("export", "list", "--event", "DD27", "--audience", "hotel", "--out", "hotel.csv")
    badges = cli("export", "badges", "--event", "DD27", "--out", "badges.pdf")
    found = [one for one in badges.document["findings"] if one["people"] == ["D01"]]

    assert (imported["updated"], again["unchanged"]) == (1, 1)
    assert hotel.document["left_out"] == [{"ref": "D02", "why": "alias-missing"}]
    assert "K. Lind" in (cli.folder / "hotel.csv").read_text("utf-8")
    assert {"ref": "D01", "why": "alias-missing", "form": "badge"} in badges.document["left_out"]
    assert [one["message"] for one in found] == [
        "Blue 1 has no cover name for badges and lists in the house or invites, "
        "and is left out there until there is one."
    ]


def test_the_organisers_list_has_the_names_of_forms_where_they_are_revealed_and_brings_them_back(
    cli: CommandLine,
) -> None:
    heads = "ref;arrangement;alias;dekknavn skilt;alias_hotel;alias sjåfør;Alias invitasjon"
    cli.write("more.csv", f"{heads}\nD01;DD27;Blue 1;Guest A;K. Lind;Mr Green;Kari Lind\n")
    cli("import", "people", "more.csv")
    masked = cli("export", "list", "--event", "DD27", "--audience", "organiser", "--out", "a.csv")
    again = {}
    for name in ("b.csv", "c.csv"):
        cli("export", "list", "--event", "DD27", "--audience", "organiser", "--reveal", "--out", name)
        again = [cli("import", "people", name).document for _ in range(2)][1]
    told, first, second = ((cli.folder / name).read_text("utf-8") for name in ("a.csv", "b.csv", "c.csv"))

    assert masked.status == 1
    assert not [name for name in ("Guest A", "K. Lind", "Mr Green", "Kari Lind", "alias_badge") if name in told]
    assert "Guest A,K. Lind,Mr Green,Kari Lind" in first
    assert (first == second, again["updated"], again["unchanged"]) == (True, 0, 1)
