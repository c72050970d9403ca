"""Lists and agendas as numbered copies."""

import csv
import hashlib
import io
from pathlib import Path

import openpyxl
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from forumdesk.domain.copies import Copy, Reveal
from forumdesk.domain.disclosure import Audience, LeftOut, Why
from forumdesk.services.errors import NotAllowedError, UnknownError, UnknownTypeError
from forumdesk.services.listing import Grouping, Order, Ordering, Sheet, export_agenda, export_list, offers
from forumdesk.store.workspace import Workspace

ALLOWED_DISCREET = (
    Audience.ORGANISER,
    Audience.KITCHEN,
    Audience.HOTEL,
    Audience.DRIVER,
    Audience.INTERPRETER,
    Audience.SECURITY,
)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_each_copy_is_numbered_and_on_record_with_the_hash_of_its_bytes(desk: Workspace, tmp_path: Path) -> None:
    first = export_list(desk, Order("OF27", Audience.PARTICIPANTS), tmp_path / "list.pdf")
    second = export_list(desk, Order("OF27", Audience.PARTICIPANTS), tmp_path / "list.csv")

    assert (first.copy, second.copy) == ("OF27-0001", "OF27-0002")
    copies = {copy.number: copy for copy in desk.all(Copy)}
    assert copies["OF27-0001"].digest == hashlib.sha256((tmp_path / "list.pdf").read_bytes()).hexdigest()
    assert copies["OF27-0002"].audience == "participants"
    assert first.rows == len(rows_of(tmp_path / "list.csv")) == 4


def test_every_page_of_a_pdf_carries_marking_number_page_and_time(desk: Workspace, tmp_path: Path) -> None:
    export_list(desk, Order("OF27", Audience.PARTICIPANTS), tmp_path / "list.pdf")

    text = text_of(tmp_path / "list.pdf")
    for words in ("CHATHAM HOUSE RULE", "OF27-0001", "1 of 1", "2027-05-03"):
        assert words in text


def test_a_discreet_copy_goes_by_neutral_letters_and_its_cover(desk: Workspace, tmp_path: Path) -> None:
    handed = export_list(desk, Order("DD27", Audience.SECURITY), tmp_path / "list.pdf")

    text = text_of(tmp_path / "list.pdf")
    assert handed.copy == "QXZW-0001"
    assert handed.left_out == (LeftOut("D02", Why.ALIAS_MISSING),)
    assert "Planning seminar" in text
    assert "Blue 1" in text
    for secret in ("DD27", "Secret", "Lake", "Hidden", "Ownerdotter"):
        assert secret not in text


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTICIPANTS])
def test_a_discreet_event_has_no_public_or_participants_list(
    desk: Workspace, tmp_path: Path, audience: Audience
) -> None:
    with pytest.raises(NotAllowedError):
        export_list(desk, Order("DD27", audience), tmp_path / "list.csv")
    with pytest.raises(NotAllowedError):
        export_agenda(desk, Order("DD27", audience), tmp_path / "agenda.pdf")

    assert desk.all(Copy) == []


@pytest.mark.parametrize("audience", ALLOWED_DISCREET)
@pytest.mark.parametrize("suffix", ["pdf", "csv", "xlsx"])
def test_no_list_of_a_discreet_event_names_its_people(
    desk: Workspace, tmp_path: Path, audience: Audience, suffix: str
) -> None:
    target = tmp_path / f"list.{suffix}"

    export_list(desk, Order("DD27", audience), target)

    said = {
        "pdf": lambda: text_of(target),
        "csv": lambda: target.read_text(encoding="utf-8-sig"),
        "xlsx": lambda: str(
            [[cell.value for cell in row] for row in openpyxl.load_workbook(target).worksheets[0].rows]
        ),
    }[suffix]()
    for secret in ("Hidden", "Ownerdotter", "Secret", "Lake", "Innermost", "d01@"):
        assert secret not in said


def test_a_reveal_shows_the_name_and_is_on_record(desk: Workspace, tmp_path: Path) -> None:
    export_list(desk, Order("DD27", Audience.SECURITY, reveal=True), tmp_path / "list.csv")

    assert "Ownerdotter" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert [one.where for one in desk.all(Reveal)] == ["security copy"]


