"""Somebody new at the event: one name is enough, the rest can wait."""

from functools import partial

from PySide6.QtWidgets import QCompleter, QDialog, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.services import attending
from forumdesk.services.attending import NewPerson
from forumdesk.services.person_fields import addresses_of
from ui import theme, words
from ui.desk import Desk
from ui.models.people_rows import category_word
from ui.widgets import parts
from ui.widgets.event_bar import Place
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form


class AddPersonDialog(QDialog):
    """Closes once the person is there; a refusal is said here, and what was typed stays."""

    def __init__(self, desk: Desk, place: Place, organisations: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._desk, self._place = desk, place
        self.form = Form()
        self._fields(organisations)
        self.wrong = parts.text(look="wrong")
        self.wrong.hide()
        self.go = parts.button("people.add", "add", "primary")
        self.go.setDefault(True)
        cancel = parts.button("unlock.cancel")
        at = parts.label(look="second")
        words.put(at, "people.add-at", event=f"{place.series} {place.name}".strip())
        # In one line: at 200 % the whole must fit a screen of 800 pixels.
        heading = parts.row(parts.label("people.add", "card"), at, None)
        foot = parts.row(None, cancel, self.go)
        self.setLayout(parts.column(heading, self.form, self.wrong, foot, margins=(24, 18, 24, 18), spacing=12))
        theme.fit(self, minimumWidth=520)
        self.go.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        desk.failed.connect(self._refused)
        desk.changed.connect(self._made)
        self._asked = False
        self._weigh()

    def _fields(self, organisations: list[str]) -> None:
        add = self.form.add
        for name in ("given_name", "family_name"):
            add(name, TextField(f"person.{name}"))
        add("native_name", TextField("person.native_name"), wide=True)
        organisation = TextField("column.organisation")
        completer = QCompleter(organisations, organisation)
        completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
        organisation.edit.setCompleter(completer)
        add("organisation", organisation)
        add("emails", TextField("person.emails", addresses_of, _joined))
        add("category", ChoiceField("column.category", [(one, category_word(one)) for one in Category]))
        add("answer", ChoiceField("column.answer", [(one, words.say(f"answer.{one}")) for one in Answer]))
        add(
            "visibility",
            ChoiceField("people.visibility", [(one, words.say(f"visibility.{one}")) for one in Visibility]),
        )
        add("alias", TextField("people.alias"))
        self.form.fill_anew({"answer": Answer.PROPOSED, "visibility": Visibility.PARTICIPANTS})
        for name in ("given_name", "family_name", "native_name"):
            self._text(name).edit.textChanged.connect(lambda _: self._weigh())

    def _text(self, name: str) -> TextField:
        field = self.form.fields[name]
        if not isinstance(field, TextField):
            raise TypeError(name)
        return field

    def _typed(self, name: str) -> str:
        return self._text(name).edit.text().strip()

    def _chosen(self, name: str) -> object:
        field = self.form.fields[name]
        return field.combo.currentData() if isinstance(field, ChoiceField) else None

    def _weigh(self) -> None:
        self.go.setEnabled(any(self._typed(name) for name in ("given_name", "family_name", "native_name")))

    def _ask(self) -> None:
        self.form.refuse("emails", None)
        try:
            emails = addresses_of(self._typed("emails"))
        except ForumDeskError as error:
            self.form.refuse("emails", error)
            self.form.fields["emails"].setFocus()
            return
        category = self._chosen("category")
        alias = self._typed("alias")
        visibility = Visibility(str(self._chosen("visibility")))
        new = NewPerson(
            self._typed("given_name"),
            self._typed("family_name"),
            self._typed("native_name"),
            self._typed("organisation"),
            emails,
            Category(str(category)) if category else None,
            Answer(str(self._chosen("answer"))),
            visibility,
            alias,
        )
        self.wrong.hide()
        self._asked = True
        self._desk.change(partial(attending.add, event_code=self._place.code, new=new))

    def _made(self, change_set: ChangeSet) -> None:
        if self._asked and change_set.touches("person"):
            self.accept()

    def _refused(self, error: ForumDeskError) -> None:
        if self._asked and self.isVisible():
            self._asked = False
            self.wrong.setText(words.refusal(error))
            self.wrong.show()


def _joined(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else ""
