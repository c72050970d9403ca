"""What is chosen on the badge, in exact numbers: one element, several, or the label itself where nothing is."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.template import Picture, Row, Shape, Stack
from forumdesk.services import templating
from ui import theme, words
from ui.pages.designer_fields import Setting, put_at, settings_of, several_settings, value_at
from ui.pages.designer_pictures import PictureShelf, ask_picture
from ui.pages.designer_reading import read_measure, write_measure
from ui.widgets import label_keys, label_moves, parts
from ui.widgets.emptying import empty
from ui.widgets.fields import ChoiceField, Field, TextField
from ui.widgets.form import Form
from ui.widgets.label_contrast import contrast_of
from ui.widgets.label_design import Design
from ui.widgets.label_resources import LOGO, picture_in, with_picture

Values = dict[str, object]


class DesignPane(QWidget):
    """In the place of the inspector. `edited` carries the design with the field as it was typed, which is sound."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.design: Design | None = None
        self.form = Form()
        self.row = ChoiceField("designer.row", [])
        self.more_rows = parts.icon_button("designer.add-row", "add", "square", 30)
        self.less_rows = parts.icon_button("designer.remove-row", "less", "square", 30)
        self.picture = parts.button("designer.choose-picture", "open")
        self.shelf = PictureShelf()
        self.contrast, self._sign = parts.text(look="hint"), parts.picture("warn", "warn", 14)
        self._title, self._kind = parts.text(look="inspected"), parts.text(look="second")
        self._key: object = None
        self._at = 0
        self._forms = QVBoxLayout()
        self._build()
        self.row.finished.connect(lambda number: self._turn_row(int(number)))
        self.more_rows.clicked.connect(self._add_row)
        self.less_rows.clicked.connect(self._remove_row)
        self.picture.clicked.connect(lambda: ask_picture(self, self.take_picture))
        self.shelf.dropped.connect(self.take_picture)
        self.shelf.edited.connect(lambda design: self._offer("", design))

    def _build(self) -> None:
        theme.fit(self._forms, spacing=0)
        self._rows = QWidget()
        across = parts.row(spacing=6)
        across.addWidget(self.row, 1)
        below = parts.column(None, self.more_rows, spacing=0)
        beside = parts.column(None, self.less_rows, spacing=0)
        across.addLayout(below)
        across.addLayout(beside)
        self._rows.setLayout(across)
        outer = parts.column(self._title, self._kind, margins=(20, 20, 20, 20), spacing=4)
        told = parts.row(self._sign, spacing=6)
        told.addWidget(self.contrast, 1)
        outer.addLayout(told)
        outer.addSpacing(theme.px(8))
        outer.addWidget(self._rows)
        outer.addLayout(self._forms)
        outer.addWidget(self.picture)
        outer.addSpacing(theme.px(8))
        outer.addWidget(self.shelf)
        outer.addStretch(1)
        self.setLayout(outer)

    def show_design(self, design: Design | None) -> None:
        """Fields stay where they are while the same thing is chosen, with what is being typed in them."""
        self.design = design
        key = self._key_of(design)
        if key != self._key:
            self._key = key
            self._lay_anew()
        if design is not None:
            self._fill()
            self.shelf.show_design(design)
            self._tell_contrast(design)

    def _tell_contrast(self, design: Design) -> None:
        """The figure for what is chosen, and a sign where words cannot be read on what they lie on."""
        found = contrast_of(design, design.only) if design.only else None
        for part in (self.contrast, self._sign):
            part.setVisible(found is not None and (part is self.contrast or not found.suffices))
        if found is not None and design.only is not None:
            key = "designer.contrast" if found.suffices else "designer.contrast-low"
            ground = found.ground or words.say("designer.paper")
            ratio, needed = (words.locale().toString(one, "f", 1) for one in (found.ratio, found.needed))
            self.contrast.setText(words.say(key, element=found.element, ground=ground, ratio=ratio, needed=needed))

    def _key_of(self, design: Design | None) -> object:
        """What decides which fields there are, and what they offer."""
        if design is None:
            return None
        only = design.only
        offers = tuple(one.id for one in design.elements), tuple(design.template.pictures), words.language()
        if only is None:
            return "several" if design.picked else "label", offers[-1]
        rows = len(only.content.rows) if isinstance(only.content, Stack) else 0
        vertical = getattr(only.content, "vertical", 0)
        return only.id, type(only.content), rows, self._at if rows else 0, vertical, only.rotation, *offers

    def _lay_anew(self) -> None:
        """Another thing is chosen: its own fields, the focus on the field of the same name if it was there."""
        focused = next((name for name, field in self.form.fields.items() if field.control.hasFocus()), "")
        empty(self._forms)
        self.form = Form()
        self.form.edited.connect(self._edit)
        only = self.design.only if self.design else None
        for setting in self._settings():
            self.form.add(setting.place, setting.make(), setting.wide)
        self._forms.addWidget(self.form)
        self._rows.setVisible(only is not None and isinstance(only.content, Stack))
        shows = only is not None and isinstance(only.content, Picture)
        self.picture.setVisible(shows)
        self.shelf.setVisible(shows or only is None)
        if focused in self.form.fields:
            self.form.fields[focused].setFocus()

    def _settings(self) -> list[Setting]:
        design = self.design
        if design is None:
            return []
        if design.only is not None:
            return settings_of(design, design.only, self._at)
        return several_settings() if design.picked else _LABEL

    def _fill(self) -> None:
        design = self.design
        if design is None:
            return
        if design.only is not None:
            parts.put_title(self._title, design.only.id)
            self._kind.setText(words.say(f"designer.kind.{label_keys.kind_of(design.only.content)}"))
            self._offer_rows(design.only.content)
            self.form.fill(_values(design.only, self.form))
        elif design.picked:
            parts.put_title(self._title, words.count("designer.chosen", len(design.picked)))
            self._kind.setText(words.say("designer.several-how"))
            self.form.fill_many([_values(one, self.form) for one in design.picked])
        else:
            parts.put_title(self._title, words.say("designer.label"))
            self._kind.setText(words.say("designer.label-how"))
            self.form.fill(_values(design.layout, self.form))

    def _offer_rows(self, content: object) -> None:
        if isinstance(content, Stack):
            said = [f"{number}  {row.text}" for number, row in enumerate(content.rows, 1)]
            self._at = min(self._at, len(said) - 1)
            self.row.offer(list(enumerate(said)))
            self.row.show_value(self._at)
            self.less_rows.setEnabled(len(said) > 1)

    def _turn_row(self, number: int) -> None:
        self._at = number
        self.show_design(self.design)

    def _edit(self, place: str, value: object) -> None:
        design = self.design
        if design is None:
            return
        if design.only is not None and place == "id":
            self._offer(place, label_moves.renamed(design, design.only.id, str(value)))
        elif design.picked:
            changed = {one.id: put_at(one, place, value) for one in design.picked}
            self._offer(place, design.changed(changed))
        elif place in ("width", "height"):
            size = {"width": design.layout.width, "height": design.layout.height, place: float(str(value))}
            self._offer(place, label_moves.resized_label(design, size["width"], size["height"]))
        else:
            self._offer(place, design.with_layout(put_at(design.layout, place, value)))

    def _offer(self, place: str, design: Design) -> None:
        """What was typed, if a template may be so; else what is wrong, below its field."""
        try:
            templating.read_template(templating.template_bytes(design.template))
        except ForumDeskError as error:
            if place in self.form.fields:
                self.form.refuse(place, error)
            return
        self.edited.emit(design)

    def _add_row(self) -> None:
        only = self.design.only if self.design else None
        if self.design is not None and only is not None and isinstance(only.content, Stack):
            rows = (*only.content.rows, Row("{title_line}", group=only.content.rows[-1].group))
            self._at = len(rows) - 1
            self._put_rows(rows)

    def _remove_row(self) -> None:
        only = self.design.only if self.design else None
        if only is not None and isinstance(only.content, Stack) and len(only.content.rows) > 1:
            rows = tuple(row for number, row in enumerate(only.content.rows) if number != self._at)
            self._at = max(self._at - 1, 0)
            self._put_rows(rows)

    def _put_rows(self, rows: tuple[Row, ...]) -> None:
        if self.design is not None and self.design.only is not None:
            element = put_at(self.design.only, "content.rows", rows)
            self._offer("", self.design.changed({element.id: element}))

    def take_picture(self, path: Path) -> None:
        """The template brings the picture with it from now on; a picture that is chosen shows it."""
        design = self.design
        if design is None:
            return
        only = design.only if design.only and isinstance(design.only.content, Picture) else None
        try:
            content = picture_in(path)
            wants_logo = only is not None and value_at(only, "content.source") == LOGO
            name = LOGO if wants_logo and LOGO not in design.template.pictures else "picture"
            with_it, called = with_picture(design, content, name)
            if only is not None:
                with_it = with_it.changed({only.id: put_at(only, "content.source", called)})
            templating.read_template(templating.template_bytes(with_it.template))
        except ForumDeskError as error:
            self.refuse_picture(error)
            return
        self.refuse_picture(None)
        self.edited.emit(with_it)

    def refuse_picture(self, error: ForumDeskError | None) -> None:
        """What is wrong with a file, below the field it was for, else below the pictures."""
        if "content.source" in self.form.fields:
            self.form.refuse("content.source", error)
        else:
            self.shelf.refuse(error)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.show_design(self.design)


def _values(thing: object, form: Form) -> Values:
    return {place: value_at(thing, place) for place in form.fields}


def _measure(place: str, label: str) -> Setting:
    return Setting(place, lambda: TextField(label, read_measure, write_measure))


def _shape() -> Field:
    return ChoiceField("designer.field.shape", [(one, words.say(f"designer.shape.{one}")) for one in Shape])


_LABEL = [
    _measure("width", "designer.field.label-width"),
    _measure("height", "designer.field.label-height"),
    Setting("labels.shape", _shape),
    _measure("labels.lower_than", "designer.field.lower_than"),
]