def test_only_organiser_and_security_can_reveal(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError):
        export_list(desk, Order("DD27", Audience.HOTEL, reveal=True), tmp_path / "list.csv")

    assert desk.all(Reveal) == []


def test_the_agenda_of_each_audience_is_a_copy(desk: Workspace, tmp_path: Path) -> None:
    handed = export_agenda(desk, Order("OF27", Audience.PARTICIPANTS), tmp_path / "agenda.pdf")

    assert handed.rows == 2
    assert "Session T02" in text_of(tmp_path / "agenda.pdf")


def test_a_list_is_grouped_and_ordered_in_every_form(desk: Workspace, tmp_path: Path) -> None:
    wanted = Order("OF27", Audience.ORGANISER, grouping=Grouping.ALPHABET, ordering=Ordering.PRECEDENCE)

    for suffix in ("pdf", "csv", "xlsx"):
        export_list(desk, wanted, tmp_path / f"list.{suffix}")

    text = text_of(tmp_path / "list.pdf")
    assert "in order of precedence" in text
    assert "\nG\r\n" in text
    assert [row["ref"] for row in rows_of(tmp_path / "list.csv")] == [
        row[0].value for row in list(openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0].rows)[1:]
    ]


def test_a_list_that_would_say_more_than_its_columns_is_refused(desk: Workspace, tmp_path: Path) -> None:
    for order in (
        Order("OF27", Audience.HOTEL, grouping=Grouping.DELEGATION),
        Order("OF27", Audience.PUBLIC, grouping=Grouping.CATEGORY),
        Order("OF27", Audience.SECURITY, ordering=Ordering.PRECEDENCE),
    ):
        with pytest.raises(NotAllowedError):
            export_list(desk, order, tmp_path / "list.pdf")
    with pytest.raises(NotAllowedError):
        export_agenda(desk, Order("OF27", Audience.PUBLIC, grouping=Grouping.ALPHABET), tmp_path / "agenda.pdf")

    assert desk.all(Copy) == []


def test_what_a_list_can_be_asked_for_is_offered(desk: Workspace) -> None:
    found = {one.audience: one.arrangements for one in offers(desk, "OF27").lists if not one.agenda}

    assert found[Audience.PARTICIPANTS].groupings == (Grouping.NONE, Grouping.ALPHABET, Grouping.ORGANISATION)
    assert found[Audience.PROOF].orderings == tuple(Ordering)
    assert found[Audience.KITCHEN].groupings == (Grouping.NONE,)


def test_the_proof_of_the_badges_is_a_copy_like_any_other(desk: Workspace, tmp_path: Path) -> None:
    handed = export_list(desk, Order("OF27", Audience.PROOF, sheet=Sheet.LETTER), tmp_path / "proof.pdf")

    page = pypdfium2.PdfDocument(tmp_path / "proof.pdf")[0]
    assert "Correct as printed: signature" in text_of(tmp_path / "proof.pdf")
    assert sorted(map(round, page.get_size())) == [612, 792]
    assert [one.audience for one in desk.all(Copy)] == ["proof"]
    assert handed.rows == 4


def test_a_list_on_which_nobody_stands_says_so(desk: Workspace, tmp_path: Path) -> None:
    handed = export_list(desk, Order("OF27", Audience.INTERPRETER), tmp_path / "list.pdf")

    assert handed.rows == 0
    assert len(text_of(tmp_path / "list.pdf").strip()) > 20


def test_what_is_not_there_is_refused(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownError):
        export_list(desk, Order("XX", Audience.SECURITY), tmp_path / "list.csv")
    with pytest.raises(UnknownTypeError):
        export_list(desk, Order("OF27", Audience.SECURITY), tmp_path / "list.docx")
    with pytest.raises(UnknownError):
        export_list(desk, Order("OF27", Audience.INTERPRETER, only="A99"), tmp_path / "list.csv")
    with pytest.raises(UnknownError):
        export_list(desk, Order("OF27", Audience.HOTEL, only="Papyrus"), tmp_path / "list.csv")
    with pytest.raises(UnknownTypeError):
        export_agenda(desk, Order("OF27", Audience.PUBLIC), tmp_path / "agenda.csv")
    with pytest.raises(NotAllowedError):
        export_agenda(desk, Order("OF27", Audience.HOTEL), tmp_path / "agenda.pdf")

    assert list(tmp_path.glob("*.csv")) == []
