"""Envelopes from the command line and its use cases."""

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from forumdesk.changes import Label
from forumdesk.domain.copies import Copy
from forumdesk.services import papers, stocking
from forumdesk.services.errors import SenderTellsError, UnknownError
from forumdesk.services.papers import EnvelopeFeed, PaperKind, Wish
from forumdesk.store.workspace import Workspace
from tests.stories.command_line import CommandLine

NEEDS_PERSON, WRONG_USAGE, REFUSED = 1, 2, 3
ENVELOPES = Wish("OF27", PaperKind.ENVELOPES)


def pages(path: Path) -> list[tuple[tuple[int, int], str]]:
    """Size in points, and the words."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (
                (round(page.get_width()), round(page.get_height())),
                " ".join(page.get_textpage().get_text_range().split()),
            )
            for page in document
        ]


def test_everybody_who_comes_has_an_envelope_of_their_own_turned_for_the_printer(cli: CommandLine) -> None:
    said = cli("export", "envelopes", "--event", "OF27", "--out", "e.pdf", "--from", "House", "--from", "0032 Oslo")
    lying = cli(
        "export", "envelopes", "--event", "OF27", "--out", "l.pdf", "--feed", "long", "--stock", "generic Envelope DL"
    )

    found = pages(cli.folder / "e.pdf")
    assert (said.document["pages"], said.status, lying.status) == (4, 0, 0)
    assert {size for size, _ in found} == {(459, 649)}
    assert {size for size, _ in pages(cli.folder / "l.pdf")} == {(624, 312)}
    assert all("House · 0032 Oslo" in words for _, words in found)
    assert "GivenA01 FamilyA01" in found[0][1]
    assert "GivenA02" not in found[0][1]


def test_the_second_script_is_on_an_envelope_only_when_asked_for(desk: Workspace, tmp_path: Path) -> None:
    papers.export(desk, replace(ENVELOPES, only=("A02",)), tmp_path / "plain.pdf")
    papers.export(desk, replace(ENVELOPES, only=("A02",), native=True), tmp_path / "both.pdf")

    ((_, plain),), ((_, both),) = pages(tmp_path / "plain.pdf"), pages(tmp_path / "both.pdf")
    assert plain == "GivenA02 FamilyA02"
    assert len(both) > len(plain)
    assert [one.fields for one in desk.all(Copy)][-1] == ("envelope_line", "title_line", "organisation", "name_native")


def test_a_discreet_events_envelope_has_the_alias_and_a_neutral_sender_alone(cli: CommandLine) -> None:
    line = ("export", "envelopes", "--event", "DD27", "--out", "e.pdf", "--native")

    neutral = cli(*line, "--from", "Postboks 1", "--from", "0032 Oslo")
    telling = cli(*line[:-2], "x.pdf", "--from", "Secret Talks on the Lake")

    assert neutral.status == NEEDS_PERSON
    assert neutral.document["left_out"] == [{"ref": "D02", "why": "alias-missing"}]
    assert [words for _, words in pages(cli.folder / "e.pdf")] == ["Postboks 1 · 0032 Oslo Blue 1"]
    assert telling.status == REFUSED
    assert "Take a neutral one" in telling.err


def test_a_sender_that_tells_is_refused_before_anything_is_written(desk: Workspace, tmp_path: Path) -> None:
    for sender in ("innermost", "Desk", "DD27"):
        with pytest.raises(SenderTellsError):
            papers.export(desk, Wish("DD27", PaperKind.ENVELOPES, sender=(sender,)), tmp_path / "e.pdf")
    papers.export(desk, replace(ENVELOPES, sender=("Desk of OF27",)), tmp_path / "open.pdf")

    assert [one.name for one in tmp_path.glob("*.pdf")] == ["open.pdf"]


def test_only_an_envelope_will_do_and_one_of_the_house_does(desk: Workspace, tmp_path: Path) -> None:
    shipped = next(one for one in papers.choices(desk, "OF27").stocks if one.part == "Envelope C6")
    stocking.save_stock(desk, replace(shipped, vendor="House", part="card", width=150, page_width=150))

    handed = papers.export(desk, replace(ENVELOPES, stock="House card"), tmp_path / "own.pdf")

    assert handed.pages == 4
    for stock in ("Avery 7163", "generic Door sign A4"):
        with pytest.raises(UnknownError):
            papers.export(desk, replace(ENVELOPES, stock=stock), tmp_path / "e.pdf")
    for kind in (PaperKind.CARDS, PaperKind.LABELS, PaperKind.TENTS, PaperKind.DOOR_SIGNS):
        assert not papers.suits(kind, shipped)


@pytest.mark.parametrize("edge", list(EnvelopeFeed))
def test_a_page_is_as_wide_as_the_edge_that_goes_in_first(desk: Workspace, edge: EnvelopeFeed) -> None:
    seen = papers.set_preview(papers.prepare(desk, replace(ENVELOPES, edge=edge)))

    width, height = pypdfium2.PdfDocument(seen.data)[0].get_size()
    assert (width > height) == (edge is EnvelopeFeed.LONG)


def test_the_envelope_line_comes_before_the_name(desk: Workspace, tmp_path: Path) -> None:
    with desk.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(replace(desk.snapshot().person_by_ref["A01"], envelope_line="H.E. Ms Ada Exempel"))

    papers.export(desk, replace(ENVELOPES, only=("A01",)), tmp_path / "e.pdf")

    assert pages(tmp_path / "e.pdf")[0][1] == "H.E. Ms Ada Exempel Tester"
