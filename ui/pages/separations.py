"""The page of separation rules: who is kept apart from whom, and what each rule finds today."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt

from forumdesk.changes import Change, ChangeSet
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind, SeparationRule
from forumdesk.services import keeping_apart
from forumdesk.services.drafting import Begun
from forumdesk.services.keeping_apart import RuleView
from ui import words
from ui.desk import Desk
from ui.models.separation_rows import Offered, Wanted, offered, rule_of, searched, separations_model, written
from ui.pages.families import APART
from ui.pages.list_page import ListPage
from ui.pages.separation_pane import SeparationPane
from ui.pages.separation_trial import CopyMenu, Trials
from ui.widgets.chips import Chip
from ui.widgets.target import Target

_NEW = ""
_USUAL_MINUTES = 30


class SeparationsPage(ListPage[RuleView]):
    """What is written in the inspector is tried at once; the workspace has it once it is applied.

    Until then it is a draft, which stays while other rules are looked at.
    """

    name = "separations"
    judges = True
    first = "separations.add"
    family = APART
    reads = (
        *("separation_rule", "person", "participation", "organisation", "delegation", "event"),
        *("session", "session_role", "room", "cancellation", "acceptance"),
    )
    widths = (
        (780, (150, 140, 226, 76, 96, 136)),
        (600, (150, 124, 176, 76, 0, 120)),
        (0, (140, 140, 0, 0, 0, 130)),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, separations_model())
        self.pane = self.details = SeparationPane()
        self._begun: dict[str, SeparationRule] = {}
        self.offered: Offered | None = None
        self.trials = Trials(desk, self)
        self._new, self._quiet = False, False
        self.finding = Chip("separations.only-finding", toggles=True)
        self.finding.offer([])
        self.chips.insertWidget(1, self.finding)
        self.finding.changed.connect(lambda _: self.keep())
        self.events = CopyMenu(desk, self)
        self.copy = self.act("separations.copy", lambda: self.events.open_below(self.head), icon="copy", keys="copy")
        to_sheet = Target("separation-sheet")
        self.act("separation-sheet.open", lambda: self.asked.emit(to_sheet), icon="print", keys="print")
        self.act("separations.add", self.begin, icon="add", primary=True, keys="new")
        self.remove = self.act("separations.remove", self._remove, keys="remove")
        # In the pane beside the page the key is the fields'.
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.pane.edited.connect(self._draft)
        self.pane.applied.connect(self._apply)
        self.pane.dropped.connect(self._drop)
        self.pane.asked.connect(self.asked)
        self.trials.answered.connect(lambda preview: self.pane.show_preview(preview, self._new))
        self.empty.way.clicked.connect(lambda: self.finding.put(None))
        # What finds something stands first until somebody sorts otherwise.
        self.table.sortByColumn(len(self.model.columns) - 1, Qt.SortOrder.AscendingOrder)
        self.look(None)

    def reload(self) -> None:
        self.trials.renew(self.event_code)
        self.offered = None
        self.desk.read(partial(keeping_apart.rules, event_code=self.event_code), self.fill)

    def retell(self) -> None:
        self.pane.form.retell()
        self.offered = None
        super().retell()

    def hear(self, change_set: ChangeSet) -> None:
        """What was applied is no draft any more; a rule that was made is what is looked at next."""
        super().hear(change_set)
        for one in change_set.changes:
            if one.table == "separation_rule" and one.after is not None:
                self._settle(one)

    def _settle(self, change: Change) -> None:
        draft = self._begun.get(_NEW if change.before is None else change.row_id)
        after = change.after or {}
        if draft is not None and (draft.left, draft.right, draft.kind) == tuple(
            after[name] for name in ("left", "right", "kind")
        ):
            del self._begun[draft.id]
            self._new = self._new and draft.id != _NEW
        if change.before is None:
            self._sought = str(after["code"])

    def drafts(self) -> tuple[Begun, ...]:
        """Rules that were written and not applied, each about its own row."""
        return tuple(Begun(self.name, one.code, written(one)) for one in self._begun.values())

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        rule = rule_of(dict(fields))
        self._begun[rule.id] = rule
        if rule.id == _NEW:
            self.begin()
        else:
            self.look(self.chosen)

    def text_of(self, row: RuleView) -> str:
        return searched(row)

    def fill(self, rows: Iterable[RuleView]) -> None:
        self._quiet = True
        super().fill(rows)
        self._quiet = False
        self.look(self.chosen)

    def keep(self) -> None:
        """Narrow to what the field and the chip ask for."""
        at = self.table.picked_id()
        wanted = Wanted(self.field.text().strip(), bool(self.finding.value))
        self.model.keep(wanted.fits if wanted != Wanted() else None)
        self.show_rows()
        self.table.pick(self.model.row_of(at))

    def seek(self, target: Target) -> None:
        self.finding.put(None)
        super().seek(target)

    def look(self, row: RuleView | None) -> None:
        if self._quiet:
            return
        self.trials.forget()
        self._new = self._new and row is None
        draft = self._begun.get(row.rule.id if row else _NEW) if row or self._new else None
        self.pane.show_rule(row, draft)
        self.remove.setEnabled(row is not None)
        self._offer()
        if draft is not None:
            self.trials.ask(draft)

    def begin(self) -> None:
        """Write a new rule, or go on with the one that was begun."""
        self._new = True
        self.table.setCurrentIndex(QModelIndex())
        self.table.clearSelection()
        self.look(None)
        self.details_asked.emit()

    def _offer(self) -> None:
        """Everybody there is to choose from is read once somebody may need it."""
        row = self.chosen
        self._allow_copy(row)
        if row is None and not self._new:
            return
        if self.offered is None:
            self.desk.read(partial(offered, event_code=self.event_code), self._take_offered)
        else:
            self._take_offered(self.offered)

    def _take_offered(self, found: Offered) -> None:
        self.offered = found
        if self._new and _NEW not in self._begun:
            self._begun[_NEW] = _blank(found)
            self.pane.show_rule(None, self._begun[_NEW])
            self.trials.ask(self._begun[_NEW])
        self.pane.offer(found)
        self._allow_copy(self.chosen)

    def _allow_copy(self, row: RuleView | None) -> None:
        everywhere = row is not None and row.rule.event_id is None
        self.copy.setEnabled(self.events.offer(row, self.offered))
        words.put(self.copy, "separations.copy-everywhere" if everywhere else "separations.copy", words.Slot.TIP)

    def _draft(self, rule: SeparationRule) -> None:
        stands = self.chosen.rule if self.chosen else None
        before = self._begun.get(rule.id, stands)
        if rule == stands:
            self._drop()
            return
        self._begun[rule.id] = rule
        if self.offered is not None and before is not None and before.scope is not rule.scope:
            self.pane.offer(self.offered)
        self.trials.ask(rule)

    def _apply(self) -> None:
        draft = self._begun.get(self.chosen.rule.id if self.chosen else _NEW)
        if draft is not None:
            self.desk.change(partial(keeping_apart.change if draft.id else keeping_apart.add, rule=draft))

    def _drop(self) -> None:
        row = self.chosen
        self._begun.pop(row.rule.id if row else _NEW, None)
        self._new = False
        self.look(row)

    def _remove(self) -> None:
        row = self.chosen
        if row is not None:
            self._begun.pop(row.rule.id, None)
            self.desk.change(partial(keeping_apart.remove, rule_id=row.rule.id))


def _blank(found: Offered) -> SeparationRule:
    """Delegations at this event, as most rules are; people where the event has none."""
    scope = Scope.DELEGATION if found.picks[Scope.DELEGATION] else Scope.PERSON
    kind, minutes = SeparationKind.NO_SAME_ZONE, _USUAL_MINUTES
    return SeparationRule(_NEW, "", found.here, scope, "", "", kind, minutes, "", RuleVisibility.ORGANISER_ONLY)
