"""The texts of one badge set on a plan: as large as they fit, or what stops them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from forumdesk.domain.cards import BadgeCard, Trouble, TroubleKind
from forumdesk.exporters.badge_plan import Plan
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.text import Block, Sizes, fit, shape

TEXT2 = "#4B5563"
INK = "#14181F"
_STEPS = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.4, 0.3)
_ROUNDING = 0.01
# Which texts are kept narrow for the code to stand beside them: none, then the lower ones, then all.
_BESIDE_QR: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"title_line", "organisation"}),
    frozenset({"name", "second_name", "title_line", "organisation"}),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a badge, between which sizes it may be set, and the gap above it."""

    field: str
    text: str
    weight: Weight
    sizes: Sizes
    gap: float


@dataclass(frozen=True, slots=True)
class Stood:
    """A block at its place: left and top in points from the lower left of the badge."""

    block: Block
    x: float
    top: float
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything a badge says, at its place; `zones` get a frame each."""

    texts: tuple[Stood, ...]
    zones: tuple[Stood, ...]


@dataclass(frozen=True, slots=True)
class _Foot:
    texts: tuple[Stood, ...]
    zones: tuple[Stood, ...]
    top: float


def set_badge(card: BadgeCard, plan: Plan) -> Setting | tuple[Trouble, ...]:
    """The texts at their places; or the troubles that keep the badge from being printed at all."""
    missing = tuple(_missing(card))
    if missing:
        return missing
    event = _event(card, plan)
    foot = _foot(card, plan)
    if isinstance(event, str) or isinstance(foot, str):
        field = event if isinstance(event, str) else str(foot)
        return (Trouble(card.ref, TroubleKind.TEXT_OVERFLOW, field),)
    ceiling = plan.text.y + plan.text.height
    if event:
        ceiling = event.top - event.block.height - 0.5 * plan.label.largest
    middle = _middle(card, plan, ceiling, foot.top)
    if isinstance(middle, str):
        return (Trouble(card.ref, TroubleKind.TEXT_OVERFLOW, middle),)
    return Setting((*((event,) if event else ()), *middle, *foot.texts), foot.zones)


def _missing(card: BadgeCard) -> Iterator[Trouble]:
    texts = [
        ("name", card.name, Weight.BOLD),
        ("second_name", card.second_name, Weight.REGULAR),
        ("title_line", card.title_line, Weight.REGULAR),
        ("organisation", card.organisation, Weight.SEMIBOLD),
        ("category", card.mark.word, Weight.REGULAR),
        ("category", card.mark.letter, Weight.BOLD),
        ("event_title", card.event_title, Weight.REGULAR),
        *(("zones", zone, Weight.SEMIBOLD) for zone in card.zones),
    ]
    for field, text, weight in texts:
        if lacking := shape(text, weight).missing:
            yield Trouble(card.ref, TroubleKind.MISSING_GLYPH, field, lacking)


def _event(card: BadgeCard, plan: Plan) -> Stood | str | None:
    if not plan.with_event or not card.event_title:
        return None
    block = fit(card.event_title, Weight.REGULAR, plan.text.width, plan.label)
    return Stood(block, plan.text.x, plan.text.y + plan.text.height, TEXT2) if block else "event_title"


def _foot(card: BadgeCard, plan: Plan) -> "_Foot | str":
    """The category in words and the zones, on one line where they fit beside the code, else zones above it."""
    word = fit(card.mark.word, Weight.REGULAR, plan.beside_qr, replace(plan.label, lines=1))
    if word is None:
        return "category"
    left, bottom = plan.text.x, plan.text.y
    stood = Stood(word, left, bottom + word.height, TEXT2)
    top = stood.top
    zones = [Block((shape(zone, Weight.SEMIBOLD),), plan.label.largest) for zone in card.zones]
    if not zones:
        return _Foot((stood,), (), top)
    pad = plan.label.largest * 0.45
    length = sum(zone.width + 3 * pad for zone in zones)
    x, level = left + word.width + 3 * pad, bottom + zones[0].height
    if x + length > left + plan.beside_qr:
        x, level = left + pad, top + zones[0].height + 1.5 * pad
        top = level + pad / 2
    if x + length - pad > left + plan.beside_qr:
        return "zones"
    framed = []
    for zone in zones:
        framed.append(Stood(zone, x, level))
        x += zone.width + 3 * pad
    return _Foot((stood,), tuple(framed), max(top, level))


def _middle(card: BadgeCard, plan: Plan, ceiling: float, floor: float) -> tuple[Stood, ...] | str:
    """Name, second name, title line and organisation between event and foot, or the field that stops them."""
    pieces = _pieces(card, plan)
    for step in _STEPS:
        for beside in _BESIDE_QR:
            blocks = [_fitted(piece, plan, step, piece.field in beside) for piece in pieces]
            found = [block for block in blocks if block is not None]
            if len(found) < len(pieces):
                continue
            stood = _stack(pieces, found, plan, ceiling, floor + 0.6 * plan.label.largest)
            if stood is not None and _clear_of_code(stood, plan):
                return stood
    return _culprit(pieces, plan)


def _culprit(pieces: list[Piece], plan: Plan) -> str:
    """The text that is too long for its line at its smallest; else the longest, for the sake of all."""
    for beside in (False, True):
        for piece in pieces:
            if _fitted(piece, plan, 0.0, beside) is None:
                return piece.field
    return max(pieces, key=lambda piece: len(piece.text)).field


def _pieces(card: BadgeCard, plan: Plan) -> list[Piece]:
    size = plan.line.largest
    # Under a name, whose letters may reach far down, the first small line needs air whichever of the two it is.
    under_name, under_title = 0.75 * size, 0.2 * size
    pieces = [
        Piece("name", card.name, Weight.BOLD, plan.name, 0.0),
        Piece("second_name", card.second_name, Weight.REGULAR, plan.second, 0.4 * size),
        Piece("title_line", card.title_line, Weight.REGULAR, plan.line, under_name),
        Piece(
            "organisation",
            card.organisation,
            Weight.SEMIBOLD,
            plan.line,
            under_title if card.title_line else under_name,
        ),
    ]
    return [piece for piece in pieces if piece.text]


def _fitted(piece: Piece, plan: Plan, step: float, beside: bool) -> Block | None:
    sizes = piece.sizes
    room = plan.beside_qr if beside else plan.text.width
    return fit(piece.text, piece.weight, room, replace(sizes, largest=max(sizes.largest * step, sizes.smallest)))


def _stack(
    pieces: list[Piece], blocks: list[Block], plan: Plan, ceiling: float, floor: float
) -> tuple[Stood, ...] | None:
    """The blocks under one another, a little above the middle; None where they are higher than the room."""
    gaps = [0.0, *(piece.gap for piece in pieces[1:])]
    height = sum(block.height for block in blocks) + sum(gaps)
    spare = ceiling - floor - height
    if spare < 0:
        return None
    top = ceiling - spare * (0.45 if plan.band.height > plan.band.width else 0.36)
    stood = []
    for block, gap in zip(blocks, gaps, strict=True):
        top -= gap
        stood.append(Stood(block, plan.text.x, top))
        top -= block.height
    return tuple(stood)


def _clear_of_code(stood: tuple[Stood, ...], plan: Plan) -> bool:
    """Whether every text ends above the code and its white, or stops short of it."""
    return all(
        at.top - at.block.height >= plan.above_qr or at.block.width <= plan.beside_qr + _ROUNDING for at in stood
    )
