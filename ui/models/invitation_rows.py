"""Invites as the list shows them: who holds which version, what was answered, and what has changed since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from forumdesk.domain.cards import Appointment
from forumdesk.domain.collation import folded, found_in
from forumdesk.domain.moments import Moment
from forumdesk.services.holdings import Changed, Holding, Stage, Standing
from forumdesk.services.inviting import Row
from forumdesk.services.pipeline import Step, Tally, step_of, steps_of
from forumdesk.services.pipeline import differences as differing
from forumdesk.services.telling import Leaflet, Line
from ui import words
from ui.models.answer_rows import ANSWERS, partstat_said
from ui.models.badge_rows import why_said
from ui.models.cells import Cell, Sign
from ui.models.days import moment
from ui.models.people_rows import category_word
from ui.models.rows import Column, RowsModel

SIGNS = {
    Standing.CURRENT: Sign("ok", "ok"),
    Standing.OUTDATED: Sign("outdated", "warn_mark"),
    Standing.NEVER: Sign("proposed", "text2"),
    Standing.CANCELLED: Sign("cancelled", "text3"),
}
STEP_ICONS = {
    Step.TO_ISSUE: ("proposed", "text2"),
    Step.OUTDATED: ("outdated", "warn_mark"),
    Step.PROPOSED: ("question", "question"),
    Step.WAITING: ("clock", "text2"),
    Step.ANSWERED: ("ok", "ok"),
    Step.CANCELLED: ("cancelled", "text3"),
}
TALLIED = ("accepted", "tentative", "declined", "open", "to_issue")
_STANDINGS = list(Standing)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the chips and the field above the list ask for; empty asks for nothing. A session "" is the event itself."""

    text: str = ""
    step: Step | None = None
    session: str | None = None

    @property
    def anything(self) -> bool:
        return self != Wanted()

    def fits(self, row: Holding) -> bool:
        return (
            (self.step is None or self.step in steps_of(row))
            and (self.session is None or (row.session or "") == self.session)
            and (not self.text or found_in(self.text, (folded(f"{row.name}\n{row.ref}\n{row.title}\n{row.session}"),)))
        )


def row_id(row: Holding) -> str:
    return f"{row.ref} {row.session or ''}"


def standing_said(row: Holding) -> str:
    """Version 2; holds version 2 of 3; holds the date; never issued; cancelled."""
    if row.stage is Stage.HELD:
        return words.say("invitations.holds-date")
    if row.standing is Standing.OUTDATED and row.latest > row.version:
        return words.say("invitations.holds-of", n=row.version, total=row.latest)
    if row.standing in (Standing.OUTDATED, Standing.CURRENT):
        return words.say("invitations.holds", n=row.version)
    return words.say(f"standing.{row.standing}")


def changed_said(row: Holding) -> str:
    """Time, place; or what keeps it from going out."""
    if row.changed:
        return ", ".join(words.say(f"changed.{what}") for what in row.changed).capitalize()
    return why_said(row.why) if row.why is not None and row.standing is Standing.NEVER else ""


def issued_said(row: Holding, zone: str) -> str:
    """Mon 23 November 2026 10:18, where the event is."""
    return moment(Moment(row.issued_at, zone).local, year=True) if row.issued_at is not None else "—"


def span_said(appointment: Appointment, zone: str) -> str:
    """When it is, in the event's zone."""
    span = appointment.span
    if span.first_day is not None:
        return words.days(span.first_day, span.last_day or span.first_day)
    if span.start is None or span.end is None:
        return "—"
    start, end = Moment(span.start, zone), Moment(span.end, zone)
    return f"{moment(start.local)}–{end.local:%H:%M}"


@dataclass(frozen=True, slots=True)
class Differing:
    """One field of the diff in words; `before` is None where a cover hides by now what it said."""

    what: str
    before: str | None
    now: str


def differences(row: Holding, zone: str) -> list[Differing]:
    """What the file that is held says, and what is so now, field by field."""
    if row.held is None or row.now is None:
        return []
    return [
        Differing(
            words.say(f"changed.{one.what}").capitalize(),
            None if one.hidden else _field(one.what, row.held, zone),
            _field(one.what, row.now, zone),
        )
        for one in differing(row)
    ]


def same_said(row: Holding) -> str:
    """Place, title: what is as the file has it."""
    same = [one for one in _FIELDS if one not in row.changed]
    return ", ".join(words.say(f"changed.{one}") for one in same)


