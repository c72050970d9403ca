"""Arrivals and departures as rows: when, who together, from which side, what is proposed, what is broken."""

from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.findings import Severity
from forumdesk.services.arriving import Move, Proposal, Reason
from forumdesk.services.checking import Noticed
from forumdesk.services.movements import Movements
from forumdesk.words import staggering
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.findings_rows import clock
from ui.models.rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """People who move together. `move` says when they do and would; None for who has no time of day."""

    people: tuple[tuple[str, str], ...]
    zone: str
    side: str = ""
    move: Move | None = None
    kept: bool = False
    broken: tuple[Noticed, ...] = ()

    @property
    def key(self) -> str:
        return self.people[0][0]

    @property
    def refs(self) -> frozenset[str]:
        return frozenset(ref for ref, _ in self.people)

    @property
    def delegation(self) -> str:
        return self.move.delegation if self.move else ""


def arrival_rows(found: Movements, proposal: Proposal | None, kept: frozenset[str]) -> list[ArrivalRow]:
    """As it stands; or as it is proposed, where there is a proposal with times."""
    moves = proposal.moves if proposal and proposal.moves else found.moves

    def row(move: Move) -> ArrivalRow:
        side = found.sides.get(move.delegation, "")
        is_kept = any(ref in kept for ref, _ in move.people)
        return ArrivalRow(move.people, found.zone, side, move, is_kept, found.broken_by(move))

    return [*map(row, moves), *(ArrivalRow((one,), found.zone) for one in found.untimed)]


def who_said(people: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(name for _, name in people)


def _at(at: datetime | None, zone: str) -> str:
    return clock(at, zone, inside=False) if at else words.say("arrivals.untimed")


def _now(row: ArrivalRow) -> Cell:
    text = _at(row.move.was if row.move else None, row.zone)
    return Cell(text, figures=True, token="text" if row.move else "text3")


def _then(row: ArrivalRow) -> Cell:
    move = row.move
    if move is None or move.at == move.was:
        return Cell(words.say("arrivals.kept") if row.kept else "", token="text2")
    waits = words.say("arrivals.waits", n=words.figure(move.waits)) if move.was else ""
    return Cell(_at(move.at, row.zone), waits, 500, figures=True, sign=Sign("clock", "warn"))


def _side(row: ArrivalRow) -> Cell:
    return Cell(row.delegation, row.side if row.side != row.delegation else "", token="text2")


def _broken(row: ArrivalRow) -> Cell:
    waiting = [one for one in row.broken if not one.accepted]
    if not waiting:
        return Cell()
    grave = any(one.finding.severity is Severity.BLOCK for one in waiting)
    sign = Sign("block", "block") if grave else Sign("warn", "warn_mark")
    return Cell(words.count("arrivals.broken", len(waiting)), strong=500, sign=sign)


def row_said(row: ArrivalRow) -> str:
    """The row for who only hears it."""
    then = _then(row)
    vehicle = row.move.vehicle if row.move else ""
    facts = (_now(row).text, then.text, then.beside, row.delegation, row.side, vehicle, _broken(row).text)
    return f"{who_said(row.people)}: {', '.join(fact for fact in facts if fact)}"


def searched(row: ArrivalRow) -> str:
    vehicle = row.move.vehicle if row.move else ""
    return "\n".join((*(f"{ref} {name}" for ref, name in row.people), row.delegation, row.side, vehicle))


def _moment(at: datetime | None) -> str:
    """Whoever has no time comes last."""
    return at.isoformat() if at else "~"


def arrivals_model() -> RowsModel[ArrivalRow]:
    return RowsModel(
        (
            Column(
                "together",
                lambda row: Cell(who_said(row.people), strong=500),
                lambda row: who_said(row.people).casefold(),
            ),
            Column("stands-at", _now, lambda row: _moment(row.move.was if row.move else None)),
            Column("proposed-at", _then, lambda row: _moment(row.move.at if row.move else None)),
            Column("delegation", _side, lambda row: (row.delegation.casefold(), row.side.casefold())),
            Column(
                "vehicle",
                lambda row: Cell(row.move.vehicle if row.move else "", token="text2"),
                lambda row: row.move.vehicle if row.move else "",
            ),
            Column("breaks", _broken, lambda row: -len(row.broken)),
        ),
        lambda row: row.key,
        row_said,
    )


def reason_said(one: Reason, zone: str) -> str:
    """One demand of those that contradict each other."""
    window = tuple(clock(at, zone) for at in one.window) if one.window else ("", "")
    facts = (words.figure(one.minutes), one.rule, *window)
    return staggering.reason(one.demand, tuple(map(who_said, one.parties)), facts, words.language())
