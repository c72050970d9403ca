"""Every word of the window is in the one table, in both languages, and every word there is used."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel

from forumdesk.changes import Label
from forumdesk.domain.badges import BadgeState
from forumdesk.domain.checklists import ItemStatus
from forumdesk.domain.contacts import ContactWay
from forumdesk.domain.copies import Chain, Fate
from forumdesk.domain.copies import Standing as CopyStanding
from forumdesk.domain.covers import Form
from forumdesk.domain.disclosure import Audience, Grouping, Ordering, Output, Why
from forumdesk.domain.disclosure import Standing as LeakStanding
from forumdesk.domain.events import Discretion, EventKind, EventStatus
from forumdesk.domain.findings import FindingKind, Severity
from forumdesk.domain.letters import FIELDS, Occasion
from forumdesk.domain.packages import ALWAYS, Part, Preset
from forumdesk.domain.packages_fields import Field
from forumdesk.domain.packages_merging import Kept
from forumdesk.domain.parity import Point
from forumdesk.domain.participation import Answer, Visibility
from forumdesk.domain.programme import HouseRule, Interpretation, Role, SessionKind, SessionVisibility
from forumdesk.domain.questions import ProblemType, QuestionType
from forumdesk.domain.separation import Fault, RuleVisibility, Scope, SeparationKind
from forumdesk.domain.vehicles import Journey
from forumdesk.domain.venues import SetUp
from forumdesk.exporters import template as kinds
from forumdesk.exporters.display import Fault as BadgeFault
from forumdesk.exporters.paper_sheets import Turning
from forumdesk.exporters.template_checks import SOURCES
from forumdesk.exporters.templates import SHIPPED
from forumdesk.importers.headings import COLUMNS, ImportKind
from forumdesk.importers.sources import Source
from forumdesk.progress import Cancelled
from forumdesk.services import shipped
from forumdesk.services.answering import Evidence
from forumdesk.services.circles import Colour
from forumdesk.services.comparing import Word
from forumdesk.services.errors import FinishedError
from forumdesk.services.finding_things import Kind
from forumdesk.services.holdings import Changed, Standing
from forumdesk.services.inviting import Forms, Pack
from forumdesk.services.listing import Sheet
from forumdesk.services.noticing import News, Since
from forumdesk.services.papers import Each, EnvelopeFeed, PaperKind
from forumdesk.services.pipeline import Step
from forumdesk.services.previewing import Group
from forumdesk.services.proofing import RemarkKind
from forumdesk.services.safekeeping import COUNTED
from forumdesk.services.seat_plans import Way
from forumdesk.services.telling import Says
from forumdesk.store import errors as store
from forumdesk.store.recovery import LINES
from forumdesk.store.tables import TABLES
from tests.habits.tree import parsed, within
from ui import shortcuts, words
from ui.desk import Task
from ui.dialogs import calibration, stock_editor
from ui.dialogs.keys import BESIDE
from ui.dialogs.new_key import KeyFileWish
from ui.main_window import PAGES
from ui.models.answer_rows import Group as AnswerGroup
from ui.models.copy_rows import WHAT as COPY_KINDS
from ui.models.history_rows import Span
from ui.models.invitation_rows import TALLIED as ANSWERED
from ui.models.leak_rows import WHYS
from ui.models.register_rows import TALLIED
from ui.models.sample_cards import Sample
from ui.pages.badges_choices import Who
from ui.pages.designer_fields import SETTABLE
from ui.pages.designer_tools import TOOLS
from ui.pages.invitations_order import Which
from ui.pages.invitations_shown import Shown
from ui.pages.list_page import ListPage
from ui.pages.print_lists import FORMS
from ui.widgets.label_keys import kind_of
from ui.widgets.label_moves import ADDED
from ui.widgets.nav import GROUPS
from ui.widgets.time_grid_keys import STEPS

# Keys whose last part is worked out; what it can be is asked of the core.
WORKED_OUT: dict[str, set[str]] = {
    "programme.kind": set(SessionKind),
    "programme.set-up": set(SetUp),
    "programme.rule": set(HouseRule),
    "programme.interpreting": set(Interpretation),
    "programme.seen-by": set(SessionVisibility),
    "programme.role": set(Role),
    "programme.key": set(STEPS),
    "did": set(Label),
    "circle": set(Colour),
    "copies.what": set(COPY_KINDS),
    "copies.standing": set(CopyStanding),
    "copies": set(Fate),
    "copies.chain": set(Chain),
    "copies.chain-how": set(Chain),
    "copies.sent": {"invite", "badge"},
    "badges.shipped": set(SHIPPED),
    "badges.turning": set(Turning),
    "badges.remark": {f"{kind}.{number}" for kind in RemarkKind for number in ("one", "other")},
    "organisation-type": {one.type for one in shipped.organisations()},
    "stock.field": set(stock_editor.FIELDS),
    "calibrate.field": set(calibration.FIELDS),
    "calibrate.step": set(map(str, calibration.STEPS)),
    "answer": set(Answer),
    "visibility": set(Visibility),
    "finding": set(FindingKind),
    "severity": {*Severity, "accepted", "gone"},
    "news": set(News),
    "findings.since": set(Since),
    "history.span": set(Span),
    "table": {f"{name}.{number}" for name in TABLES for number in ("one", "other")}
    | {f"one.{name}" for name in TABLES},
    "checklist.status": set(ItemStatus),
    "checklist.list": {"own", *shipped.CHECKLISTS},
    "overview.kind": {f"{kind}.{number}" for kind in FindingKind for number in ("one", "other")},
    "page": {name for group in GROUPS for name in group}
    | {"settings"}
    | {name for page in PAGES for name in page.family},
    "strength": set("01234"),
    "keys": {*shortcuts.KEYS, *BESIDE, "title"},
    "palette": {*Kind, *(f"{kind}s" for kind in Kind)},
    "import.field": {name for names in COLUMNS.values() for name in names},
    "import.kind": set(ImportKind),
    "import.source": set(Source),
    "import.title": set(ImportKind),
    "import.ask": set(QuestionType),
    "import.line": set(QuestionType),
    "import.why": {str(one) for one in QuestionType if one is not QuestionType.SAME_PERSON},
    "import.answer": {"merge", "keep", "later"},
    "import.problem": set(ProblemType),
    "import.group": {*Group, "problems"},
    "import.row-is": set(Group),
    "compare.word": set(Word),
    "compare.says": {"name.same", "name.native", "name.different", "email.same", "email.different"}
    | {f"birth.{word}" for word in ("same", "missing", "different")},
    "discretion": set(Discretion),
    "event-kind": set(EventKind),
    "event-status": set(EventStatus),
    "event-language": {"en", "nb", "de", "fr", "es", "ar"},
    "template": set(shipped.template_codes()),
    "support": {"core", "project", "none"},
    "venues.set-up": set(SetUp),
    "venues.holds": set(SetUp),
    "separations.kind": set(SeparationKind),
    "seating.way": set(Way),
    "seating.proposed": set(Way),
    "parity.point": set(Point),
    "separations.scope": set(Scope),
    "separations.seen-by": set(RuleVisibility),
    "separations.fault": set(Fault),
    "vehicles.journey": set(Journey),
    "state": {"done", "undone", "discarded", "out"},
    "why": set(Why),
    "leaks.why": set(WHYS),
    "leaks.form": {Form.BADGE, Form.HOTEL, Form.INVITE},
    "leaks.output": set(Output),
    "leaks.standing": {one.value for one in LeakStanding if one is not LeakStanding.STOPPED},
    "papers.kind": set(PaperKind),
    "papers.shows": set(PaperKind),
    "papers.feed": set(EnvelopeFeed),
    "papers.each": {"none", *Each},
    "audience": set(Audience),
    "lists.group": set(Grouping),
    "lists.order": set(Ordering),
    "lists.sheet": set(Sheet),
    "standing": set(Standing),
    "changed": set(Changed),
    "says": set(Says),
    "badges.who": set(Who),
    "register.state": {*BadgeState, "none"},
    "register.done": {str(one) for one in BadgeState if one is not BadgeState.PRINTED},
    "register.tally-head": {"category", *TALLIED},
    "lists.form": set(FORMS),
    "invitations.which": set(Which),
    "invitations.step": set(Step),
    "invitations.step-how": set(Step),
    "invitations.tally": set(ANSWERED),
    "invitations.pack": set(Pack),
    "invitations.shown": set(Shown),
    "chase.way": set(ContactWay),
    "letters.occasion": set(Occasion),
    "letters.field": set(FIELDS),
    "letters.sample": set(FIELDS),
    "answers.group": set(AnswerGroup),
    "answers.evidence": set(Evidence),
    "answers.told": {"before", "attendee", "sender", "delegate", "comment", "file"},
    "answers.apply": {"one", "other"},
    "package.preset": set(Preset),
    "package.part": {part for part in Part if part not in ALWAYS},
    "package.field": set(Field),
    "package.note": {f"{why}.{number}" for why in Kept for number in ("one", "other")},
    "invitations.as": set(Forms),
    "invitations.form": {Forms.ICS, Forms.EML},
    "invitations.form-name": {Forms.ICS, Forms.EML},
    "designer.kind": {*ADDED, *(kind_of(content) for _, _, content in ADDED.values())},
    "designer.do": {*TOOLS, "layer-up", "layer-down"},
    "designer.weight": set(kinds.Weight),
    "designer.align": set(kinds.Align),
    "designer.fit": set(kinds.Fit),
    "designer.figure": set(kinds.Figure),
    "designer.covering": set(kinds.Covering),
    "designer.across": set(kinds.Across),
    "designer.down": set(kinds.Down),
    "designer.shape": set(kinds.Shape),
    "designer.source": set(SOURCES),
    "designer.sample": set(Sample),
    "designer.fault": set(BadgeFault),
    "designer.field": {*SETTABLE, "id", "x", "y", "width", "height", "rotation"},
    "designer.colour": {"ink", "grey", "white"},
    "designer.with": {"has_photo", "has_flag", "has_zone", "has_second_name"},
    "safekeeping": {
        *(f"in-{name}" for name in ("backups", "drill", "key", "sheet")),
        *(f"about-backups-{number}" for number in range(4)),
        *(f"about-{name}-0" for name in ("drill", "key", "sheet")),
        *(f"{name}-{when}" for when in ("at", "never") for name in ("drill", "key", "sheet")),
    },
    "recovery-sheet": {"title", "text", "do"},
    "new-key": {"title", "text", "do"},
    "new-key.key": set(KeyFileWish),
    "drill": {"title", "text", "do"},
    "drill.count": set(COUNTED),
    "recover": {f"line-{number}" for number in range(1, LINES + 1)},
    "designer.without": {"has_photo", "has_flag", "has_zone", "has_second_name"},
}
FREE = ("refused.", "qt.", "tab.")
# What every page of one list says under its own name.
LISTED = {
    f"{page.name}.{part}"
    for page in PAGES
    if issubclass(page, ListPage)
    for part in ("table", "filter", "none", "none-how", "no-match")
}


def _literals() -> Iterator[str]:
    for path in within("ui/"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_a_key_stands_in_one_file_alone() -> None:
    pages = [path for path in files("resources").joinpath("translations").iterdir() if path.name.endswith(".json")]

    keys = [key for page in pages for key, _ in json.loads(page.read_text(), object_pairs_hook=list)]

    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert len(keys) == len(words.table())


def test_every_word_is_there_in_both_languages() -> None:
    empty = [key for key, (english, norwegian) in words.table().items() if not english or not norwegian]

    assert empty == []


def test_both_languages_take_the_same_facts() -> None:
    fields = re.compile(r"\{(\w+)\}")

    differ = [
        key for key, (one, other) in words.table().items() if set(fields.findall(one)) != set(fields.findall(other))
    ]

    assert differ == []


def test_every_kind_of_thing_has_its_word() -> None:
    missing = [
        f"{head}.{tail}"
        for head, tails in WORKED_OUT.items()
        for tail in tails
        if f"{head}.{tail}" not in words.table()
    ]

    assert missing == []
    assert [task for task in Task if task not in words.table()] == []


def test_no_word_lies_about_unused() -> None:
    used = set(_literals())
    heads = {literal.rstrip(".") for literal in used if literal.endswith(".")}
    # f"{page}.none": what comes before the point is the name of a page.
    tails = {literal for literal in used if re.fullmatch(r"\.[a-z-]{4,}", literal)}

    unused = [
        key
        for key in words.table()
        if not key.startswith(FREE)
        and key not in used | LISTED
        and key.removesuffix(".one").removesuffix(".other") not in used
        and not any(key.startswith(f"{head}.") for head in heads | set(WORKED_OUT))
        and not any(key.endswith(tail) for tail in tails)
    ]

    assert unused == []


def test_sentences_are_plain() -> None:
    bad = re.compile(r"\bplease\b|successfully|vennligst|vellykket|!", re.IGNORECASE)

    assert [key for key, pair in words.table().items() if bad.search(" ".join(pair))] == []


def test_a_label_follows_the_language(qapp: QApplication) -> None:
    label = QLabel()
    words.put(label, "page.people")

    words.speak(qapp, "nb")

    assert label.text() == "Personer"


def test_qt_speaks_norwegian_too_and_keeps_what_nobody_translated(qapp: QApplication) -> None:
    words.speak(qapp, "nb")

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Avbryt"
    assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"


def test_numbers_are_written_as_the_language_writes_them(qapp: QApplication) -> None:
    assert words.count("findings.count", 1) == "1 open"
    assert words.count("findings.count", 10_000) == "10,000 open"
    words.speak(qapp, "nb")
    assert words.count("findings.count", 2) == "2 åpne"


def test_an_unknown_language_is_english(qapp: QApplication) -> None:
    words.speak(qapp, "xx")

    assert words.language() == "en"


@pytest.mark.parametrize("tongue", words.LANGUAGES)
def test_refusals_are_sentences_in_the_language_of_the_window(qapp: QApplication, tongue: str) -> None:
    words.speak(qapp, tongue)

    assert words.refusal(Cancelled()) == words.say_in(tongue, "refused.Cancelled")
    assert words.refusal(store.NothingToUndoError()) == words.say_in(tongue, "refused.NothingToUndoError")


def test_a_refusal_without_words_of_its_own_has_the_cores() -> None:
    assert words.refusal(FinishedError("T01")) == "Session T01 is cancelled already."


@pytest.mark.parametrize(
    ("first", "last", "english", "norwegian"),
    [
        ("2027-06-14", "2027-06-16", "14–16 June 2027", "14.–16. juni 2027"),
        ("2027-06-30", "2027-07-02", "30 June – 2 July 2027", "30. juni – 2. juli 2027"),
        ("2027-12-31", "2028-01-01", "31 December 2027 – 1 January 2028", "31. desember 2027 – 1. januar 2028"),
        ("2027-06-14", "2027-06-14", "14 June 2027", "14. juni 2027"),
    ],
)
def test_days_are_told_as_short_as_they_can_be(
    qapp: QApplication, first: str, last: str, english: str, norwegian: str
) -> None:
    said = words.days(date.fromisoformat(first), date.fromisoformat(last))
    words.speak(qapp, "nb")

    assert (said, words.days(date.fromisoformat(first), date.fromisoformat(last))) == (english, norwegian)


def test_one_of_a_thing_is_not_told_as_many(qapp: QApplication) -> None:
    english = [words.count(f"table.{name}", 1) for name in ("session", "person", "reveal")]
    many = words.count("table.session", 2)
    words.speak(qapp, "nb")

    assert english == ["1 session", "1 person", "1 revealed name"]
    assert many == "2 sessions"
    assert words.count("table.session", 1) == "1 økt"
    assert words.count("programme.live.capacity", 1, capacity=0) == "1 person; rommet tar 0"
