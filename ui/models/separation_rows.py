"""Separation rules as their list shows them: who, what kind, minutes, where, and what each finds today."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from forumdesk.domain.collation import folded, found_in
from forumdesk.domain.findings import Severity
from forumdesk.domain.separation import TIMED, RuleVisibility, Scope, SeparationKind, SeparationRule
from forumdesk.services import keeping_apart
from forumdesk.services.checking import Noticed
from forumdesk.services.keeping_apart import COVERED, RuleView, Side
from forumdesk.store.workspace import Workspace
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.findings_rows import sentence
from ui.models.rows import Column, RowsModel
from ui.widgets.side_picker import Pick


def kind_said(kind: SeparationKind) -> str:
    return words.say(f"separations.kind.{kind}")


def side_said(side: Side) -> str:
    return side.name or words.say("separations.gone")


def found_sentence(one: Noticed) -> str:
    """The finding's own words; who may not be named beside an organisation is somebody protected."""
    hidden = words.say("separations.protected")
    people = tuple((ref, hidden if name == COVERED else name) for ref, name in one.people)
    return sentence(replace(one, people=people))


def counted(found: tuple[Noticed, ...]) -> tuple[int, int]:
    """How many stop output, and how many of those found were accepted."""
    accepted = sum(one.accepted for one in found)
    return len(found) - accepted, accepted


def where_said(view: RuleView) -> str:
    return view.event or words.say("separations.every-event")


def minutes_said(rule: SeparationRule) -> str:
    return words.say("separations.minutes", n=rule.minutes) if rule.kind in TIMED else ""


def _side(side: Side) -> Cell:
    return Cell(side_said(side), strong=600 if side.hidden else 500, locked=side.hidden, faded=not side.key)


def _finds(view: RuleView) -> Cell:
    if not view.planned:
        return Cell(words.say("separations.unplanned-short"), token="text3")
    waiting, accepted = counted(view.found)
    beside = words.count("separations.accepted", accepted) if accepted else ""
    if waiting:
        return Cell(words.figure(waiting), beside, 500, figures=True, sign=Sign("block", "block"))
    return Cell(beside or words.say("separations.finds-none"), token="text2", sign=Sign("ok", "ok"))


def finds_said(view: RuleView) -> str:
    """How many, by severity, in words."""
    if not view.planned:
        return words.say("separations.unplanned")
    waiting = Counter(one.finding.severity for one in view.found if not one.accepted)
    parts = [words.count(f"people.flag.{one}", waiting[one]) for one in (Severity.BLOCK, Severity.WARN) if waiting[one]]
    _, accepted = counted(view.found)
    parts += [words.count("separations.accepted", accepted)] if accepted else []
    return ", ".join(parts) or words.say("separations.finds-nothing")


def said(view: RuleView) -> str:
    """Blue 1, name hidden, and Green: not in the same zone, 30 min, every event, 1 finding that stops output."""
    left, right = (
        words.say("separations.hidden-side", name=side_said(one)) if one.hidden else side_said(one)
        for one in (view.left, view.right)
    )
    facts = (minutes_said(view.rule), where_said(view), finds_said(view))
    about = ", ".join(fact for fact in facts if fact)
    return words.say("separations.row", left=left, right=right, kind=kind_said(view.rule.kind), about=about)


def searched(view: RuleView) -> str:
    """What the filter looks at: of a masked person the alias, and never the name."""
    sides = (text for side in (view.left, view.right) for text in (side.name, *side.searched))
    return "\n".join((view.rule.code, *sides, kind_said(view.rule.kind), view.rule.reason))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the field and the chip above the list ask for; empty asks for nothing."""

    text: str = ""
    finding: bool = False

    def fits(self, view: RuleView) -> bool:
        return (not self.finding or counted(view.found)[0] > 0) and found_in(self.text, (searched(view),))


def separations_model() -> RowsModel[RuleView]:
    return RowsModel(
        (
            Column("one-side", lambda view: _side(view.left), lambda view: side_said(view.left).casefold()),
            Column("other-side", lambda view: _side(view.right), lambda view: side_said(view.right).casefold()),
            Column(
                "kept-apart",
                lambda view: Cell(kind_said(view.rule.kind), token="text2"),
                lambda view: kind_said(view.rule.kind),
            ),
            Column(
                "minutes",
                lambda view: Cell(minutes_said(view.rule), token="text2", figures=True),
                lambda view: view.rule.minutes,
            ),
            Column("holds-at", lambda view: Cell(where_said(view), token="text2"), lambda view: view.event),
            Column("finds-now", _finds, lambda view: (-len(view.found), not view.planned)),
        ),
        lambda view: view.rule.code,
        said,
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """Whom and where a rule can be about, as the form offers it: (event id, words), None for every event."""

    picks: dict[Scope, tuple[Pick, ...]]
    events: tuple[tuple[str | None, str], ...]
    codes: tuple[tuple[str, str], ...]
    here: str | None


def offered(workspace: Workspace, event_code: str | None) -> Offered:
    found = keeping_apart.choices(workspace, event_code)
    picks = {scope: tuple(pick_of(scope, one) for one in some) for scope, some in found.sides.items()}
    events = tuple((row_id, code) for row_id, code, _ in found.events)
    codes = tuple((code, f"{code} · {title}") for _, code, title in found.events)
    return Offered(picks, ((None, words.say("separations.every-event")), *events), codes, found.here)


def pick_of(scope: Scope, side: Side) -> Pick:
    """A person with the ref, since two may share a name; a masked one is found by alias and ref alone."""
    ref = f" · {side.searched[1]}" if scope is Scope.PERSON and side.key and side.searched[1] != side.name else ""
    return Pick(side.key, f"{side_said(side)}{ref}", folded(" ".join(side.searched)))


def written(rule: SeparationRule) -> tuple[tuple[str, str], ...]:
    """A rule that was begun, as fields of text to be kept while the window is locked."""
    fields = ("id", "code", "event_id", "scope", "left", "right", "kind", "minutes", "reason", "visibility")
    return tuple((name, str(getattr(rule, name) or "")) for name in fields)


def rule_of(fields: Mapping[str, str]) -> SeparationRule:
    """The rule that `written` wrote down."""
    return SeparationRule(
        fields["id"],
        fields["code"],
        fields["event_id"] or None,
        Scope(fields["scope"]),
        fields["left"],
        fields["right"],
        SeparationKind(fields["kind"]),
        int(fields["minutes"] or 0),
        fields["reason"],
        RuleVisibility(fields["visibility"]),
    )
