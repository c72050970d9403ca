"""The page of what would leak: every output's view of an event, a session or a person, side by side."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from forumdesk.domain.disclosure import Output, Sight
from forumdesk.services import leaking
from forumdesk.services.leaking import Subjects
from ui import theme, words
from ui.desk import Desk
from ui.models.leak_rows import EVENT, choices, leaks_model
from ui.models.table import Table
from ui.pages.families import APART
from ui.pages.leaks_pane import LeaksPane
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.nav import Count
from ui.widgets.search_field import SearchField
from ui.widgets.target import Target

_FIRST, _STANDING, _NAME, _FIELD = 180, 250, 170, 140
_WIDE = 420


class LeaksPage(Page):
    """A screen to look at: nothing is printed or written here, and masked people stay masked."""

    name = "leaks"
    family = APART
    reads = (
        *("participation", "person", "organisation", "event", "session", "session_role", "room", "venue"),
        *("cancellation", "badge", "photo", "copy", "separation_rule", "stay", "ride", "passenger"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = Subjects((), ())
        self.about, self._filling = EVENT, False
        self.model = leaks_model(())
        self.table = Table("leaks.table")
        self.table.setModel(self.model)
        self.subject = SearchField("leaks.about", "leaks.about-hint")
        self.filter_field, self.start = self.subject.edit, self.table
        self.pane = self.details = LeaksPane()
        self.empty = EmptyPage("findings")
        self.empty.say("leaks.no-event", "leaks.no-event-how")
        self._below = QStackedWidget()
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        theme.fit(self.subject, maximumWidth=_WIDE)
        note = parts.text("leaks.note")
        self.body.addLayout(parts.column(self.subject, note, margins=(24, 10, 24, 10), spacing=6))
        self.body.addWidget(self._below, 1)
        self.subject.finished.connect(self.look_at)
        self.table.picked.connect(lambda _: self._look())
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.pane.mended.connect(self._mend)

    @property
    def person(self) -> str:
        """The ref of who is asked about, if anybody is."""
        kind, _, key = self.about.partition(" ")
        return key if kind == "person" else ""

    def look_at(self, about: object) -> None:
        """The event, `person REF` or `session CODE`."""
        self.about = str(about)
        self._ask()

    def reload(self) -> None:
        code = self.event_code
        self._below.setCurrentWidget(self.table if code else self.empty)
        self.subject.setEnabled(code is not None)
        if code is None:
            self._fill(())
        else:
            self.desk.read(partial(leaking.subjects, event_code=code), self._offer)

    def _offer(self, found: Subjects) -> None:
        """Who is not at this event any more is not asked about."""
        self._found = found
        offered = choices(found)
        self.about = self.about if self.about in [value for value, _ in offered] else EVENT
        self.subject.offer(offered)
        self.subject.show_value(self.about)
        self._ask()

    def _ask(self) -> None:
        if self.event_code is not None:
            kind, _, key = self.about.partition(" ")
            session = key if kind == "session" else ""
            query = partial(leaking.sights, event_code=self.event_code, ref=self.person, session=session)
            self.desk.read(query, self._fill)

    def _fill(self, sights: tuple[Sight, ...]) -> None:
        """A model of its own each time: which columns there are depends on what is said."""
        at, self._filling = self.table.picked_id(), True
        self.model = leaks_model(sights)
        self.table.setModel(self.model)
        self._fit()
        said = sum(bool(one.said) for one in sights)
        self.count.setText(words.say("people.count", n=words.figure(said), total=words.figure(len(sights))))
        self.counted.emit(Count())
        self.table.pick(self.model.row_of(at) if at else -1)
        self._filling = False
        self._look()

    def _look(self) -> None:
        # While rows are laid anew nobody is chosen for a moment; what is looked at would lose the focus.
        if self._filling:
            return
        number = self.model.row_of(self.table.picked_id())
        one = self.model.rows[number] if number >= 0 else None
        self.pane.show_sight(one, self.model.every, self.about)

    def _mend(self) -> None:
        self.asked.emit(Target("people", self.person))

    def _fit(self) -> None:
        self.table.remeasure()
        further = len(self.model.columns) - 2
        widths = (_NAME, *(_FIELD for _ in range(further - 1))) if further > 0 else ()
        self.table.freeze(_FIRST, _STANDING, *widths, beside=1 + len(widths))

    def narrow(self, units: int) -> None:
        self._fit()

    def search(self, text: str) -> None:
        self.subject.edit.setText(text)
        self.subject.edit.setFocus()

    def seek(self, target: Target) -> None:
        """An output; or, by its words, whom or what is asked about."""
        if target.row in [one.value for one in Output]:
            self.table.pick(self.model.row_of(target.row))
        elif target.row:
            self.about = target.row
            self.reload()

    def retell(self) -> None:
        if self.event_code is not None:
            self.subject.offer(choices(self._found))
        self._fill(tuple(self.model.every))
        self.pane.retell()
