"""What rows of vehicles and hotel rooms say of the separation rules they break, and whom a field finds for them."""

from collections.abc import Collection
from dataclasses import replace

from forumdesk.domain.separation import Scope
from forumdesk.services.sharing import Breach, Guests
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.separation_rows import kind_said, pick_of
from ui.widgets.side_picker import Pick


def waiting(broken: tuple[Breach, ...]) -> tuple[Breach, ...]:
    """Those that nobody accepted, each rule once."""
    return tuple({one.found.finding.rule: one for one in broken if not one.found.accepted}.values())


def reason(broken: tuple[Breach, ...]) -> Cell:
    """The kind of rule that is broken, in words, and how many more there are."""
    there = waiting(broken)
    if not there:
        return Cell()
    more = words.say("breach.more", n=words.figure(len(there) - 1)) if len(there) > 1 else ""
    return Cell(kind_said(there[0].kind), more, 500, sign=Sign("block", "block"))


def reason_said(broken: tuple[Breach, ...]) -> str:
    """Every kind that is broken, for who only hears the row."""
    kinds = dict.fromkeys(kind_said(one.kind) for one in waiting(broken))
    return words.say("breach.said", kinds=", ".join(kinds)) if kinds else ""


def picks(guests: Guests, without: Collection[str]) -> tuple[Pick, ...]:
    """Everybody who comes but for some, by ref; found as everywhere: of a masked person by alias and ref alone."""
    found = guests.people.items()
    return tuple(replace(pick_of(Scope.PERSON, side), key=ref) for ref, side in found if ref not in without)


def heard(guests: Guests, ref: str, name: str) -> str:
    """A name for who only hears it: whether it is hidden, and whether they come at all."""
    hidden = words.say("programme.hidden-name") if guests.hidden(ref) else ""
    gone = "" if ref in guests.people else words.say("breach.not-coming")
    return ", ".join(filter(None, (name, hidden, gone)))
