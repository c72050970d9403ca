"""Details of a separation rule: its form, what it finds today, and what it would find as it is being written."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.separation import TIMED, RuleVisibility, Scope, SeparationKind, SeparationRule
from forumdesk.services.checking import Noticed
from forumdesk.services.keeping_apart import Preview, RuleView
from forumdesk.services.typed import number_of
from ui import theme, words
from ui.models.findings_rows import kind_said as finding_said
from ui.models.separation_rows import Offered, found_sentence, kind_said, pick_of, side_said
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, LongField, TextField
from ui.widgets.form import Form
from ui.widgets.note import NoteCard
from ui.widgets.side_picker import SidePicker
from ui.widgets.target import Target

_MOST = 8


def _minutes_of(text: str) -> int:
    return number_of(text) or 0


class RuleForm(Form):
    """Every field of a rule. `typed` says that something was typed, finished or not."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scope, self.at_event = ChoiceField("separations.scope", []), ChoiceField("separations.event", [])
        self.left = SidePicker("separations.left", "separations.side-hint")
        self.right = SidePicker("separations.right", "separations.side-hint")
        self.kind = ChoiceField("separations.kind-label", [])
        self.minutes = TextField("separations.minutes-label", _minutes_of)
        self.visibility = ChoiceField("separations.visibility-label", [])
        self.reason = LongField("separations.reason", 2)
        self.add("scope", self.scope)
        self.add("event_id", self.at_event)
        for name, field in (("left", self.left), ("right", self.right), ("kind", self.kind)):
            self.add(name, field, wide=True)
        self.add("minutes", self.minutes)
        self.add("visibility", self.visibility)
        self.add("reason", self.reason, wide=True)
        for choice in (self.scope, self.at_event, self.kind, self.visibility):
            # As wide as there is room, not as its longest choice.
            choice.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.combo.setMinimumContentsLength(6)
        self.minutes.edit.textEdited.connect(lambda _: self.typed.emit())
        self.reason.edit.textChanged.connect(self.typed)
        self.retell()

    def retell(self) -> None:
        """Choices in the language in force."""
        self.scope.offer([(one, words.say(f"separations.scope.{one}")) for one in Scope])
        self.kind.offer([(one, kind_said(one)) for one in SeparationKind])
        self.visibility.offer([(one, words.say(f"separations.seen-by.{one}")) for one in RuleVisibility])

    def read_into(self, rule: SeparationRule) -> SeparationRule:
        """The rule with what is being typed just now; what is no number of minutes yet is left as it was."""
        reason = self.reason.edit.toPlainText().strip()
        try:
            return replace(rule, reason=reason, minutes=_minutes_of(self.minutes.edit.text()))
        except ForumDeskError:
            return replace(rule, reason=reason)


