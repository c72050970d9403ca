"""The page of delegations: who they are, who leads them, how many were agreed and how many come."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.services import delegating
from forumdesk.services.delegating import DelegationView
from forumdesk.services.typed import number_of
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.models.organisation_rows import Delegations, coming, delegations, delegations_model
from ui.pages.list_page import ListPage
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.target import Target


class DelegationPane(QWidget):
    """One delegation and its members; `show_view(None)` empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.name = parts.text(look="inspected")
        self.coming = parts.text(look="second")
        self.form = Form()
        self.form.add("code", TextField("column.code"))
        self.form.add("side", TextField("column.side"))
        self.head = ChoiceField("column.head", [])
        self.form.add("head", self.head, wide=True)
        self.form.add("agreed_size", TextField("delegations.agreed-size", number_of))
        self.form.add("lead_rank", TextField("column.lead-rank"))
        self.form.add("accompanying", TextField("delegations.accompanying"), wide=True)
        self._heading = parts.label("delegations.members", "section")
        self.members = QVBoxLayout()
        theme.fit(self.members, spacing=2)
        outer = parts.column(self.name, self.coming, self.form, self._heading, margins=(20, 16, 20, 20), spacing=10)
        outer.addLayout(self.members)
        outer.addStretch(1)
        self.setLayout(outer)

    def show_view(self, view: DelegationView | None, anew: bool) -> None:
        parts.put_title(self.name, view.delegation.code if view else "")
        self.coming.setText(words.count("delegations.coming", view.coming, of=coming(view).text) if view else "")
        self.form.setVisible(view is not None)
        self._heading.setVisible(bool(view and view.members))
        if view is None:
            return
        one = view.delegation
        values: dict[str, object] = {name: getattr(one, name) for name in self.form.fields if name != "head"}
        values["head"] = view.head
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)


class DelegationsPage(ListPage[DelegationView]):
    """A new code goes to the members and to the separation rules that name it."""

    name = "delegations"
    first = "delegations.add"
    family = ("people", "delegations", "duplicates")
    reads = ("delegation", "participation", "person", "event")
    widths = ((700, (180, 150, 200, 110, 140)), (500, (180, 0, 180, 110, 0)), (0, (160, 0, 0, 110, 0)))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, delegations_model())
        self.pane = self.details = DelegationPane()
        self._shown = ""
        self._people: list[tuple[str, str]] = []
        self.act("delegations.add", self._ask_code, icon="add", primary=True, keys="new")
        self.remove = self.act("delegations.remove", self._remove, keys="remove")
        self.pane.form.edited.connect(self._edit)
        self.look(None)

    def reload(self) -> None:
        self.desk.read(partial(delegations, event_code=self.event_code), self._take)

    def text_of(self, row: DelegationView) -> str:
        return "\n".join((row.delegation.code, row.delegation.side, *(name for _, name in row.members)))

    def look(self, row: DelegationView | None) -> None:
        row_id = row.delegation.id if row else ""
        self._offer_heads(row)
        self.pane.show_view(row, row_id != self._shown)
        self._shown = row_id
        self.remove.setEnabled(row is not None)
        self._show_members(row)

    def _take(self, found: Delegations) -> None:
        self._people = found.people
        self.fill(found.rows)

    def _offer_heads(self, row: DelegationView | None) -> None:
        """Its members first: one of them leads it, as a rule."""
        members = row.members if row else ()
        others = [pair for pair in self._people if pair[0] not in dict(members)]
        nobody = ("", words.say("delegations.nobody"))
        self.pane.head.offer([nobody, *members, *others])

    def _show_members(self, row: DelegationView | None) -> None:
        while (item := self.pane.members.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for ref, name in row.members if row else ():
            link = parts.button("page.people", look="link")
            words.put(link, "delegations.member", name=name)
            words.put(link, "delegations.go-member", words.Slot.NAME, name=name)
            link.clicked.connect(lambda _=False, to=ref: self.asked.emit(Target("people", to)))
            self.pane.members.addWidget(link)
            link.show()

    def _edit(self, field: str, value: object) -> None:
        if field == "head":
            self.desk.change(partial(delegating.change_head, delegation_id=self._shown, ref=str(value)))
        else:
            self.desk.change(partial(delegating.change, delegation_id=self._shown, field=field, value=value))

    def _ask_code(self) -> None:
        code = self.event_code
        if code is None:
            return
        dialog = NamingDialog("delegations.add", ("column.code",), "delegations.do-add", self)
        dialog.accepted.connect(
            lambda: self.desk.change(partial(delegating.add, event_code=code, code=dialog.texts()[0]))
        )
        dialog.open()

    def _remove(self) -> None:
        if self._shown:
            self.desk.change(partial(delegating.remove, delegation_id=self._shown))
