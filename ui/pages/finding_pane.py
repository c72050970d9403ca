"""One finding beside the list: what it is about and the way there, and the reason for which it is accepted."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from forumdesk.domain.findings import Finding, FindingKind, Severity
from forumdesk.services.checking import Noticed
from ui import icons, theme, words
from ui.models.findings_rows import ACCEPTED, Line, clock, kind_said, sentence, shape_of
from ui.widgets import parts
from ui.widgets.note import NoteCard
from ui.widgets.target import Target

# The pages where what is wrong with an event as a whole is put right.
_OF_EVENT = (FindingKind.COVER_MISSING, FindingKind.ORGANISER_MISSING)
_OF_DELEGATION = (FindingKind.DELEGATION_SIZE, FindingKind.DELEGATION_RANK)


class FindingPane(QWidget):
    """`followed` leads to what it is about; `accepted` carries an id and a reason, `taken_back` an id.

    `answered` wants the question of that key answered. `ids` are those of rooms by name and of events by code.
    """

    followed = Signal(Target)
    accepted = Signal(str, str)
    taken_back = Signal(str)
    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ids: Mapping[str, str] = {}
        self._line: Line | None = None
        self._typed_about = ""
        self.card = NoteCard()
        self.hint = parts.text("inspector.empty")
        self.links: list[QPushButton] = []
        self._about = parts.label("findings.about", "section")
        self._ways = QVBoxLayout()
        theme.fit(self._ways, spacing=2)
        self.answer = parts.button("findings.answer", "question", "primary", "findings.answer-name")
        self.answer.clicked.connect(lambda: self.answered.emit(self._question()))
        self._was = parts.text()
        self.back = parts.button("findings.take-back", "undo", name="findings.take-back-name")
        self.back.clicked.connect(lambda: self.taken_back.emit(self._id()))
        self._form = self._build_form()
        outer = parts.column(self.hint, self.card, self._about, margins=(20, 48, 20, 20), spacing=10)
        outer.addLayout(self._ways)
        for row in (parts.row(self.answer, None), parts.column(self._was), parts.row(self.back, None)):
            outer.addLayout(row)
        outer.addWidget(self._form)
        outer.addStretch(1)
        self.setLayout(outer)
        self.show_line(None)

    def _build_form(self) -> QWidget:
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        words.put(self.reason, "findings.reason", words.Slot.NAME)
        words.put(self.reason, "findings.reason-hint", words.Slot.HINT)
        theme.fit(self.reason, minimumHeight=84, maximumHeight=84)
        self.wrong = parts.text("findings.no-reason", "wrong")
        self.accept = parts.button("findings.accept", "ok", name="findings.accept-name")
        self.accept.clicked.connect(self._accept)
        heading = parts.label("findings.reason", "label")
        heading.setBuddy(self.reason)
        form = QWidget()
        theme.look(form, "surface")
        still = parts.text("findings.still-stops")
        form.setLayout(parts.column(heading, self.reason, self.wrong, still, parts.row(self.accept, None), spacing=6))
        return form

    def show_line(self, line: Line | None) -> None:
        """Another finding, or the same as it is now: what is being typed about it stays."""
        self._line = line
        one = line.noticed if line else None
        self.card.setVisible(one is not None)
        self.hint.setVisible(one is None)
        if line is not None and one is not None:
            self.card.tell(shape_of(line), kind_said(one), sentence(one))
        self._show_links(one)
        self._show_acceptance(line)
        self.answer.setVisible(bool(line and line.open and self._question()))
        self._form.setVisible(line is not None and line.open and not self._question())
        # While a list is filled anew no line is chosen for a moment.
        if line is not None and line.line_id != self._typed_about:
            self._typed_about = line.line_id
            self.reason.clear()
            self.wrong.hide()
            theme.look(self.reason, "")

    def _show_links(self, one: Noticed | None) -> None:
        for link in self.links:
            self._ways.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        for icon, said, target in ways(one, self.ids) if one else []:
            link = QPushButton(said.replace("&", "&&"))
            link.setAutoDefault(False)
            theme.look(link, "link")
            words.put(link, "findings.open", words.Slot.NAME, what=said)
            icons.put(link, icon, "accent", gap=4)
            link.clicked.connect(lambda _=False, to=target: self.followed.emit(to))
            self._ways.addWidget(link)
            self.links.append(link)
            link.show()
        self._about.setVisible(bool(self.links))

    def _show_acceptance(self, line: Line | None) -> None:
        accepted = line is not None and line.group == ACCEPTED
        self.back.setVisible(accepted)
        self._was.setVisible(accepted)
        if line is not None and line.noticed is not None and line.acceptance is not None:
            at = clock(line.acceptance.at, line.noticed.zone)
            self._was.setText(words.say("findings.was-accepted", at=at, reason=line.acceptance.reason))

    def _accept(self) -> None:
        reason = self.reason.toPlainText().strip()
        self.wrong.setVisible(not reason)
        theme.look(self.reason, "" if reason else "wrong")
        if reason:
            self.accepted.emit(self._id(), reason)
        else:
            self.reason.setFocus()

    def _id(self) -> str:
        return self._line.line_id if self._line else ""

    def _question(self) -> str:
        """The key of the question it is; a question is answered, not accepted."""
        one = self._line.noticed if self._line else None
        if one is None or one.finding.severity is not Severity.QUESTION:
            return ""
        return dict(one.finding.facts).get("question", "")


def ways(one: Noticed, ids: Mapping[str, str]) -> list[tuple[str, str, Target]]:
    """Icon, words and place of everything a finding is about; `ids` as in the pane."""
    finding = one.finding
    found = [("people", name, Target("people", ref)) for ref, name in one.people]
    found += [("programme", code, Target("programme", code)) for code in finding.sessions]
    return [*found, *_other_ways(finding, ids)]


def _other_ways(finding: Finding, ids: Mapping[str, str]) -> list[tuple[str, str, Target]]:
    found = []
    if finding.room:
        found.append(("venues", finding.room, Target("venues", ids.get(finding.room, ""))))
    if finding.rule:
        found.append(("findings", words.say("findings.rule", code=finding.rule), Target("separations", finding.rule)))
    if finding.kind is FindingKind.OUTDATED:
        outdated = Target("invitations", wanted=(("standing", "outdated"),))
        found.append(("invitations", words.say("page.invitations"), outdated))
    if finding.kind in _OF_DELEGATION:
        code = dict(finding.facts).get("delegation", "")
        found.append(("people", code, Target("people", wanted=(("delegation", code),))))
    if finding.kind in _OF_EVENT and not finding.sessions:
        found.append(("events", finding.event, Target("events", ids.get(finding.event, ""))))
    return found