_FIELDS = (Changed.TIME, Changed.PLACE, Changed.TITLE, Changed.COVER, Changed.LANGUAGES)
_ABOUT = {Changed.LANGUAGES: "languages", Changed.MARKING: "marking", Changed.EVENT: "event"}


def _field(what: Changed, one: Appointment, zone: str) -> str:
    if what is Changed.TIME:
        return span_said(one, zone)
    if what in _ABOUT:
        return dict(one.about).get(_ABOUT[what]) or "—"
    return (one.location if what is Changed.PLACE else one.summary) or "—"


def tally_said(one: Tally) -> str:
    """A line of the answers by category as a sentence, for who does not see it."""
    facts = {name: words.figure(getattr(one, name)) for name in TALLIED}
    return words.say("invitations.tally-said", category=tally_name(one), **facts)


def tally_name(one: Tally) -> str:
    return category_word(one.category) if one.category else words.say("overview.no-category")


def blocks(leaflet: Leaflet) -> list[Line]:
    """Lines that say the same kind of thing one after the other, together."""
    found: list[Line] = []
    for line in leaflet.lines:
        if found and found[-1].says is line.says and not line.masked:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\r\n{line.text}")
        else:
            found.append(line)
    return found


def sessions_of(rows: Iterable[Holding]) -> list[tuple[object, str]]:
    """What there are invites to: the event first."""
    titles = {row.session or "": row.title for row in rows}
    return [(code, title) for code, title in sorted(titles.items()) if title]


def chosen_rows(rows: Iterable[Holding]) -> tuple[Row, ...]:
    """Those of which a file can be written now."""
    return tuple(row.row for row in rows if row.can_go)


def _name(row: Holding) -> Cell:
    if row.hidden:
        return Cell(row.name, words.say("people.hidden"), strong=600, locked=True, faded=not row.coming)
    return Cell(row.name, strong=500 if row.coming else 400, faded=not row.coming)


def _title(row: Holding) -> Cell:
    beside = row.session or words.say("invitations.whole-event")
    return Cell(row.title, beside=beside, token="text2", faded=_faded(row))


def _holds(row: Holding) -> Cell:
    sign = Sign("block", "block") if row.why is not None and row.standing is Standing.NEVER else SIGNS[row.standing]
    return Cell(standing_said(row), sign=sign, faded=_faded(row), figures=True)


def answer_said(row: Holding) -> str:
    """Proposes another time; accepted; no answer yet; nothing where nothing was issued."""
    if row.proposal is not None:
        return words.say("invitations.proposes")
    if row.answer is not None:
        return partstat_said(row.answer.partstat)
    return words.say("invitations.no-answer") if step_of(row) is Step.WAITING else ""


def _answer(row: Holding) -> Cell:
    if row.proposal is not None:
        return Cell(answer_said(row), sign=Sign("question", "question"), faded=_faded(row))
    sign = ANSWERS[row.answer.partstat] if row.answer is not None else None
    return Cell(answer_said(row), sign=sign, token="text" if row.answer else "text2", faded=_faded(row))


def _faded(row: Holding) -> bool:
    return not row.coming or row.standing is Standing.CANCELLED


def said(row: Holding) -> str:
    """The row as a sentence."""
    name = words.say("badges.person-hidden", name=row.name) if row.hidden else row.name
    parts = (name, row.title, standing_said(row), answer_said(row), changed_said(row))
    return ", ".join(part for part in parts if part)


def invitations_model(zone: list[str]) -> RowsModel[Holding]:
    """`zone` holds the event's zone, and follows it."""
    return RowsModel(
        (
            Column("name", _name, lambda row: row.order),
            Column("invited-to", _title, lambda row: (row.session or "", row.order)),
            Column("holds-version", _holds, lambda row: (_STANDINGS.index(row.standing), row.version, row.order)),
            Column("answer", _answer, lambda row: (row.answer is None, answer_said(row), row.order)),
            Column(
                "issued",
                lambda row: Cell(issued_said(row, zone[0]), figures=True, token="text2", faded=_faded(row)),
                lambda row: (row.issued_at is None, str(row.issued_at)),
            ),
            Column(
                "changed",
                lambda row: Cell(changed_said(row), token="text2", faded=_faded(row)),
                lambda row: (not row.changed, changed_said(row)),
            ),
        ),
        row_id,
        said,
    )
