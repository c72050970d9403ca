"""The house's own templates and stocks: kept in the workspace, brought and taken as files, undone like any change."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.stationery import StockFault
from forumdesk.exporters.stocks import Stock, stock_named
from forumdesk.exporters.template_faults import FileFault
from forumdesk.services import stocking, templating
from forumdesk.services.errors import (
    EmptyNameError,
    ShippedError,
    StockRefusedError,
    TemplateRefusedError,
    UnknownError,
)
from forumdesk.store.workspace import Workspace
from forumdesk.words import refusals, spoken
from forumdesk.words.template_words import sentence, stock_sentence
from tests.builders import a_workspace, an_event

CARD = replace(stock_named("Avery L4785"), vendor="House of Card", part="7")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path, an_event("OF27")) as made:
        yield made


def _named(name: str) -> Callable[[Workspace], ChangeSet]:
    return lambda workspace: templating.save_template(
        workspace, replace(templating.template(workspace, "standard"), name=name)
    )


def test_a_template_of_the_house_stands_after_those_that_ship_and_reads_as_it_was_kept(workspace: Workspace) -> None:
    own = replace(templating.template(workspace, "photo"), name="Our own")

    templating.save_template(workspace, own)

    assert [(one.name, one.own) for one in templating.templates(workspace)][-2:] == [
        ("name-only", False),
        ("Our own", True),
    ]
    assert templating.template(workspace, "Our own") == own


def test_saving_under_the_same_name_takes_its_place_and_undo_brings_the_old_one_back(workspace: Workspace) -> None:
    _named("Ours")(workspace)
    other = replace(templating.template(workspace, "name-only"), name="Ours")

    templating.save_template(workspace, other)

    assert templating.template(workspace, "Ours") == other
    workspace.undo()
    assert templating.template(workspace, "Ours") != other
    templating.drop_template(workspace, "Ours")
    with pytest.raises(UnknownError):
        templating.template(workspace, "Ours")


def test_a_template_goes_as_a_file_and_comes_back_the_same(workspace: Workspace) -> None:
    chosen = templating.template(workspace, "two-sided")

    assert templating.read_template(templating.template_bytes(chosen)) == chosen


@pytest.mark.parametrize(
    ("use_case", "refusal"),
    [
        (_named("  "), EmptyNameError),
        (_named("standard"), ShippedError),
        (lambda workspace: templating.drop_template(workspace, "photo"), ShippedError),
        (lambda workspace: templating.drop_template(workspace, "Nobody's"), UnknownError),
        (lambda workspace: stocking.save_stock(workspace, stock_named("Avery L4785")), ShippedError),
        (lambda workspace: stocking.drop_stock(workspace, "Avery L4785"), ShippedError),
        (lambda workspace: stocking.drop_stock(workspace, "Nobody's"), UnknownError),
    ],
)
def test_what_cannot_be_kept_or_dropped_is_refused_and_nothing_changes(
    use_case: Callable[[Workspace], ChangeSet], refusal: type[ForumDeskError], workspace: Workspace
) -> None:
    before = len(workspace.history())

    with pytest.raises(refusal):
        use_case(workspace)

    assert len(workspace.history()) == before


def test_a_file_that_is_no_template_is_refused_with_place_and_advice_in_both_languages() -> None:
    with pytest.raises(TemplateRefusedError) as told:
        templating.read_template(b"[1, 2")

    assert told.value.fault == FileFault.NOT_JSON.name
    assert "not JSON" in refusals.sentence(told.value)
    assert "ikke JSON" in spoken.refusal(told.value, "nb")


@pytest.mark.parametrize("fault", list(FileFault))
def test_every_fault_of_a_template_is_said_in_both_languages(fault: FileFault) -> None:
    error = TemplateRefusedError(fault.name, fault.value, "layouts[0]", "this", "that")

    assert sentence(error, "en") != sentence(error, "nb")
    assert sentence(error, "nb").startswith("layouts[0]: ")


def test_a_stock_of_the_house_stands_first_and_is_printed_on_by_its_name(workspace: Workspace) -> None:
    stocking.save_stock(workspace, CARD)

    found = stocking.stocks(workspace)

    assert (found[0].stock, found[0].own) == (CARD, True)
    assert not found[1].own
    assert stocking.stock(workspace, "House of Card 7") == CARD
    assert stocking.stock(workspace, "avery l4785").part == "L4785"
    stocking.drop_stock(workspace, "House of Card 7")
    with pytest.raises(UnknownError):
        stocking.stock(workspace, "House of Card 7")


@pytest.mark.parametrize(
    ("stock", "fault"),
    [(replace(CARD, columns=4), StockFault.BEYOND_RIGHT), (replace(CARD, gap_x=-2), StockFault.OVERLAP)],
)
def test_a_stock_that_was_measured_wrongly_is_refused(stock: Stock, fault: StockFault, workspace: Workspace) -> None:
    with pytest.raises(StockRefusedError) as told:
        stocking.save_stock(workspace, stock)

    assert told.value.fault is fault


@pytest.mark.parametrize("fault", list(StockFault))
def test_every_fault_of_a_stock_is_said_in_both_languages(fault: StockFault) -> None:
    for name in ("House of Card 7", ""):
        error = StockRefusedError(name, fault)

        assert stock_sentence(error, "en") != stock_sentence(error, "nb")
