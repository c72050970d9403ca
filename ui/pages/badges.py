"""The page that prints badges: who, on which paper, and the sheets themselves before they are printed."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt

from forumdesk.domain.disclosure import Why
from forumdesk.progress import Progress
from forumdesk.services import flagging, ordering, paper_contact, papers, printing, stocking, templating
from forumdesk.services.ordering import Ordering
from forumdesk.services.printing import Holder, Prepared, Preview, Run
from forumdesk.services.proofing import Remark, proof
from forumdesk.services.stocking import StockView
from forumdesk.services.templating import TemplateView
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.dialogs.flag_editor import FlagEditor
from ui.dialogs.stock_editor import StockEditor
from ui.models.badge_rows import badge_checks, badge_points, contact_points, left_out_checks, remark_checks, used_labels
from ui.pages.badges_choices import BadgeChoices
from ui.pages.print_page import Output, PrintPage, ToFile, ToPaper
from ui.widgets.target import Target


@dataclass(frozen=True, slots=True)
class Offered:
    """Whom badges can be printed for, and what with."""

    holders: tuple[Holder, ...]
    templates: tuple[TemplateView, ...]
    stocks: tuple[StockView, ...]
    flags: bool
    orderings: tuple[Ordering, ...]


def _offered(workspace: Workspace, event_code: str) -> Offered:
    return Offered(
        printing.holders(workspace, event_code),
        templating.templates(workspace),
        stocking.stocks(workspace),
        flagging.may_ask(workspace, event_code),
        ordering.orders(workspace, event_code),
    )


class BadgesPage(PrintPage):
    """Who has a badge already is not printed again unless somebody says why."""

    name = "badges"
    reads = ("person", "participation", "organisation", "event", "badge", "photo", "stationery", "agreed_order")

    def __init__(self, desk: Desk) -> None:
        self._run: Run | None = None
        self._wanted: tuple[str, ...] = ()
        super().__init__(desk, "badges.shows")
        self.choices = BadgeChoices(self.paper)
        self.put_choices(self.choices)
        self.choices.changed.connect(self.look_soon)
        self.choices.labels.measure_asked.connect(self._measure)
        self.choices.flags.replace_asked.connect(self._replace_flag)

    def set_up(self) -> None:
        if self.event_code is None:
            self.show_nothing("badges.nobody")
            return
        self.desk.read(partial(_offered, event_code=self.event_code), self._fill)

    def _fill(self, offered: "Offered") -> None:
        self.choices.fill(offered.holders)
        self.choices.fill_templates(offered.templates, offered.flags)
        self.choices.order.fill(offered.orderings)
        self.choices.labels.fill(offered.stocks)
        if self._wanted:
            self.choices.choose(self._wanted)
            self._wanted = ()
        self.look_anew()

    def _measure(self) -> None:
        labels = self.choices.labels
        editor = StockEditor(self.desk, labels.chosen, labels.chosen.name in labels.own, self)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.kept.connect(self._choose_stock)
        editor.open()

    def _replace_flag(self) -> None:
        editor = FlagEditor(self.desk, self)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.open()

    def _choose_stock(self, name: str) -> None:
        self.desk.read(stocking.stocks, lambda found: self._take_stocks(found, name))

    def _take_stocks(self, found: tuple[StockView, ...], name: str) -> None:
        labels = self.choices.labels
        labels.fill(found)
        if name in labels.stocks:
            labels.choose(name)

    def seek(self, target: Target) -> None:
        """People to print, as refs."""
        refs = tuple(value for name, value in target.wanted if name == "ref")
        self._wanted = refs or ((target.row,) if target.row else ())
        self.reload()

    def look_anew(self) -> None:
        self._run = self.choices.run(self.event_code) if self.event_code else None
        self.terms.offer_mark(self.choices.contact.wanted)
        if self._run is None:
            self.show_nothing("badges.nobody")
            return
        if self.choices.contact.wanted:
            contact = partial(paper_contact.prepare, run=self._wanted_run(), sheet=self.choices.contact.sheet)
            self.desk.read(contact, self._set_contact)
            return
        self.desk.read(partial(printing.prepare, run=self._run), self._set)

    def _set_contact(self, prepared: paper_contact.Prepared) -> None:
        self.preview.press.ask(
            "set",
            lambda progress: (
                prepared,
                paper_contact.set_preview(prepared, progress),
                proof(prepared.badges, progress),
            ),
            lambda made: self._show_contact(*made),
        )

    def _show_contact(
        self, prepared: paper_contact.Prepared, made: papers.Preview, remarks: tuple[Remark, ...]
    ) -> None:
        self.preview.say("badges.nobody")
        self.preview.show_pdf(made.data, ())
        names = prepared.badges.names
        self.checks.tell(
            [*left_out_checks(made.left_out, names), *remark_checks(remarks, names)],
            contact_points() if made.data else [],
            [("papers.copy", prepared.running.copy_number)] if made.data else [],
        )
        self.count.setText(words.count("badges.sheets", made.pages) if made.data else "")
        self.allow(bool(made.data))

    def _set(self, prepared: Prepared) -> None:
        self.preview.press.ask(
            "set",
            lambda progress: (prepared, printing.set_preview(prepared, progress), proof(prepared, progress)),
            lambda made: self._show(*made),
        )

    def _show(self, prepared: Prepared, made: Preview, remarks: tuple[Remark, ...]) -> None:
        skip = prepared.feed.skip
        used: tuple[QRectF, ...] = used_labels(prepared.stock, prepared.start_at, skip) if made.placed else ()
        self.preview.say("badges.nobody")
        self.preview.show_pdf(made.data, used)
        self.checks.tell(
            [*badge_checks(prepared, made, self.choices.printed_again()), *remark_checks(remarks, prepared.names)],
            badge_points(prepared) if made.placed else [],
            [("badges.desk", words.say("badges.desk-how"))],
        )
        self._count(made)
        self.allow(bool(made.placed))

    def _count(self, made: Preview) -> None:
        said = words.say(
            "badges.count",
            badges=words.count("badges.badges", len(made.placed)),
            sheets=words.count("badges.sheets", made.pages),
        )
        stopped = sum(one.why is not Why.ALREADY_PRINTED for one in made.left_out)
        left = words.count("badges.left-out", stopped)
        self.count.setText(words.say("badges.count-left", said=said, left=left) if stopped else said)

    def retell(self) -> None:
        self.choices.retell()
        super().retell()

    def to_paper(self) -> ToPaper:
        run, sheet = self._wanted_run(), self.choices.contact.sheet

        def look(workspace: Workspace, progress: Progress) -> tuple[Output, bytes]:
            handed, data = paper_contact.for_printer(workspace, run, sheet, progress)
            return Output(handed.change_set, handed.pages), data

        def work(workspace: Workspace, progress: Progress) -> tuple[Output, bytes]:
            printed, data = printing.for_printer(workspace, run, progress)
            return Output(printed.change_set, len(printed.placed)), data

        return look if self.choices.contact.wanted else work

    def to_file(self, path: Path) -> ToFile:
        run, sheet = self._wanted_run(), self.choices.contact.sheet

        def look(workspace: Workspace, progress: Progress) -> Output:
            handed = paper_contact.export(workspace, run, path, sheet, progress)
            return Output(handed.change_set, handed.pages)

        def work(workspace: Workspace, progress: Progress) -> Output:
            printed = printing.print_badges(workspace, run, path, progress)
            return Output(printed.change_set, len(printed.placed))

        return look if self.choices.contact.wanted else work

    def _wanted_run(self) -> Run:
        if self._run is None:
            raise RuntimeError("nobody is chosen")
        return replace(self._run, terms=self.terms.terms())

    def said_done(self, count: int, printed: bool) -> str:
        if self.choices.contact.wanted:
            return words.count("papers.printed" if printed else "papers.saved", count)
        return words.count("badges.printed" if printed else "badges.saved", count)
