"""What would be printed, seen before it is: nothing is recorded, nobody is revealed, no file is made."""

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
import zxingcpp

from forumdesk.changes import Label
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.copies import Copy, Reveal, Terms
from forumdesk.domain.disclosure import Audience, LeftOut, Why
from forumdesk.domain.participation import Visibility
from forumdesk.domain.programme import Role, SessionRole
from forumdesk.services import listing, printing
from forumdesk.services.errors import NotAllowedError, OffSheetError, UnknownError
from forumdesk.services.listing import Order
from forumdesk.services.printing import NO_TOKEN, Run
from forumdesk.store.workspace import Workspace
from forumdesk.world import CODE_ALPHABET


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_preview_of_badges_is_what_is_printed_but_for_the_codes(desk: Workspace, tmp_path: Path) -> None:
    before = len(desk.history())

    seen = printing.set_preview(printing.prepare(desk, Run("OF27", start_at=3)))
    untouched = desk.all(Badge) == [] and len(desk.history()) == before
    printed = printing.print_badges(desk, Run("OF27", start_at=3), tmp_path / "badges.pdf")

    assert untouched
    assert (seen.placed, seen.pages, seen.left_out) == (printed.placed, printed.pages, printed.left_out)
    assert text_of(seen.data) == text_of((tmp_path / "badges.pdf").read_bytes())


def test_the_codes_of_a_preview_can_never_be_valid(desk: Workspace) -> None:
    seen = printing.set_preview(printing.prepare(desk, Run("OF27")))

    page = pypdfium2.PdfDocument(seen.data)[0].render(scale=300 / 72).to_pil()
    assert {one.text for one in zxingcpp.read_barcodes(page)} == {NO_TOKEN}
    assert not set(NO_TOKEN) & set(CODE_ALPHABET)


def test_a_badge_that_cannot_be_set_is_left_out_of_the_preview_and_no_serial_is_missing(desk: Workspace) -> None:
    with desk.transaction(Label.ALIAS_CHANGED) as tx:
        tx.save(replace(desk.snapshot().person_by_ref["A01"], print_name_typed="Endless " * 60))

    seen = printing.set_preview(printing.prepare(desk, Run("OF27")))

    assert [one.serial for one in seen.placed] == ["OF27-0001", "OF27-0002", "OF27-0003"]
    assert seen.left_out == (LeftOut("A01", Why.TEXT_OVERFLOW),)


def test_those_left_out_are_named_as_the_organiser_may_see_them(desk: Workspace) -> None:
    prepared = printing.prepare(desk, Run("DD27"))

    assert prepared.names == {"D01": "Blue 1", "D02": "D02"}
    assert (len(prepared.protected), prepared.event_title) == (1, "Planning seminar")
    assert prepared.left_out == (LeftOut("D02", Why.ALIAS_MISSING),)


def test_a_preview_refuses_what_printing_would_refuse(desk: Workspace) -> None:
    for run in (Run("XX"), Run("OF27", stock="Nobody 1"), Run("OF27", template="fancy")):
        with pytest.raises(UnknownError):
            printing.prepare(desk, run)
    with pytest.raises(OffSheetError):
        printing.prepare(desk, Run("OF27", start_at=11))


def test_badges_for_a_printer_are_on_record_and_in_memory_alone(desk: Workspace, tmp_path: Path) -> None:
    files = set(tmp_path.iterdir())

    printed, data = printing.for_printer(desk, Run("OF27", only=("A01",)))

    assert [one.serial for one in desk.all(Badge)] == [one.serial for one in printed.placed]
    assert "GivenA01" in text_of(data)
    assert set(tmp_path.iterdir()) == files
    again, nothing = printing.for_printer(desk, Run("OF27", only=("A01",)))
    assert (again.placed, again.change_set, nothing) == ((), None, b"")


def test_who_has_a_badge_is_known_before_anything_is_printed(desk: Workspace, tmp_path: Path) -> None:
    printing.print_badges(desk, Run("OF27", only=("A01",)), tmp_path / "one.pdf")
    printing.print_badges(desk, Run("OF27", only=("A01",), reprint="coffee"), tmp_path / "two.pdf")

    found = printing.holders(desk, "OF27") + printing.holders(desk, "DD27")

    assert [(one.ref, one.serial, one.hidden) for one in found] == [
        ("A01", "OF27-0002", False),
        ("A02", "", False),
        ("A03", "", False),
        ("A05", "", False),
        ("D01", "", True),
    ]
    assert [badge.state for badge in desk.all(Badge)] == [BadgeState.VOID, BadgeState.PRINTED]


