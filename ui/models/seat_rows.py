"""A session's seats as the page draws and says them: who sits where, what is broken, what is proposed."""

from forumdesk.services.checking import Noticed
from forumdesk.services.keeping_apart import COVERED
from forumdesk.services.leaking import Subject
from forumdesk.services.seat_plans import LaidRow, Plan, Seats, Sitter
from ui import words
from ui.models.findings_rows import sentence
from ui.widgets.seat_chair import Chair
from ui.widgets.seat_plan import TableShown


def key_of(row_id: str, place: int) -> str:
    return f"{row_id} {place}"


def place_of(key: str) -> tuple[str, int]:
    """The row and the place of a chair."""
    row_id, _, place = key.partition(" ")
    return row_id, int(place)


def session_said(one: Subject) -> str:
    """Its title and code; of a need-to-know one what the organiser's agenda says."""
    said = f"{one.name} · {one.key}" if one.name not in ("", one.key) else one.key
    return words.say("leaks.masked", name=said) if one.hidden else said


def breach_said(one: Noticed) -> str:
    """The finding's own sentence; of one that may not name somebody neither who nor where."""
    if any(name == COVERED for _, name in one.people):
        return words.say("seating.broken-covered", rule=one.finding.rule or "")
    return sentence(one)


def sitter_said(one: Sitter) -> str:
    """Green 1, name hidden, GREEN."""
    hidden = words.say("seating.hidden") if one.hidden else ""
    return ", ".join(part for part in (one.name, hidden, one.delegation) if part)


def tables_shown(plan: Plan, now: Seats) -> tuple[TableShown, ...]:
    """Rows that face each other as one table; a chair is another where `now` somebody else sits, or nobody."""
    sits = {(row_id, place): ref for row_id, place, ref in now}
    rows = {one.row.id: one for one in plan.rows}
    beyond = {one.across for one in plan.rows if one.across}
    shown = []
    for one in plan.rows:
        if one.row.id in beyond:
            continue
        facing = rows.get(one.across)
        chairs = _chairs(plan, one, sits)
        name = one.row.name
        if facing is not None:
            chairs += _chairs(plan, facing, sits)
            name = words.say("seating.facing-rows", above=name, below=facing.row.name)
        shown.append(TableShown(name, one.shape, chairs, facing.row.places if facing else 0))
    return tuple(shown)


def _chairs(plan: Plan, one: LaidRow, sits: dict[tuple[str, int], str]) -> tuple[Chair, ...]:
    return tuple(_chair(plan, one, place, sits) for place in range(1, one.row.places + 1))


def _chair(plan: Plan, one: LaidRow, place: int, sits: dict[tuple[str, int], str]) -> Chair:
    sitter = one.sitters.get(place)
    at = one.row.id, place
    broken = tuple(each for each in plan.marked.get(at, ()) if not each.accepted)
    other = sits.get(at, "") != (sitter.ref if sitter else "")
    head = words.say("seating.head") if place in one.heads else ""
    return Chair(
        key_of(*at),
        str(place),
        sitter.name if sitter else words.say("seating.free"),
        " · ".join(part for part in (head, sitter.delegation if sitter else "") if part),
        _said(one, place, (head, words.say("seating.other") if other else ""), broken),
        sitter.ref if sitter else "",
        bool(sitter and sitter.hidden),
        bool(broken),
        other,
    )


def _said(one: LaidRow, place: int, facts: tuple[str, ...], broken: tuple[Noticed, ...]) -> str:
    """Round table, place 3, head of the table: Green 1, name hidden, GREEN. What is broken."""
    sitter = one.sitters.get(place)
    who = sitter_said(sitter) if sitter else words.say("seating.free")
    where = ", ".join((place_said(one.row.name, place), *filter(None, facts)))
    return " ".join((f"{where}: {who}.", *map(breach_said, broken)))


def place_said(row: str, place: int) -> str:
    return words.say("seating.place", row=row, place=place)


def slips(people: tuple[Sitter, ...]) -> tuple[Chair, ...]:
    """Who has no place."""
    return tuple(
        Chair(
            one.ref,
            "",
            one.name,
            one.delegation,
            words.say("seating.stands", name=sitter_said(one)),
            one.ref,
            one.hidden,
        )
        for one in people
    )


def state_said(plan: Plan, known: frozenset[str] = frozenset()) -> tuple[str, str]:
    """What is to be said of neighbours as (severity, words); findings that are `known` are not news."""
    news = [one for one in plan.broken if not one.accepted and one.finding.id not in known]
    if news:
        return "block", " ".join((words.count("seating.broken", len(news)), *map(breach_said, news)))
    if not plan.judged:
        return "note", words.say("seating.no-rules")
    return "ok", words.say("seating.nothing-broken")
