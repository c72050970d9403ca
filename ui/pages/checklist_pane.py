"""One item of a checklist beside the list, to be edited."""

from datetime import date

from PySide6.QtWidgets import QWidget

from forumdesk.domain.checklists import ItemStatus
from forumdesk.services import typed
from ui.models import checklist_rows as rows
from ui.models.checklist_rows import Line
from ui.models.days import plain_day
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, LongField, TextField
from ui.widgets.form import Form


class ItemPane(QWidget):
    """`form` tells of each edit; which item it is about is the page's business."""

    def __init__(self) -> None:
        super().__init__()
        self.hint, self.head = parts.text("inspector.empty"), parts.text(look="section")
        self.form = Form()
        self.form.add("text", LongField("checklist.text", 3), wide=True)
        self.form.add("status", ChoiceField("column.status", []), wide=True)
        self.form.add("owner", TextField("column.owner"), wide=True)
        self.form.add("due", TextField("column.due", typed.day_of, _day_text, hint="checklist.due-hint"), wide=True)
        self.form.add("note", LongField("checklist.note", 5), wide=True)
        self.offer()
        head = parts.column(self.hint, self.head, margins=(0, 0, 28, 0))
        self.setLayout(parts.column(head, self.form, None, margins=(20, 16, 20, 20), spacing=12))
        self.show_line(None)

    def offer(self) -> None:
        """The words of the ways an item can stand, in the language in force."""
        status = self.form.fields["status"]
        if isinstance(status, ChoiceField):
            status.offer([(one, rows.status_said(one)) for one in ItemStatus])

    def show_line(self, line: Line | None, anew: bool = True) -> None:
        view = line.view if line else None
        self.hint.setVisible(view is None)
        self.form.setVisible(view is not None)
        self.head.setVisible(view is not None)
        if line is None or view is None:
            return
        self.head.setText(" · ".join(dict.fromkeys((rows.list_said(line.checklist), rows.group_said(line)))))
        item = view.item
        values = {"text": item.text, "status": item.status, "owner": item.owner, "due": view.due, "note": item.note}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)


def _day_text(value: object) -> str:
    return plain_day(value) if isinstance(value, date) else ""
