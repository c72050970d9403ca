"""Badges: who gets one, what is on record, what a reprint does to the old one."""

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
import zxingcpp

from forumdesk.changes import Label
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.disclosure import LeftOut, Why
from forumdesk.domain.events import Event
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.participation import Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.exporters.stocks import DEFAULT_STOCK, stock_named
from forumdesk.exporters.templates import shipped
from forumdesk.services import stocking, templating
from forumdesk.services.errors import NoFreeLabelError, OffSheetError, UnknownError
from forumdesk.services.printing import Run, prepare, print_badges, set_preview
from forumdesk.store.workspace import Workspace


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_everybody_who_comes_gets_a_badge_with_a_serial_and_a_code_that_reads(desk: Workspace, tmp_path: Path) -> None:
    printed = print_badges(desk, Run("OF27"), tmp_path / "badges.pdf")

    assert [one.ref for one in printed.placed] == ["A01", "A02", "A03", "A05"]
    assert [one.serial for one in printed.placed] == ["OF27-0001", "OF27-0002", "OF27-0003", "OF27-0004"]
    assert [(one.page, one.slot) for one in printed.placed] == [(1, 1), (1, 2), (1, 3), (1, 4)]
    page = pypdfium2.PdfDocument(tmp_path / "badges.pdf")[0].render(scale=300 / 72).to_pil()
    codes = {one.text for one in zxingcpp.read_barcodes(page)}
    assert codes == {badge.token for badge in desk.all(Badge)}


def test_who_has_a_badge_is_left_out_and_with_nobody_left_no_file_is_written(desk: Workspace, tmp_path: Path) -> None:
    print_badges(desk, Run("OF27", only=("A01",)), tmp_path / "one.pdf")

    again = print_badges(desk, Run("OF27", only=("A01",)), tmp_path / "two.pdf")

    assert again.placed == ()
    assert again.left_out == (LeftOut("A01", Why.ALREADY_PRINTED),)
    assert not (tmp_path / "two.pdf").exists()


def test_a_reprint_voids_the_old_badge_and_says_why(desk: Workspace, tmp_path: Path) -> None:
    print_badges(desk, Run("OF27", only=("A01",)), tmp_path / "one.pdf")

    printed = print_badges(desk, Run("OF27", only=("A01",), reprint="coffee"), tmp_path / "two.pdf")

    states = {badge.serial: (badge.state, badge.reason) for badge in desk.all(Badge)}
    assert states == {
        "OF27-0001": (BadgeState.VOID, "coffee"),
        "OF27-0002": (BadgeState.PRINTED, "coffee"),
    }
    assert [one.serial for one in printed.placed] == ["OF27-0002"]


def test_a_protected_person_is_printed_by_alias_and_a_missing_alias_stops_the_badge(
    desk: Workspace, tmp_path: Path
) -> None:
    printed = print_badges(desk, Run("DD27"), tmp_path / "badges.pdf")

    text = text_of(tmp_path / "badges.pdf")
    assert [one.name for one in printed.placed] == ["Blue 1"]
    assert printed.placed[0].serial == "QXZW-0001"
    assert "Blue 1" in text
    assert "Planning seminar" in text
    for secret in ("Hidden", "Ownerdotter", "Secret", "DD27"):
        assert secret not in text
    assert printed.left_out == (LeftOut("D02", Why.ALIAS_MISSING),)
    assert [one.finding.kind for one in printed.findings] == [FindingKind.ALIAS_MISSING]


def test_a_name_that_does_not_fit_stops_that_badge_alone_and_no_serial_is_missing(
    desk: Workspace, tmp_path: Path
) -> None:
    snapshot = desk.snapshot()
    with desk.transaction(Label.ALIAS_CHANGED) as tx:
        tx.save(replace(snapshot.person_by_ref["A01"], print_name_typed="Endless " * 60))
        tx.save(replace(snapshot.person_by_ref["A03"], print_name_typed="\U000120c0 Cuneiform"))

    printed = print_badges(desk, Run("OF27"), tmp_path / "badges.pdf")

    assert [one.serial for one in printed.placed] == ["OF27-0001", "OF27-0002"]
    assert printed.left_out == (LeftOut("A01", Why.TEXT_OVERFLOW), LeftOut("A03", Why.MISSING_GLYPH))
    assert {one.finding.kind for one in printed.findings} == {FindingKind.TEXT_OVERFLOW, FindingKind.MISSING_GLYPH}


