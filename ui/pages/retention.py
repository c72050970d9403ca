"""The page of retention: how long each kind of field is kept, what is due, and letting go of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.changes import ChangeSet
from forumdesk.services import retaining
from forumdesk.services.retaining import Rule
from ui import words
from ui.desk import Desk
from ui.models import retention_rows as rows
from ui.models.retention_rows import retention_model
from ui.pages.history import HistoryPage
from ui.pages.list_page import ListPage
from ui.widgets import parts
from ui.widgets.fields import TextField
from ui.widgets.form import Form

# So many names; of more a number says enough.
_MOST = 12


class RetentionPane(QWidget):
    """One kind of field: its term, to be edited, and whose is due. `let_go` asks for what is due to go."""

    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kept, self.about = parts.text(look="inspected"), parts.text(look="second")
        self.form = Form()
        self.form.add("term", TextField("retention.term", retaining.term_of, hint="retention.term-hint"), wide=True)
        self.how = parts.text("retention.term-how", "hint")
        self._due_head, self.names = parts.label("retention.due", "section"), parts.text(look="")
        self.go = parts.button("retention.let-go", "remove")
        self.go.clicked.connect(self.let_go)
        outer = parts.column(self.kept, self.about, self.form, self.how, margins=(20, 16, 20, 20), spacing=10)
        for part in (self._due_head, self.names):
            outer.addWidget(part)
        outer.addLayout(parts.row(self.go, None))
        outer.addStretch(1)
        self.setLayout(outer)

    def show_row(self, row: Rule | None, anew: bool) -> None:
        parts.put_title(self.kept, rows.kept_said(row.kept) if row else "")
        for part in (self.about, self.form, self.how):
            part.setVisible(row is not None)
        about_due: tuple[QWidget, ...] = (self._due_head, self.names, self.go)
        for widget in about_due:
            widget.setVisible(row is not None and bool(row.refs))
        if row is None:
            return
        self.about.setText(words.say(f"retention.about.{row.kept}"))
        values: dict[str, object] = {"term": str(row.term)}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)
        more = len(row.names) - _MOST
        said = [*row.names[:_MOST], *([words.count("retention.more", more)] if more > 0 else [])]
        self.names.setText("\n".join(said))


class RetentionPage(ListPage[Rule]):
    """Nothing goes by itself: a term that has passed is told here and on the overview until somebody acts."""

    name = "retention"
    family = HistoryPage.family
    reads = ("setting", "person", "participation", "photo", "contact", "event")
    widths = ((760, (220, 220, 150, 150)), (560, (200, 200, 130, 0)), (0, (180, 0, 130, 0)))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, retention_model())
        self._shown = ""
        self.pane = self.details = RetentionPane()
        self.go = self.act("retention.let-go", self.ask, icon="remove", keys="erase")
        self.pane.let_go.connect(self.ask)
        self.pane.form.edited.connect(self._keep_for)
        self.look(None)

    def text_of(self, row: Rule) -> str:
        return rows.said(row)

    def reload(self) -> None:
        self.desk.read(retaining.rules, self.fill)

    def hear(self, change_set: ChangeSet) -> None:
        if any(change_set.touches(table) for table in self.reads):
            self.reload()

    def look(self, row: Rule | None) -> None:
        row_id = row.kept.value if row else ""
        self.pane.show_row(row, row_id != self._shown)
        self._shown = row_id
        self.go.setEnabled(row is not None and bool(row.refs))

    def ask(self) -> None:
        """What would go, and whether an archive is owed; then for good."""
        row = self.chosen
        if row is not None and row.refs:
            # Read when it is wanted: sealing and all that it takes are not needed to look at a list.
            from ui.dialogs.erase import EraseDialog

            EraseDialog(self.desk, row.kept, self.window()).open()

    def _keep_for(self, _field: str, value: object) -> None:
        row = self.chosen
        if row is not None:
            self.desk.change(partial(retaining.keep_for, kept=row.kept, text=str(value)))
