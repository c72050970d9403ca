"""What the pages for print show: papers, people to choose from, and what is checked before printing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from forumdesk.domain.disclosure import LeftOut, Why
from forumdesk.domain.participation import Category
from forumdesk.exporters.stocks import Stock
from forumdesk.services.listing import Preview as ListPreview
from forumdesk.services.printing import Holder, Prepared, Preview
from forumdesk.services.proofing import Remark
from ui import words
from ui.models.findings_rows import sentence
from ui.models.people_rows import category_word
from ui.widgets.target import Target

_NAMED, _LISTED = 3, 9


@dataclass(frozen=True, slots=True)
class Check:
    """One card of what stops, changed or is to know. `target` is where a link leads, `link` the key of its words."""

    severity: str
    heading: str
    sentence: str = ""
    link: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One line of what the print shows."""

    icon: str
    token: str
    said: str


def stock_said(stock: Stock) -> str:
    """90 × 54 mm, 10 a sheet · Durable BADGEMAKER 1445-02."""
    size = [words.locale().toString(float(side), "g", 4) for side in (stock.width, stock.height)]
    return words.count("badges.stock-said", stock.slots, name=stock.name, wide=size[0], high=size[1])


def used_labels(stock: Stock, start: int, skip: tuple[int, ...] = ()) -> tuple[QRectF, ...]:
    """The labels before the first free one and those that are spoilt, as parts of the page's sides."""
    found = []
    for slot in (*range(1, start), *skip):
        row, column = divmod(slot - 1, stock.columns)
        left = stock.left + column * (stock.width + stock.gap_x)
        top = stock.top + row * (stock.height + stock.gap_y)
        wide, high = stock.page_width, stock.page_height
        found.append(QRectF(left / wide, top / high, stock.width / wide, stock.height / high))
    return tuple(found)


def categories_of(holders: Iterable[Holder]) -> list[tuple[object, str]]:
    """Categories somebody has, in the order of the domain."""
    there = {one.category for one in holders}
    return [(one, category_word(one)) for one in Category if one in there]


def names_said(refs: Iterable[str], name: Callable[[str], str]) -> str:
    """Blue 1, Green 2 and 4 more."""
    named = [name(ref) for ref in refs]
    if len(named) <= _NAMED + 1:
        return ", ".join(named)
    return words.say("badges.and-more", names=", ".join(named[:_NAMED]), n=words.figure(len(named) - _NAMED))


def left_out_checks(left_out: tuple[LeftOut, ...], names: dict[str, str]) -> list[Check]:
    """A card for each reason but one: who has a badge already is not stopped, and is told apart."""
    found = []
    for why in Why:
        refs = [one.ref for one in left_out if one.why is why]
        if not refs or why is Why.ALREADY_PRINTED:
            continue
        said = words.say(
            "badges.who-and-why", names=names_said(refs, lambda ref: names.get(ref, ref)), why=why_said(why)
        )
        found.append(
            Check(
                "block",
                words.count("badges.left-out", len(refs)),
                said,
                "badges.show-person",
                Target("people", refs[0]),
            )
        )
    return found


def why_said(why: Why) -> str:
    """What is missing, and what that stops."""
    return words.say(f"why.{why}")


def badge_checks(prepared: Prepared, made: Preview, again: int) -> list[Check]:
    """`again` is how many of those printed have a badge that becomes void by it."""
    checks = left_out_checks(made.left_out, prepared.names)
    if again:
        checks.append(Check("warn", words.count("badges.voided", again), words.say("badges.voided-how")))
    have = sum(one.why is Why.ALREADY_PRINTED for one in made.left_out)
    if have:
        checks.append(Check("note", words.count("badges.have", have), words.say("badges.have-how")))
    return checks


def remark_checks(remarks: tuple[Remark, ...], names: dict[str, str]) -> list[Check]:
    """A card for each: nothing stops, somebody should look."""
    return [
        Check(
            "warn",
            words.count(f"badges.remark.{one.kind}", len(one.refs)),
            names_said(one.refs, lambda ref: names.get(ref, ref)),
            "badges.show-person",
            Target("people", one.refs[0]),
        )
        for one in remarks
    ]


def badge_points(prepared: Prepared) -> list[Point]:
    cards = prepared.cards
    found = [
        Point("attended", "ok", words.say("badges.shows-name")),
        Point("attended", "ok", words.say("badges.shows-category")),
    ]
    if prepared.event_title:
        found.append(Point("attended", "ok", words.say("badges.shows-event", title=prepared.event_title)))
    if any(card.zones for card in cards):
        found.append(Point("attended", "ok", words.say("badges.shows-zones")))
    if prepared.template.shows_photo:
        found.append(Point("attended", "ok", words.say("badges.shows-photo")))
    if prepared.protected:
        found.append(Point("lock", "alias", words.count("badges.shows-alias", len(prepared.protected))))
    return [*found, flags_point(any(card.flag for card in cards))]


def flags_point(flags: bool) -> Point:
    if flags:
        return Point("attended", "ok", words.say("badges.shows-flags"))
    return Point("close", "text2", words.say("badges.shows-not"))


def contact_points() -> list[Point]:
    return [
        Point("attended", "ok", words.say("badges.contact-shows")),
        Point("attended", "ok", words.say("badges.contact-copy")),
    ]


def list_checks(seen: ListPreview) -> list[Check]:
    """What stops a list or leaves somebody off it."""
    stops = [Check("block", words.say(f"finding.{one.finding.kind}"), sentence(one)) for one in seen.findings]
    return stops + left_out_checks(seen.left_out, seen.names)


def list_points(titles: Iterable[str], reveal: bool) -> list[Point]:
    """The columns by their headings, and how protected people stand."""
    there = [title for title in titles if title]
    if len(there) > _LISTED:
        # A list of everything is told as one, not as a list as long as itself.
        there = [", ".join(there)]
    found = [Point("attended", "ok", title) for title in there]
    hidden = ("show", "warn", "lists.shows-names") if reveal else ("lock", "alias", "lists.shows-alias")
    return [*found, Point(hidden[0], hidden[1], words.say(hidden[2]))]