def test_a_preview_of_a_list_is_what_is_handed_over_and_takes_no_number(desk: Workspace, tmp_path: Path) -> None:
    seen = listing.preview(desk, Order("OF27", Audience.SECURITY))
    assert seen.card is not None
    data, _ = listing.set_preview(seen.card)
    unnumbered = desk.all(Copy) == []

    handed = listing.export_list(desk, Order("OF27", Audience.SECURITY), tmp_path / "list.pdf")

    assert unnumbered
    assert (handed.copy, handed.rows) == (seen.running.copy_number, seen.rows)
    written = text_of((tmp_path / "list.pdf").read_bytes())
    assert text_of(data).replace(seen.running.made_at, "") == written.replace("2027-05-03 11:03", "")


def test_a_preview_never_reveals(desk: Workspace) -> None:
    seen = listing.preview(desk, Order("DD27", Audience.SECURITY, reveal=True))

    assert "Ownerdotter" not in repr(seen)
    assert desk.all(Reveal) == []


def test_a_list_for_a_printer_is_in_the_register_with_whom_and_what_for(desk: Workspace, tmp_path: Path) -> None:
    files = set(tmp_path.iterdir())

    handed, data = listing.for_printer(
        desk, Order("DD27", Audience.SECURITY, reveal=True, terms=Terms("gate", "guard"))
    )

    assert "Ownerdotter" in text_of(data)
    (copy,) = desk.all(Copy)
    assert (copy.number, copy.purpose, copy.for_whom) == (handed.copy, "gate", "guard")
    assert len(desk.all(Reveal)) == 1
    assert set(tmp_path.iterdir()) == files


def test_an_agenda_is_seen_and_printed_the_same_way(desk: Workspace) -> None:
    seen = listing.preview(desk, Order("OF27", Audience.PARTICIPANTS), agenda=True)
    assert seen.card is not None
    _, data = listing.for_printer(desk, Order("OF27", Audience.PARTICIPANTS), agenda=True)

    assert seen.rows == 2
    assert "Session T02" in text_of(listing.set_preview(seen.card)[0])
    assert "Session T02" in text_of(data)
    with pytest.raises(NotAllowedError):
        listing.preview(desk, Order("OF27", Audience.HOTEL), agenda=True)


def test_a_discreet_event_is_offered_what_it_may_have(desk: Workspace) -> None:
    open_event, discreet = listing.offers(desk, "OF27"), listing.offers(desk, "DD27")

    assert open_event.missing == ()
    assert discreet.missing == (
        (Audience.PUBLIC, False),
        (Audience.PARTICIPANTS, False),
        (Audience.PUBLIC, True),
        (Audience.PARTICIPANTS, True),
    )
    assert [one.audience for one in discreet.lists if one.reveals and not one.agenda] == [
        Audience.ORGANISER,
        Audience.SECURITY,
    ]


def test_a_stopped_event_is_seen_as_stopped_and_nothing_is_printed(desk: Workspace) -> None:
    event = desk.snapshot().event_by_code["DD27"]
    with desk.transaction(Label.NEW_EVENT) as tx:
        tx.save(replace(event, cover_title=""))

    seen = listing.preview(desk, Order("DD27", Audience.SECURITY))
    _, data = listing.for_printer(desk, Order("DD27", Audience.SECURITY))

    assert (seen.card, data) == (None, b"")
    assert [one.finding.kind for one in seen.findings] == ["cover-missing"]
    assert desk.all(Copy) == []


def test_interpreters_are_offered_by_the_name_the_screen_may_show(desk: Workspace) -> None:
    snapshot = desk.snapshot()
    (session,) = [one for one in snapshot.sessions.values() if one.code == "D1"]
    with desk.transaction(Label.SESSION_MOVED) as tx:
        tx.save(SessionRole(tx.new_id(), session.id, snapshot.person_by_ref["D01"].id, Role.INTERPRETER))

    assert listing.offers(desk, "DD27").interpreters == (("D01", "Blue 1"),)
    assert snapshot.participations[-1].visibility is Visibility.NEED_TO_KNOW