class SeparationPane(QWidget):
    """`edited` carries the rule as it would be; `applied` and `dropped` end that. `asked` leads to a session."""

    edited = Signal(object)
    applied = Signal()
    dropped = Signal()
    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self.name, self.about = parts.text(look="inspected"), parts.text(look="second")
        self.form, self.card = RuleForm(), NoteCard()
        self.apply = parts.button("separations.apply", "ok", name="separations.apply-name")
        self.drop = parts.button("separations.drop", look="link", name="separations.drop-name")
        self.card.below.addLayout(parts.row(self.apply, self.drop, None, margins=(0, 6, 0, 0)))
        self.heading, self._more = parts.label(look="section"), parts.text(look="hint")
        self.found = QVBoxLayout()
        theme.fit(self.found, spacing=8)
        head = parts.column(self.name, self.about, margins=(0, 0, 28, 0), spacing=4)
        layout = parts.column(head, 2, self.form, self.card, 2, self.heading, margins=(20, 16, 20, 20), spacing=10)
        layout.addLayout(self.found)
        layout.addWidget(self._more)
        layout.addStretch(1)
        self.setLayout(layout)
        self._rule: SeparationRule | None = None
        self._stands: SeparationRule | None = None
        self._filling = self._drafting = False
        self.form.edited.connect(self._edit)
        self.form.typed.connect(self._type)
        self.apply.clicked.connect(self.applied)
        self.drop.clicked.connect(self.dropped)
        self.show_rule(None, None)

    def show_rule(self, view: RuleView | None, draft: SeparationRule | None) -> None:
        """A rule as it stands, or as somebody is writing it; a draft alone is a new one."""
        rule = draft or (view.rule if view else None)
        ended = self._drafting and draft is None
        anew = ended or rule is None or self._rule is None or rule.id != self._rule.id
        self._drafting = draft is not None
        self._rule, self._stands = rule, view.rule if view else None
        self._say_name(view)
        self.form.setVisible(rule is not None)
        self.card.setVisible(draft is not None)
        self.heading.setVisible(rule is not None)
        if rule is not None:
            self._fill(rule, view, anew)
        if draft is None:
            self.show_found(view.found if view else (), "separations.finds-today" if view else "")
            if view is not None and not view.planned:
                words.put(self.heading, "separations.unplanned")

    def _say_name(self, view: RuleView | None) -> None:
        if view is not None:
            name = words.say("separations.name", left=side_said(view.left), right=side_said(view.right))
        else:
            name = words.say("separations.new" if self._rule else "inspector.empty")
        self.name.setText(name)
        theme.look(self.name, "inspected" if self._rule else "second")
        self.about.setText(words.say("separations.rule-code", code=view.rule.code) if view else "")
        self.about.setVisible(view is not None)

    def _fill(self, rule: SeparationRule, view: RuleView | None, anew: bool) -> None:
        """The sides can be named before the list of everybody has come."""
        self._filling = True
        if anew and view is not None:
            self.form.left.offer_picks((pick_of(rule.scope, view.left),))
            self.form.right.offer_picks((pick_of(rule.scope, view.right),))
        values = {name: getattr(rule, name) for name in self.form.fields}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)
        self.form.minutes.setEnabled(rule.kind in TIMED)
        self._filling = False

    def offer(self, offered: Offered) -> None:
        """Everybody who can be a side, and every event."""
        self._filling = True
        self.form.at_event.offer(list(offered.events))
        if self._rule is not None:
            picks = offered.picks[self._rule.scope]
            for side, key in ((self.form.left, self._rule.left), (self.form.right, self._rule.right)):
                # A side that is not at this event stays named as it was.
                own = () if any(one.key == key for one in picks) else side.shown()
                side.offer_picks((*own, *picks))
                side.show_value(key)
        self._filling = False

    def show_preview(self, preview: Preview, is_new: bool) -> None:
        """What the draft would find; nothing is written."""
        then = len(preview.found)
        if preview.fault is not None:
            self.card.tell("note", words.say(f"separations.fault.{preview.fault}"), _safe())
        elif not preview.planned:
            self.card.tell("note", words.say("separations.unplanned"), _safe())
        else:
            key = "separations.would-find-new" if is_new else "separations.would-find"
            said = words.say(key, n=words.figure(then), now=words.figure(preview.now))
            self.card.tell("block" if then else "ok", said, _safe())
        self.apply.setEnabled(preview.fault is None)
        self.show_found(preview.found, "separations.would-find-these" if then else "")

    def show_found(self, found: tuple[Noticed, ...], heading: str) -> None:
        while (item := self.found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.heading.setVisible(bool(heading))
        if heading == "separations.finds-today":
            heading = heading if found else "separations.finds-nothing"
        if heading:
            words.put(self.heading, heading)
        for one in found[:_MOST]:
            card = self._finding(one)
            self.found.addWidget(card)
            card.show()
        more = len(found) - _MOST
        self._more.setVisible(more > 0)
        self._more.setText(words.count("separations.more", more) if more > 0 else "")

    def _finding(self, one: Noticed) -> NoteCard:
        card = NoteCard()
        heading = words.say("severity.accepted") if one.accepted else finding_said(one)
        card.tell("ok" if one.accepted else one.finding.severity, heading, found_sentence(one))
        links = parts.row(spacing=12)
        for code in one.finding.sessions:
            link = parts.button("page.programme", look="link")
            words.put(link, "separations.show-session", code=code)
            words.put(link, "separations.go-session", words.Slot.NAME, code=code)
            link.clicked.connect(lambda _=False, to=code: self.asked.emit(Target("programme", to)))
            links.addWidget(link)
        links.addStretch(1)
        card.below.addLayout(links)
        return card

    def _edit(self, field: str, value: object) -> None:
        if self._rule is None:
            return
        changed = {field: value} | ({"left": "", "right": ""} if field == "scope" else {})
        self._put(replace(self.form.read_into(self._rule), **changed))  # type: ignore[arg-type]  # a field of the form

    def _type(self) -> None:
        if self._rule is not None and not self._filling:
            self._put(self.form.read_into(self._rule))

    def _put(self, rule: SeparationRule) -> None:
        if rule != self._rule:
            self._rule = rule
            self._drafting = True
            self.card.show()
            self.form.minutes.setEnabled(rule.kind in TIMED)
            self.edited.emit(rule)


def _safe() -> str:
    return words.say("separations.nothing-written")
