"""Stocks of paper: those that ship, and those the house measured itself, which the workspace keeps."""

import json
from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.collation import sort_key
from forumdesk.domain.stationery import Sheet, Stationery, StationeryType, StockFault, stock_fault
from forumdesk.exporters import stocks as papers
from forumdesk.exporters.stocks import Stock, row_of, stock_of
from forumdesk.services.errors import ShippedError, StockRefusedError, UnknownError
from forumdesk.services.templating import drop, keep
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StockView:
    """A stock that can be chosen; `own` where the house measured it."""

    stock: Stock
    own: bool


def stocks(workspace: Workspace) -> tuple[StockView, ...]:
    """Those of the house by name, then those that ship."""
    own = sorted(
        map(_stock, workspace.where(Stationery, type=StationeryType.STOCK)), key=lambda one: sort_key(one.name)
    )
    return (*(StockView(one, True) for one in own), *(StockView(one, False) for one in papers.all_stocks()))


def stock(workspace: Workspace, name: str) -> Stock:
    """The stock called "Vendor part"; UnknownError for a name that none has."""
    try:
        return papers.stock_named(name)
    except papers.UnknownStockError as error:
        found = workspace.where(Stationery, type=StationeryType.STOCK, name=name)
        if not found:
            raise UnknownError("stock", name) from error
        return _stock(found[0])


def fault_of(measured: Stock) -> StockFault | None:
    """Why it cannot be printed on; none where it can."""
    return stock_fault(
        measured.name,
        Sheet(
            measured.page_width,
            measured.page_height,
            measured.columns,
            measured.rows,
            measured.width,
            measured.height,
            measured.left,
            measured.top,
            measured.gap_x,
            measured.gap_y,
            measured.corner,
        ),
    )


def read_stock(content: bytes) -> Stock:
    """The stock in a file; StockRefusedError where there is none."""
    try:
        found = stock_of(json.loads(content))
        # JSON can name half a character, which no file could hold.
        json.dumps(row_of(found), ensure_ascii=False).encode()
        return found
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise StockRefusedError("", StockFault.UNREADABLE) from error


def save_stock(workspace: Workspace, measured: Stock) -> ChangeSet:
    """Keep it under its name, in place of the one that had it. StockRefusedError, ShippedError."""
    fault = fault_of(measured)
    if fault is not None:
        raise StockRefusedError(measured.name.strip(), fault)
    if _ships(measured.name):
        raise ShippedError(measured.name)
    with workspace.transaction(Label.STOCK_SAVED) as tx:
        keep(tx, StationeryType.STOCK, measured.name, json.dumps(row_of(measured), ensure_ascii=False))
    return tx.change_set


def drop_stock(workspace: Workspace, name: str) -> ChangeSet:
    """UnknownError, ShippedError."""
    if _ships(name):
        raise ShippedError(name)
    with workspace.transaction(Label.STOCK_REMOVED) as tx:
        drop(tx, StationeryType.STOCK, name, "stock")
    return tx.change_set


def _ships(name: str) -> bool:
    try:
        papers.stock_named(name)
    except papers.UnknownStockError:
        return False
    return True


def _stock(kept: Stationery) -> Stock:
    return read_stock(kept.content.encode())
