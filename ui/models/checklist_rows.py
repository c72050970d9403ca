"""Checklist items as a table: list by list and group by group, with when each is due and who has it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from forumdesk.domain.checklists import ItemStatus, Urgency
from forumdesk.domain.collation import found_in
from forumdesk.services import checklisting
from forumdesk.services.checklisting import ItemView
from forumdesk.store.workspace import Workspace
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.overview_rows import due_said
from ui.models.rows import Column, RowsModel

_ICONS = {ItemStatus.OPEN: "proposed", ItemStatus.DONE: "ok", ItemStatus.NOT_RELEVANT: "less"}
_TOKENS = {ItemStatus.OPEN: "text2", ItemStatus.DONE: "ok", ItemStatus.NOT_RELEVANT: "text3"}


@dataclass(frozen=True, slots=True)
class Line:
    """An item, or the heading of its group."""

    checklist: str
    group: str
    view: ItemView | None = None
    size: int = 0

    @property
    def line_id(self) -> str:
        return self.view.item.id if self.view else f"group-{self.checklist}-{self.group}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the field and the chips ask for; empty asks for nothing."""

    text: str = ""
    status: str = ""
    checklist: str = ""
    due: bool = False

    def fits(self, view: ItemView) -> bool:
        item = view.item
        return (
            (not self.status or item.status == self.status)
            and (not self.checklist or item.checklist == self.checklist)
            and (not self.due or view.pressing)
            and (not self.text or found_in(self.text, (item.text, item.owner, item.note, item.group)))
        )

    def of(self, lines: Iterable[Line]) -> list[Line]:
        """The items that fit, and the headings that still have some, with how many."""
        every = list(lines)
        fitting = {one.line_id for one in every if one.view is not None and self.fits(one.view)}
        counted = Counter((one.checklist, one.group) for one in every if one.line_id in fitting)
        return [
            one if one.view is not None else replace(one, size=counted[one.checklist, one.group])
            for one in every
            if one.line_id in fitting or (one.view is None and counted[one.checklist, one.group])
        ]


def lines(workspace: Workspace, event_code: str | None) -> list[Line]:
    """Headings and items of one event; none without an event."""
    if event_code is None:
        return []
    groups: dict[tuple[str, str], list[Line]] = {}
    for view in checklisting.items(workspace, event_code):
        line = Line(view.item.checklist, view.item.group or view.item.section, view)
        groups.setdefault((line.checklist, line.group), []).append(line)
    found: list[Line] = []
    for (checklist, group), some in groups.items():
        found += [Line(checklist, group, size=len(some)), *some]
    return found


def list_said(name: str) -> str:
    """The name of a list; one that no table knows keeps its own."""
    key = f"checklist.list.{name}"
    return words.say(key) if key in words.table() else name


def status_said(status: ItemStatus) -> str:
    return words.say(f"checklist.status.{status}")


def group_said(line: Line) -> str:
    """The name of a group; one that somebody made up keeps its own. Without a group, that of the list."""
    key = f"checklist.group.{line.group}"
    if key in words.table():
        return words.say(key)
    return line.group or list_said(line.checklist)


def _text(line: Line) -> Cell:
    if line.view is None:
        beside = (
            words.figure(line.size) if not line.group else f"{list_said(line.checklist)} · {words.figure(line.size)}"
        )
        return Cell(group_said(line), beside, 600, head=True)
    item = line.view.item
    token = "warn_mark" if line.view.pressing else _TOKENS[item.status]
    return Cell(item.text, "", 500, sign=Sign(_ICONS[item.status], token), faded=not line.view.open)


def _due(line: Line) -> Cell:
    view = line.view
    if view is None or view.due is None:
        return Cell()
    if not view.open:
        return Cell(due_said(_plain(view)), token="text3", faded=True)
    sign = Sign("clock", "warn") if view.pressing else None
    return Cell(
        due_said(view), token="warn" if view.pressing else "text2", sign=sign, strong=500 if view.pressing else 400
    )


def _plain(view: ItemView) -> ItemView:
    """The day alone: what is done is not late any more."""
    return replace(view, urgency=Urgency.LATER)


def _owner(line: Line) -> Cell:
    return Cell(line.view.item.owner, token="text2", faded=not line.view.open) if line.view else Cell()


def _status(line: Line) -> Cell:
    return Cell(status_said(line.view.item.status), token="text2", faded=not line.view.open) if line.view else Cell()


def said(line: Line) -> str:
    """An item as a sentence: what, who, when, how it stands."""
    if line.view is None:
        return f"{_text(line).text}, {words.figure(line.size)}"
    item = line.view.item
    parts = (item.text, item.owner, _due(line).text, status_said(item.status))
    return ", ".join(part for part in parts if part)


def checklist_model() -> RowsModel[Line]:
    columns = (
        Column("item", _text),
        Column("due", _due),
        Column("owner", _owner),
        Column("status", _status),
    )
    return RowsModel(columns, lambda line: line.line_id, said)
