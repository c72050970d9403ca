"""The contact sheet of a run: what is wrong with whom, a copy in the register, and no badge recorded as printed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from PIL import Image

from forumdesk.changes import Label
from forumdesk.domain.badges import Badge
from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import LeftOut, Why
from forumdesk.exporters.running_page import Sheet
from forumdesk.services import paper_contact, printing
from forumdesk.services.errors import UnknownError, UnknownTypeError
from forumdesk.services.printing import Run
from forumdesk.store.workspace import Workspace
from tests.core.badge_cards import codes_in, image_of, uncompressed
from tests.stories.command_line import CommandLine

NEEDS_PERSON, WRONG_USAGE, REFUSED = 1, 2, 3
SECRETS = ("Hidden", "Ownerdotter", "Secret", "First contact", "DD27", "Innermost")


def words_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def looked_at(workspace: Workspace, run: Run) -> str:
    return words_of(paper_contact.set_preview(paper_contact.prepare(workspace, run)).data)


def rename(workspace: Workspace, **names: str) -> None:
    snapshot = workspace.snapshot()
    with workspace.transaction(Label.PERSON_CHANGED) as tx:
        for ref, name in names.items():
            tx.save(replace(snapshot.person_by_ref[ref], print_name_typed=name))


def test_everybody_who_would_get_a_badge_is_on_it_and_nothing_is_printed(desk: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "contact.pdf"

    handed = paper_contact.export(desk, Run("OF27"), target)

    said = words_of(target.read_bytes())
    assert [ref for ref in ("A01", "A02", "A03", "A05") if said.count(f"Given{ref} Family{ref}") != 2] == []
    assert "A04" not in said
    assert "CHATHAM HOUSE RULE" in said
    assert "Copy OF27-0001" in said
    assert "Page 1 of 1" in said
    assert (handed.pages, handed.left_out) == (1, ())
    assert desk.all(Badge) == []
    (copy,) = desk.all(Copy)
    assert (copy.number, copy.audience, copy.fields[0]) == ("OF27-0001", "contact_sheet", "name")
    assert handed.change_set is not None
    assert not handed.change_set.label.undoable


def test_no_code_on_it_can_be_read_and_it_keeps_nothing_of_a_protected_person(desk: Workspace, tmp_path: Path) -> None:
    handed, data = paper_contact.for_printer(desk, Run("DD27", "two-sided"))

    said, opened = words_of(data), uncompressed(data, str(tmp_path / "open.pdf"))
    assert handed.left_out == (LeftOut("D02", Why.ALIAS_MISSING),)
    assert [one.finding.kind for one in handed.findings] == ["alias-missing"]
    assert "Blue 1" in said
    assert "Not printed: alias missing" in said
    assert "QXZW-0001" in said
    assert [secret for secret in SECRETS if secret in said or secret.encode() in opened] == []
    assert codes_in(image_of(data, 200)) == []


def test_a_preview_takes_no_number_and_records_nothing(desk: Workspace) -> None:
    prepared = paper_contact.prepare(desk, Run("OF27"), Sheet.LETTER)
    seen = paper_contact.set_preview(prepared)

    assert (seen.pages, seen.left_out, prepared.running.copy_number) == (1, (), "OF27-0001")
    assert round(pypdfium2.PdfDocument(seen.data)[0].get_width()) == 612
    assert desk.all(Copy) == []


def test_what_stops_a_badge_stands_below_it_and_in_the_answer(desk: Workspace, tmp_path: Path) -> None:
    rename(desk, A01="Endless" * 60, A03="\U000120c0 Cuneiform")

    handed = paper_contact.export(desk, Run("OF27"), tmp_path / "contact.pdf")

    said = words_of((tmp_path / "contact.pdf").read_bytes())
    assert "Not printed: does not fit (Name)" in said
    assert "Not printed: no font has a character (U+120C0)" in said
    assert handed.left_out == (LeftOut("A01", Why.TEXT_OVERFLOW), LeftOut("A03", Why.MISSING_GLYPH))
    assert {one.finding.kind for one in handed.findings} == {"text-overflow", "missing-glyph"}


def test_what_should_be_looked_at_stands_below_the_badge(desk: Workspace) -> None:
    rename(desk, A01="Twin Name", A03="Twin Name")
    snapshot = desk.snapshot()
    (one,) = (one for one in snapshot.participations if snapshot.people[one.person_id].ref == "A05")
    with desk.transaction(Label.PARTICIPATION_CHANGED) as tx:
        tx.save(replace(one, category=None))

    said = looked_at(desk, Run("OF27", "photo"))

    assert said.count("Another badge has the same name and organisation") == 2
    assert said.count("No category") == 1
    assert said.count("No photo") == 4


def test_a_coarse_photo_is_told_and_a_protected_person_lacks_none(desk: Workspace) -> None:
    out = BytesIO()
    Image.new("RGB", (60, 80), "grey").save(out, "JPEG")
    prepared = paper_contact.prepare(desk, Run("OF27", "photo"))
    first, *others = prepared.badges.cards
    made = replace(prepared.badges, cards=(replace(first, photo=out.getvalue()), *others))

    said = words_of(paper_contact.set_preview(replace(prepared, badges=made)).data)

    assert said.count("Picture too coarse") == 1
    assert "No photo" not in looked_at(desk, Run("DD27", "photo"))


def test_who_has_a_badge_is_on_it_only_when_asked_and_who_is_named_alone(desk: Workspace, tmp_path: Path) -> None:
    printing.print_badges(desk, Run("OF27", only=("A01",)), tmp_path / "badges.pdf")

    assert "A01" not in looked_at(desk, Run("OF27"))
    assert "A01" in looked_at(desk, Run("OF27", reprint=""))
    assert "A02" not in looked_at(desk, Run("OF27", only=("A03",)))


def test_without_its_cover_title_nothing_of_a_discreet_event_is_made(desk: Workspace, tmp_path: Path) -> None:
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(desk.snapshot().event_by_code["DD27"], cover_title=""))

    handed = paper_contact.export(desk, Run("DD27"), tmp_path / "contact.pdf")

    assert (handed.pages, handed.change_set) == (0, None)
    assert "cover-missing" in {str(one.finding.kind) for one in handed.findings}
    assert list(tmp_path.glob("*.pdf")) == []


def test_it_speaks_the_language_of_the_event(desk: Workspace) -> None:
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(desk.snapshot().event_by_code["DD27"], language="nb"))

    said = looked_at(desk, Run("DD27"))

    assert "Kontaktark for skiltene" in said
    assert "Trykkes ikke: alias mangler" in said


def test_what_is_not_there_or_is_no_pdf_is_refused(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownTypeError):
        paper_contact.export(desk, Run("OF27"), tmp_path / "contact.png")
    with pytest.raises(UnknownError):
        paper_contact.export(desk, Run("XX"), tmp_path / "contact.pdf")

    assert list(tmp_path.glob("contact*")) == []


def test_flags_are_on_it_where_they_are_asked_for_and_in_the_register(desk: Workspace, tmp_path: Path) -> None:
    paper_contact.export(desk, Run("OF27", "flag", flags=True), tmp_path / "contact.pdf")

    (copy,) = desk.all(Copy)
    assert "flag" not in copy.fields


def test_it_comes_from_the_command_line(cli: CommandLine) -> None:
    said = cli("export", "contact", "--event", "OF27", "--out", "c.pdf", "--paper", "letter", "--only", "A01,A04")
    discreet = cli("export", "contact", "--event", "DD27", "--out", "d.pdf", "--all")
    refused = cli("export", "contact", "--event", "OF27", "--template", "nothing", "--out", "x.pdf")

    assert said.document == {
        "pages": 1,
        "copy": "OF27-0001",
        "left_out": [{"ref": "A04", "why": "declined"}],
        "findings": [],
    }
    assert (said.status, discreet.status, refused.status) == (NEEDS_PERSON, NEEDS_PERSON, REFUSED)
    assert "Blue 1" in words_of((cli.folder / "d.pdf").read_bytes())
    assert cli("badges", "--event", "OF27").document["badges"] == []
    assert cli("export", "contact", "--event", "OF27", "--out", "c.pdf", "--only", ",").status == WRONG_USAGE
