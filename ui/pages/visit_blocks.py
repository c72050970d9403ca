"""What stands below a visit in the inspector: sessions, the invite somebody holds, their other events."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.services.visits import SessionOf, Visit
from ui import icons, theme, words
from ui.models.people_rows import day_and_time
from ui.pages.person_form import day_text
from ui.widgets import parts
from ui.widgets.target import Target


class _Line(QPushButton):
    """A line that leads somewhere, as far as there is room; the tooltip then has all of it."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said = said
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.look(self, "line")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Edge and padding stand on both sides of the words.
        shown = theme.shortened(self.fontMetrics(), self._said, self.width() - theme.px(6))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._said else self._said)


class VisitBlocks(QWidget):
    """`asked` leads to a session, `brought` carries the code of an event to add the person to.

    `outdated` says whether the invite that is held is no longer true.
    """

    asked = Signal(Target)
    brought = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        self.outdated = False
        self._visit: Visit | None = None
        self._sessions, self._others = QVBoxLayout(), QVBoxLayout()
        self._session_count = parts.label(look="hint")
        self._invitation = parts.text(look="second")
        self._sign = parts.picture("ok", "ok")
        self._bring = parts.button("people.bring", "add", "link", name="people.bring-name")
        self._bring.clicked.connect(self._offer_events)
        for layout in (self._sessions, self._others):
            theme.fit(layout, spacing=0)
        self._build()

    def _build(self) -> None:
        heading = parts.row(parts.label("people.sessions", "section"), None, self._session_count)
        invited = parts.row(self._sign, spacing=8)
        invited.addWidget(self._invitation, 1)
        outer = parts.column(heading, self._sessions, margins=(0, 8, 0, 0), spacing=6)
        outer.addSpacing(theme.px(8))
        outer.addWidget(parts.label("people.invitation", "section"))
        outer.addLayout(invited)
        outer.addSpacing(theme.px(8))
        outer.addLayout(parts.row(parts.label("people.elsewhere", "section"), None, self._bring))
        outer.addLayout(self._others)
        self.setLayout(outer)

    def show_visit(self, visit: Visit) -> None:
        self._visit = visit
        self._show_sessions(visit.sessions)
        self._show_invitation(visit)
        self._show_others(visit)

    def _show_invitation(self, visit: Visit) -> None:
        sent, outdated = visit.sent, self.outdated
        key = "people.invite-none" if sent is None else "people.invite-old" if outdated else "people.invite-now"
        self._invitation.setText(words.say(key, day=day_text(sent.date()) if sent else ""))
        sign, token = ("note", "note") if sent is None else ("outdated", "warn") if outdated else ("ok", "ok")
        icons.show(self._sign, sign, token, 16)

    def _show_sessions(self, sessions: tuple[SessionOf, ...]) -> None:
        clear(self._sessions)
        self._session_count.setText(words.figure(len(sessions)))
        for one in sessions:
            when = day_and_time(one.start) if one.start else words.say("people.no-time")
            title = one.title or words.say("people.no-cover")
            self._line(self._sessions, f"{when}  {title}" + (f" · {one.room}" if one.room else ""), one.session_id)
        if not sessions:
            self._sessions.addWidget(parts.label("people.no-sessions", "hint"))

    def _line(self, layout: QVBoxLayout, said: str, session_id: str) -> None:
        line = _Line(said)
        line.setAccessibleName(words.say("people.session-name", session=said))
        line.clicked.connect(lambda: self.asked.emit(Target("programme", session_id)))
        layout.addWidget(line)

    def _show_others(self, visit: Visit) -> None:
        clear(self._others)
        there = [one for one in visit.elsewhere if one.answer is not None]
        for one in there:
            answer = words.say(f"answer.{one.answer}")
            line: QLabel = parts.text(look="second")
            line.setText(words.say("people.elsewhere-line", event=one.title or one.code, answer=answer))
            self._others.addWidget(line)
        if not there:
            self._others.addWidget(parts.label("people.nowhere-else", "hint"))
        self._bring.setVisible(any(one.answer is None for one in visit.elsewhere))

    def _offer_events(self) -> None:
        if self._visit is None:
            return
        menu = QMenu(self._bring)
        for one in self._visit.elsewhere:
            if one.answer is None:
                entry = menu.addAction((one.title or one.code).replace("&", "&&"))
                entry.triggered.connect(lambda _=False, code=one.code: self.brought.emit(code))
        menu.popup(self._bring.mapToGlobal(self._bring.rect().bottomLeft()))


def clear(layout: QVBoxLayout) -> None:
    """Nothing in it any more."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