def test_what_is_not_there_is_refused_before_anything_is_written(desk: Workspace, tmp_path: Path) -> None:
    for run in (Run("XX"), Run("OF27", stock="Nobody 1"), Run("OF27", template="fancy"), Run("OF27", only=("D01",))):
        with pytest.raises(UnknownError):
            print_badges(desk, run, tmp_path / "badges.pdf")
    with pytest.raises(OffSheetError):
        print_badges(desk, Run("OF27", start_at=11), tmp_path / "badges.pdf")

    assert list(tmp_path.glob("*.pdf")) == []
    assert desk.all(Badge) == []


def test_a_used_sheet_is_begun_where_it_is_free(desk: Workspace, tmp_path: Path) -> None:
    printed = print_badges(desk, Run("OF27", start_at=9), tmp_path / "badges.pdf")

    assert [(one.page, one.slot) for one in printed.placed] == [(1, 9), (1, 10), (2, 1), (2, 2)]


def test_undoing_an_import_leaves_the_badge_register(desk: Workspace, tmp_path: Path) -> None:
    print_badges(desk, Run("OF27"), tmp_path / "badges.pdf")

    desk.undo()

    assert desk.snapshot().people == {}
    assert len(desk.all(Badge)) == 4


def test_only_the_findings_of_those_left_out_are_told(desk: Workspace, tmp_path: Path) -> None:
    (guest,) = desk.where(Person, ref="A05")
    (event,) = desk.where(Event, code="DD27")
    with desk.transaction(Label.ALIAS_CHANGED) as tx:
        tx.save(Participation(tx.new_id(), guest.id, event.id, visibility=Visibility.NEED_TO_KNOW))

    printed = print_badges(desk, Run("DD27", only=("D02",)), tmp_path / "badges.pdf")

    assert printed.left_out == (LeftOut("D02", Why.ALIAS_MISSING),)
    assert [one.finding.people for one in printed.findings] == [("D02",)]


def test_a_template_and_a_stock_of_the_house_are_printed_like_those_that_ship(desk: Workspace, tmp_path: Path) -> None:
    templating.save_template(desk, replace(shipped("two-sided"), name="House"))
    stocking.save_stock(desk, replace(stock_named(DEFAULT_STOCK), vendor="House", part="1", columns=1))

    printed = print_badges(desk, Run("OF27", template="House", stock="House 1"), tmp_path / "badges.pdf")

    assert {badge.template for badge in desk.all(Badge)} == {"House"}
    assert [(one.page, one.slot) for one in printed.placed] == [(1, 1), (1, 2), (1, 3), (1, 4)]
    assert printed.pages == 2


def test_spoilt_labels_are_passed_over_on_the_first_sheet_alone_and_it_is_known_where_each_badge_stood(
    desk: Workspace, tmp_path: Path
) -> None:
    print_badges(desk, Run("OF27", start_at=7, skip=(8, 10)), tmp_path / "badges.pdf")

    assert [(one.page, one.slot) for one in desk.all(Badge)] == [(1, 7), (1, 9), (2, 1), (2, 2)]
    assert len({one.printed_at for one in desk.all(Badge)}) == 1


def test_a_sheet_without_a_label_that_can_be_printed_on_is_refused(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NoFreeLabelError):
        print_badges(desk, Run("OF27", start_at=9, skip=(9, 10)), tmp_path / "badges.pdf")
    with pytest.raises(OffSheetError):
        prepare(desk, Run("OF27", skip=(0,)))

    assert desk.all(Badge) == []


def test_a_preview_shows_the_labels_that_will_be_printed_on(desk: Workspace) -> None:
    seen = set_preview(prepare(desk, Run("OF27", start_at=7, skip=(8, 10))))

    assert [(one.page, one.slot) for one in seen.placed] == [(1, 7), (1, 9), (2, 1), (2, 2)]
