"""More paper from the command line and its use cases: cards, tents, signs, labels, programmes."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from forumdesk.changes import Label
from forumdesk.domain.cards import Trouble, TroubleKind
from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import Audience, LeftOut, Why
from forumdesk.services import papers
from forumdesk.services.errors import NoFreeLabelError, NotAllowedError, OffSheetError, UnknownError, UnknownTypeError
from forumdesk.services.papers import PaperKind, Wish
from forumdesk.store.workspace import Workspace
from tests.stories.command_line import CommandLine

NEEDS_PERSON, WRONG_USAGE, REFUSED = 1, 2, 3
SECRETS = ("Hidden", "Ownerdotter", "Secret", "First contact", "DD27", "D01", "Innermost")


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def code(workspace: Workspace, ref: str, text: str) -> None:
    """Give somebody a sign code."""
    snapshot = workspace.snapshot()
    (one,) = (one for one in snapshot.participations if snapshot.people[one.person_id].ref == ref)
    with workspace.transaction(Label.PARTICIPATION_CHANGED) as tx:
        tx.save(replace(one, sign_code=text))


@pytest.mark.parametrize("kind", ["cards", "tents", "labels"])
def test_everybody_who_comes_stands_on_cards_tents_and_labels(cli: CommandLine, kind: str) -> None:
    said = cli("export", kind, "--event", "OF27", "--out", "paper.pdf")

    text = text_of(cli.folder / "paper.pdf")
    assert (said.status, said.document["left_out"], said.document["findings"]) == (0, [], [])
    assert said.document["pages"] == (4 if kind == "tents" else 1)
    assert [ref for ref in ("A01", "A02", "A03", "A05") if f"Given{ref} Family{ref}" not in text] == []
    assert "A04" not in text


@pytest.mark.parametrize("kind", ["cards", "tents", "labels"])
def test_a_protected_person_is_there_by_alias_and_who_lacks_one_is_told(cli: CommandLine, kind: str) -> None:
    said = cli("export", kind, "--event", "DD27", "--out", "paper.pdf")

    text = text_of(cli.folder / "paper.pdf")
    assert said.status == NEEDS_PERSON
    assert said.document["left_out"] == [{"ref": "D02", "why": "alias-missing"}]
    assert [one["kind"] for one in said.document["findings"]] == ["alias-missing"]
    assert "Blue 1" in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_some_people_can_be_named_and_a_used_sheet_is_begun_where_it_is_free(cli: CommandLine) -> None:
    line = ("export", "labels", "--event", "OF27", "--out", "l.pdf", "--stock", "Avery 5160", "--start-at", "30")

    said = cli(*line, "--only", "A01,A04,A05")
    spoilt = cli(*line[:-1], "28", "--skip", "29,30", "--only", "A01,A05")

    assert said.document["pages"] == 2
    assert said.document["left_out"] == [{"ref": "A04", "why": "declined"}]
    assert said.status == NEEDS_PERSON
    assert (spoilt.document["pages"], spoilt.status) == (2, 0)


def test_an_organisation_stands_on_cards_only_when_it_is_asked_for(cli: CommandLine) -> None:
    cli.write("people.csv", "ref,given_name,family_name,organisation,events\nB01,Bo,Prøve,Prøveinstituttet,OF27\n")
    cli("import", "people", "people.csv")

    cli("export", "tents", "--event", "OF27", "--only", "B01", "--out", "plain.pdf")
    cli("export", "tents", "--event", "OF27", "--only", "B01", "--out", "asked.pdf", "--organisation")

    assert "Prøveinstituttet" not in text_of(cli.folder / "plain.pdf")
    assert "Prøveinstituttet" in text_of(cli.folder / "asked.pdf")


def test_door_signs_come_by_room_and_day_in_words_for_everybody(cli: CommandLine) -> None:
    everywhere = cli("export", "signs", "--event", "OF27", "--out", "all.pdf")
    blue = cli("export", "signs", "--event", "OF27", "--out", "blue.pdf", "--room", "blue", "--day", "2027-06-14")
    nothing = cli("export", "signs", "--event", "OF27", "--out", "none.pdf", "--day", "2027-06-15")
    unknown = cli("export", "signs", "--event", "OF27", "--out", "none.pdf", "--room", "Attic")

    text = text_of(cli.folder / "blue.pdf")
    assert (everywhere.document["pages"], everywhere.status) == (2, 0)
    assert (blue.document, blue.status) == ({"pages": 1, "copy": "OF27-0002", "left_out": [], "findings": []}, 0)
    assert "Session T01" in text
    assert "09:00–10:30" in text
    assert (nothing.document["pages"], nothing.status, unknown.status) == (0, NEEDS_PERSON, REFUSED)
    assert not (cli.folder / "none.pdf").exists()


def test_a_discreet_door_has_the_cover_title_alone(cli: CommandLine) -> None:
    said = cli("export", "signs", "--event", "DD27", "--out", "signs.pdf")

    text = text_of(cli.folder / "signs.pdf")
    assert said.status == 0
    assert "Planning seminar" in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_reserved_and_lectern_signs_bear_words_or_whom_they_are_for(cli: CommandLine) -> None:
    plain = cli("export", "signs", "--event", "OF27", "--kind", "reserved", "--out", "plain.pdf")
    typed = cli(
        "export", "signs", "--event", "OF27", "--kind", "reserved", "--out", "t.pdf", "--text", "Press", "--text", "UN"
    )
    nobody = cli("export", "signs", "--event", "OF27", "--kind", "reserved", "--out", "n.pdf", "--each", "delegation")
    lectern = cli("export", "signs", "--event", "DD27", "--kind", "lectern", "--out", "lectern.pdf")

    assert text_of(cli.folder / "plain.pdf") == "Reserved Test Forum 2027"
    assert (plain.document["pages"], typed.document["pages"], nobody.document["pages"]) == (1, 2, 0)
    assert nobody.status == NEEDS_PERSON
    assert (text_of(cli.folder / "lectern.pdf"), lectern.status) == ("Planning seminar", 0)


def test_a_car_sign_is_the_sign_code_alone(desk: Workspace, tmp_path: Path) -> None:
    code(desk, "D01", "K7QX")

    handed = papers.export(desk, Wish("DD27", PaperKind.CAR_SIGNS), tmp_path / "car.pdf")

    assert (handed.pages, handed.left_out) == (1, (LeftOut("D02", Why.ALIAS_MISSING),))
    assert text_of(tmp_path / "car.pdf") == "K7QX"


def test_a_pocket_programme_carries_marking_copy_number_and_page(cli: CommandLine) -> None:
    said = cli("export", "programme", "--event", "OF27", "--out", "p.pdf")
    refused = cli("export", "programme", "--event", "DD27", "--out", "x.pdf")
    organiser = cli("export", "programme", "--event", "DD27", "--audience", "organiser", "--out", "o.pdf")

    text = text_of(cli.folder / "p.pdf")
    assert (said.document, said.status) == ({"pages": 1, "copy": "OF27-0001", "left_out": [], "findings": []}, 0)
    assert re.search(r"CHATHAM HOUSE RULE · Copy OF27-0001 — \d+·\w{4}-\w{4} · Page 1 of 2", text)
    assert "Session T02" in text
    assert (refused.status, (cli.folder / "x.pdf").exists()) == (REFUSED, False)
    assert organiser.status == 0
    assert "QXZW-0001" in text_of(cli.folder / "o.pdf")


def test_an_option_of_another_kind_of_sign_is_wrong_usage(cli: CommandLine) -> None:
    for words in (("--kind", "car", "--room", "Blue"), ("--text", "x"), ("--kind", "lectern", "--each", "delegation")):
        assert cli("export", "signs", "--event", "OF27", "--out", "s.pdf", *words).status == WRONG_USAGE
    assert cli("export", "cards", "--event", "OF27", "--out", "s.pdf", "--only", ",").status == WRONG_USAGE


def test_what_is_not_there_or_does_not_suit_is_refused(desk: Workspace, tmp_path: Path) -> None:
    cards = Wish("OF27", PaperKind.CARDS)
    for wish in (
        replace(cards, event_code="XX"),
        replace(cards, stock="Nobody 1"),
        replace(cards, stock="generic A5 tent"),
        replace(cards, only=("D01",)),
        Wish("OF27", PaperKind.TENTS, stock="Avery 7163"),
        Wish("OF27", PaperKind.PROGRAMME, stock="Avery 7163"),
    ):
        with pytest.raises(UnknownError):
            papers.export(desk, wish, tmp_path / "paper.pdf")
    with pytest.raises(OffSheetError):
        papers.export(desk, replace(cards, start_at=11), tmp_path / "paper.pdf")
    with pytest.raises(NoFreeLabelError):
        papers.export(desk, replace(cards, start_at=9, skip=(9, 10)), tmp_path / "paper.pdf")
    with pytest.raises(UnknownTypeError):
        papers.export(desk, cards, tmp_path / "paper.csv")
    with pytest.raises(NotAllowedError):
        papers.export(desk, Wish("OF27", PaperKind.PROGRAMME, audience=Audience.HOTEL), tmp_path / "paper.pdf")

    assert list(tmp_path.glob("paper.*")) == []
    assert desk.all(Copy) == []


def test_every_paper_is_a_copy_in_the_register_and_cannot_be_undone(desk: Workspace, tmp_path: Path) -> None:
    papers.export(desk, Wish("OF27", PaperKind.CARDS, organisation=True), tmp_path / "one.pdf")
    handed, data = papers.for_printer(desk, Wish("OF27", PaperKind.PROGRAMME))

    found = {one.number: (one.audience, one.fields) for one in desk.all(Copy)}
    assert found == {
        "OF27-0001": ("cards", ("name", "second_name", "organisation")),
        "OF27-0002": ("participants", ("time", "title", "room")),
    }
    assert handed.change_set is not None
    assert (handed.change_set.label, handed.change_set.label.undoable) == (Label.MAKE_COPY, False)
    assert data.startswith(b"%PDF")
    assert not list(tmp_path.glob("programme*"))


def test_a_card_that_cannot_be_set_is_left_out_with_its_finding(desk: Workspace, tmp_path: Path) -> None:
    snapshot = desk.snapshot()
    with desk.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(replace(snapshot.person_by_ref["A01"], print_name_typed="Endless" * 60))
        tx.save(replace(snapshot.person_by_ref["A03"], print_name_typed="\U000120c0 Cuneiform"))

    handed = papers.export(desk, Wish("OF27", PaperKind.CARDS), tmp_path / "cards.pdf")
    seen = papers.set_preview(papers.prepare(desk, Wish("OF27", PaperKind.CARDS)))

    assert handed.left_out == (LeftOut("A01", Why.TEXT_OVERFLOW), LeftOut("A03", Why.MISSING_GLYPH))
    assert [one.finding.people for one in handed.findings] == [("A01",), ("A03",)]
    assert (seen.left_out, seen.troubles) == (handed.left_out, ())


def test_a_sign_that_cannot_be_set_is_told_by_its_room(cli: CommandLine) -> None:
    rows = f"session_id,event,date,start,end,tz,room,title\nT09,OF27,2027-06-15,09:00,10:00,UTC,Blue,{'Endless' * 90}\n"
    cli.write("more.csv", rows)
    cli("import", "programme", "more.csv")

    said = cli("export", "signs", "--event", "OF27", "--out", "signs.pdf")
    words = cli("export", "signs", "--event", "OF27", "--kind", "lectern", "--text", "x" * 900, "--out", "w.pdf")

    (finding,) = said.document["findings"]
    (nobody,) = words.document["findings"]
    assert (said.document["pages"], said.document["left_out"], said.status) == (2, [], NEEDS_PERSON)
    assert (finding["kind"], finding["room"], finding["people"]) == ("text-overflow", "Blue", [])
    assert finding["message"].startswith("Blue: the name does not fit")
    assert (nobody["room"], nobody["message"].partition(":")[0], words.document["pages"]) == (None, "OF27", 0)


def test_without_its_cover_title_nothing_of_a_discreet_event_is_made(desk: Workspace, tmp_path: Path) -> None:
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(desk.snapshot().event_by_code["DD27"], cover_title=""))

    for kind in PaperKind:
        audience = Audience.ORGANISER
        handed = papers.export(desk, Wish("DD27", kind, audience=audience), tmp_path / "paper.pdf")

        assert (handed.pages, handed.change_set) == (0, None)
        assert "cover-missing" in {str(one.finding.kind) for one in handed.findings}
    assert list(tmp_path.glob("paper.pdf")) == []


def test_a_preview_takes_no_number_and_names_nobody_who_is_masked(desk: Workspace) -> None:
    prepared = papers.prepare(desk, Wish("DD27", PaperKind.TENTS))
    seen = papers.set_preview(prepared)

    assert (seen.pages, prepared.protected, prepared.names) == (1, 1, {"D01": "Blue 1", "D02": "D02"})
    assert desk.all(Copy) == []


def test_a_preview_tells_what_is_wrong_with_words_that_are_nobodys(desk: Workspace) -> None:
    seen = papers.set_preview(papers.prepare(desk, Wish("OF27", PaperKind.RESERVED_SIGNS, words=("x" * 900,))))

    assert seen.data == b""
    assert seen.troubles == (Trouble("", TroubleKind.TEXT_OVERFLOW, "name", element="words"),)


def test_an_event_offers_its_rooms_and_days_and_the_readers_it_may_have(desk: Workspace) -> None:
    forum, discreet = papers.choices(desk, "OF27"), papers.choices(desk, "DD27")

    assert (forum.rooms, forum.days) == (("Blue", "Green"), (date(2027, 6, 14),))
    assert forum.audiences == (Audience.PUBLIC, Audience.PARTICIPANTS, Audience.ORGANISER)
    assert discreet.audiences == (Audience.ORGANISER,)
    assert {kind: sum(papers.suits(kind, one) for one in forum.stocks) > 0 for kind in PaperKind} == dict.fromkeys(
        PaperKind, True
    )
