"""The page of organisations: who people come from, and how each is named on paper."""

from functools import partial

from PySide6.QtWidgets import QWidget

from forumdesk.services import organising
from forumdesk.services.organising import OrganisationView
from forumdesk.services.typed import several_of
from ui import words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.models.organisation_rows import organisations_model
from ui.pages.list_page import ListPage
from ui.widgets import parts
from ui.widgets.fields import CheckField, ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.nav import Count
from ui.widgets.target import Target

_SUPPORT = ("core", "project", "none")


def joined(values: object) -> str:
    """Several values in one field."""
    return ", ".join(str(value) for value in values) if isinstance(values, tuple) else str(values)


class OrganisationPane(QWidget):
    """One organisation; `show_view(None)` empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.name = parts.text(look="inspected")
        self.people = parts.button("page.people", "people", "link")
        self.form = Form()
        self.form.add("name", TextField("organisations.name"), wide=True)
        self.form.add("short", TextField("organisations.short"))
        self.form.add("country", TextField("column.country"))
        self.form.add("aliases", TextField("organisations.aliases", several_of, joined), wide=True)
        self.form.add("type", TextField("column.type"))
        self.form.add("support", ChoiceField("organisations.support", []))
        self.form.add("pillars", TextField("organisations.pillars", several_of, joined), wide=True)
        for name in ("local", "women_led", "neutral"):
            self.form.add(name, CheckField(f"organisations.{name.replace('_', '-')}"), wide=True)
        self.neutral = parts.text("organisations.neutral-means", "hint")
        self.form.add("source", TextField("organisations.source"), wide=True)
        outer = parts.column(
            self.name, self.people, self.form, self.neutral, None, margins=(20, 16, 20, 20), spacing=10
        )
        self.setLayout(outer)

    def show_view(self, view: OrganisationView | None, anew: bool) -> None:
        parts.put_title(self.name, view.organisation.name if view else "")
        for part in (self.form, self.neutral):
            part.setVisible(view is not None)
        self.people.setVisible(bool(view and view.here))
        if view is None:
            return
        words.put(self.people, "organisations.people", words.Slot.TEXT, words.Slot.NAME, n=view.here)
        support = self.form.fields["support"]
        if isinstance(support, ChoiceField):
            support.offer([(one, words.say(f"support.{one}")) for one in _SUPPORT])
        one = view.organisation
        values: dict[str, object] = {name: getattr(one, name) for name in self.form.fields}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)


class OrganisationsPage(ListPage[OrganisationView]):
    """Every edit is one step that can be undone; a removed one leaves its people without one."""

    name = "organisations"
    first = "organisations.add"
    reads = ("organisation", "person", "participation")
    widths = ((860, (300, 140, 80, 200, 80, 80)), (640, (300, 140, 80, 0, 80, 0)), (0, (300, 0, 80, 0, 80, 0)))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, organisations_model())
        self.pane = self.details = OrganisationPane()
        self._shown = ""
        self.act("organisations.add", self._ask_name, icon="add", primary=True, keys="new")
        self.remove = self.act("organisations.remove", self._remove, keys="remove")
        self.pane.form.edited.connect(self._edit)
        self.pane.people.clicked.connect(self._go_to_people)
        self.look(None)

    def reload(self) -> None:
        self.desk.read(partial(organising.organisations, event_code=self.event_code), self._take)

    def text_of(self, row: OrganisationView) -> str:
        one = row.organisation
        return "\n".join((one.name, one.short, *one.aliases, one.type, one.country))

    def look(self, row: OrganisationView | None) -> None:
        row_id = row.organisation.id if row else ""
        self.pane.show_view(row, row_id != self._shown)
        self._shown = row_id
        self.remove.setEnabled(row is not None)

    def _take(self, views: list[OrganisationView]) -> None:
        self.fill(views)
        self.counted.emit(Count(len(views)))

    def _edit(self, field: str, value: object) -> None:
        self.desk.change(partial(organising.change, organisation_id=self._shown, field=field, value=value))

    def _ask_name(self) -> None:
        dialog = NamingDialog("organisations.add", ("organisations.name",), "organisations.do-add", self)
        dialog.accepted.connect(lambda: self.desk.change(partial(organising.add, name=dialog.texts()[0])))
        dialog.open()

    def _remove(self) -> None:
        if self._shown:
            self.desk.change(partial(organising.remove, organisation_id=self._shown))

    def _go_to_people(self) -> None:
        if self.chosen is not None:
            self.asked.emit(Target("people", wanted=(("organisation", self.chosen.organisation.name),)))
