"""The fields of a person and of their visit, in sections; which of them are kept back of somebody protected."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCompleter, QLabel, QSizePolicy, QWidget

from forumdesk.domain.covers import FORM_FIELDS, Form
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.moments import When
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import NameOrder, Person
from forumdesk.services.person_fields import addresses_of, birth_day_of, when_of
from forumdesk.services.typed import day_of, several_of
from ui import words
from ui.models.people_rows import category_word, full_moment_text
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, Field, LongField, TextField
from ui.widgets.form import Form as FieldsForm
from ui.widgets.note import NoteCard

PERSON, VISIT = "person", "visit"
Values = Mapping[str, object]


@dataclass(slots=True)
class Clock:
    """Where the clock hangs that times are typed by, and a day they are about."""

    zone: str = "UTC"
    near: date | None = None

    def read(self, text: str) -> When | None:
        return when_of(text, self.zone, self.near)

    def write(self, when: object) -> str:
        return full_moment_text(when, self.zone) if isinstance(when, When) else ""


def day_text(day: object) -> str:
    """14 June 1971."""
    if not isinstance(day, date):
        return ""
    norwegian = words.language() == "nb"
    months = QLocale("nb_NO" if norwegian else "en_GB")
    return f"{day.day}{'.' if norwegian else ''} {months.monthName(day.month)} {day.year}"


def joined(values: object) -> str:
    return ", ".join(values) if isinstance(values, tuple) else ""


def categories() -> list[tuple[object, str]]:
    return [(one, category_word(one)) for one in Category]


def answers() -> list[tuple[object, str]]:
    return [(one, words.say(f"answer.{one}")) for one in Answer]


def visibilities() -> list[tuple[object, str]]:
    return [(one, words.say(f"visibility.{one}")) for one in Visibility]


def _agreed() -> list[tuple[object, str]]:
    """Not asked is a third answer, and no box shows three."""
    return [(None, words.say("people.not-known")), (True, words.say("people.yes")), (False, words.say("people.no"))]


def orders() -> list[tuple[object, str]]:
    return [(one, words.say(f"name-order.{one}")) for one in NameOrder]


CHOICES: dict[str, Callable[[], list[tuple[object, str]]]] = {
    "visit.category": categories,
    "visit.answer": answers,
    "visit.visibility": visibilities,
    "person.name_order": orders,
    "visit.consent_photo": _agreed,
    "visit.consent_recording": _agreed,
    "person.local_actor": _agreed,
    "person.women_led_org": _agreed,
}
LABELS = {
    "visit.category": "column.category",
    "visit.answer": "column.answer",
    "visit.delegation": "column.delegation",
    "visit.visibility": "people.visibility",
    "visit.alias": "people.alias",
    "visit.alias_badge": "people.alias-badge",
    "visit.alias_hotel": "people.alias-hotel",
    "visit.alias_driver": "people.alias-driver",
    "visit.alias_invite": "people.alias-invite",
    "visit.arrival": "column.arrives",
    "visit.departure": "people.leaves",
    "person.organisation": "column.organisation",
}
TIMES = ("visit.arrival", "visit.departure")
_LONG = ("person.notes", "visit.notes")
_SEVERAL = ("person.languages", "person.phones", "visit.access_zones")
WIDE = frozenset(
    {
        *("person.native_name", "person.title_line", "person.salutation", "person.envelope_line", "person.emails"),
        *(
            "person.organisation",
            "person.name_order",
            "person.phones",
            "person.languages",
            "visit.access_need",
            "visit.sponsor",
        ),
        *_LONG,
    }
)
_COVERS = "people.covers"
# Heading, whether it is kept back of somebody protected, fields; the first two stand above the sessions.
SECTIONS: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    (
        "people.printed",
        True,
        ("person.honorific", "person.print_name_typed", "person.native_name", "person.title_line"),
    ),
    (
        "people.at-event",
        False,
        (
            *("visit.answer", "visit.visibility", "visit.delegation", "visit.alias"),
            *("visit.arrival", "visit.departure"),
        ),
    ),
    (_COVERS, False, tuple(f"visit.{name}" for name in FORM_FIELDS)),
    (
        "people.stay",
        False,
        ("visit.category", "visit.access_zones", "visit.arrival_place", "visit.departure_place"),
    ),
    ("people.needs", False, ("visit.diet", "visit.prayer_need", "visit.access_need")),
    ("people.consent", False, ("visit.consent_photo", "visit.consent_recording")),
    (
        "people.names",
        True,
        (
            *("person.given_name", "person.family_name", "person.name_order", "person.salutation"),
            "person.envelope_line",
        ),
    ),
    ("people.contact", True, ("person.organisation", "person.emails", "person.phones", "person.languages")),
    ("people.protocol", True, ("person.rank_class", "person.office_since")),
    (
        "people.more-known",
        True,
        (
            *("person.birth_date", "person.gender", "person.nationality"),
            *("person.local_actor", "person.women_led_org"),
        ),
    ),
    ("people.notes", True, ("visit.sponsor", "person.notes", "visit.notes")),
)


def _born(text: str) -> date | None:
    return birth_day_of(text, date.today().year)


_TYPED: dict[str, tuple[Callable[[str], object], Callable[[object], str]]] = {
    **dict.fromkeys(_SEVERAL, (several_of, joined)),
    "person.emails": (addresses_of, joined),
    "person.birth_date": (_born, day_text),
    "person.office_since": (day_of, day_text),
}


def make_field(name: str, clock: Clock) -> Field:
    """The field of a name such as visit.arrival. It is as wide as there is room, however long its label is."""
    field = _field(name, LABELS.get(name, name), clock)
    field.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return field


def _field(name: str, label: str, clock: Clock) -> Field:
    if name in CHOICES:
        return ChoiceField(label, CHOICES[name]())
    if name == "visit.delegation":
        return ChoiceField(label, [])
    if name in _LONG:
        return LongField(label)
    if name in TIMES:
        return TextField(label, clock.read, clock.write, hint="people.time-hint")
    return TextField(label, *_TYPED[name]) if name in _TYPED else TextField(label)


class Section(QWidget):
    """A heading and its form."""

    def __init__(self, heading: str, secret: bool) -> None:
        super().__init__()
        self.secret = secret
        self.form = FieldsForm()
        self.heading: QLabel = parts.label(heading, "section")
        outer = parts.column(self.heading, margins=(0, 8, 0, 0), spacing=8)
        if heading == _COVERS:
            outer.addWidget(parts.text("people.covers-how"))
        outer.addWidget(self.form)
        self.setLayout(outer)


def values_of(person: Person | None, one: Participation | None, organisation: str) -> dict[str, object]:
    """Both as the form names them; of a person who is kept back nothing, so that the fields are empty."""
    found: dict[str, object] = {}
    for owner, thing in ((PERSON, person), (VISIT, one)):
        if thing is not None:
            found |= {f"{owner}.{name}": getattr(thing, name) for name in thing.__slots__}
    if person is not None:
        found |= {"person.print_name_typed": person.print_name, "person.organisation": organisation}
    return found


class PersonForm:
    """Sections as widgets for a pane to place. `edited` carries owner, field and value through `tell`."""

    def __init__(self, tell: Callable[[str, str, object], None]) -> None:
        self._tell = tell
        self.clock = Clock()
        self.sections = [self._section(*one) for one in SECTIONS]
        self.custom = Section("people.custom", True)
        self.custom.hide()
        self.covers = NoteCard()
        self._put_covers()
        self._custom_names: tuple[str, ...] = ()
        self._known = False

    def _section(self, heading: str, secret: bool, names: Iterable[str]) -> Section:
        section = Section(heading, secret)
        for name in names:
            section.form.add(name, make_field(name, self.clock), wide=name in WIDE)
        section.form.edited.connect(self._edited)
        return section

    def _put_covers(self) -> None:
        """Below the cover names, where one of them says too much."""
        section = next(one for one in self.sections if "visit.alias_badge" in one.form.fields)
        layout = section.layout()
        if layout is not None:
            layout.addWidget(self.covers)
        self.covers.hide()

    def tell_covers(self, forms: Iterable[Form]) -> None:
        """Which cover names have a word of the person's own name in them; to be said only while that is open."""
        said = ", ".join(self.fields[f"visit.{form.field}"].label.text() for form in forms)
        if said:
            how = words.say("people.cover-tells-how", forms=said)
            self.covers.tell("warn", words.say("people.cover-tells"), how)
        self.covers.setVisible(bool(said))

    def _edited(self, name: str, value: object) -> None:
        owner, _, field = name.partition(".")
        self._tell(owner, field, value)

    @property
    def fields(self) -> dict[str, Field]:
        return {name: field for one in (*self.sections, self.custom) for name, field in one.form.fields.items()}

    def secret_fields(self) -> Iterable[Field]:
        return (field for one in self.sections if one.secret for field in one.form.fields.values())

    def show(self, values: Values, anew: bool) -> None:
        """Values by name; `anew` when it is about somebody else, and what was typed is dropped."""
        known = self._known = any(name.startswith("person.") for name in values)
        for section in self.sections:
            section.setVisible(known or not section.secret)
            hidden = section.secret and not known
            if anew or hidden:
                section.form.fill_anew({} if hidden else values)
            else:
                section.form.fill(values)
        self._show_custom(values if known else {})

    def show_open(self, values: Values) -> None:
        """What is not kept back, while that stands open."""
        for section in self.sections:
            if not section.secret:
                section.form.fill(values)

    def show_secret(self, values: Values) -> None:
        """Open what was kept back."""
        for section in self.sections:
            if section.secret:
                section.form.fill_anew(values)
                section.show()
        self._show_custom(values)

    def hide_secret(self) -> None:
        """Close it, and keep nothing of it in the fields."""
        for section in self.sections:
            if section.secret:
                section.hide()
                section.form.fill_anew({})
        self._show_custom({})
        self.tell_covers(())

    def offer(self, delegations: Iterable[str], current: str, organisations: list[str]) -> None:
        """Delegations of the event, with the one that stands there now; names of organisations to complete."""
        codes = sorted({*delegations, current} - {""})
        choices: list[tuple[object, str]] = [("", words.say("people.no-delegation")), *((one, one) for one in codes)]
        delegation, organisation = self.fields["visit.delegation"], self.fields["person.organisation"]
        if isinstance(delegation, ChoiceField):
            delegation.offer(choices)
        if isinstance(organisation, TextField):
            completer = QCompleter(organisations, organisation)
            completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
            organisation.edit.setCompleter(completer)

    def pending(self) -> dict[str, str]:
        """What was typed and not finished, of what is not kept back."""
        return {name: text for one in self._not_kept_back() for name, text in one.form.pending().items()}

    def take_up(self, typed: Mapping[str, str]) -> None:
        for section in self._not_kept_back():
            section.form.take_up(typed)

    def _not_kept_back(self) -> Iterable[Section]:
        """Of somebody protected not those that a reveal has opened either: they close by themselves."""
        return (one for one in (*self.sections, self.custom) if self._known or not one.secret)

    def refuse(self, name: str, error: ForumDeskError) -> None:
        """What is wrong with one field, below it."""
        self.fields[name].refuse(words.refusal(error))

    def retell(self) -> None:
        """Choices in the language in force."""
        for name, choices in CHOICES.items():
            field = self.fields[name]
            if isinstance(field, ChoiceField):
                field.offer(choices())

    def _show_custom(self, values: Values) -> None:
        """Columns that a list brought and nobody knew: each a field by its own name."""
        pairs: dict[str, object] = {}
        for owner in (PERSON, VISIT):
            custom = values.get(f"{owner}.custom", ())
            if isinstance(custom, tuple):
                pairs |= {f"{owner}.custom:{name}": value for name, value in custom}
        if tuple(pairs) != self._custom_names:
            self._custom_names = tuple(pairs)
            self._make_custom()
        self.custom.form.fill(pairs)
        self.custom.setVisible(bool(pairs))

    def _make_custom(self) -> None:
        form = FieldsForm()
        for name in self._custom_names:
            field = TextField("people.custom")
            said = name.partition(":")[2]
            for part, slot in ((field.label, words.Slot.TEXT), (field.edit, words.Slot.NAME)):
                words.put(part, "people.custom-field", slot, name=said)
            form.add(name, field, wide=True)
        form.edited.connect(self._edited)
        layout = self.custom.layout()
        if layout is not None:
            layout.replaceWidget(self.custom.form, form)
        self.custom.form.deleteLater()
        self.custom.form = form
