"""Badges beside typst, a typesetter in compiled code, on the same people in the same run."""

import json
from collections.abc import Sequence
from importlib.resources import files
from statistics import median

import typst

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters import badges
from forumdesk.exporters.codes import qr_bars
from forumdesk.exporters.stocks import DEFAULT_STOCK, stock_named
from tests.bench.badge_run import card, seconds
from tests.bench.result import Result

_ROUNDS = 3
_STOCK = stock_named(DEFAULT_STOCK)
# What a badge of ours is, said plainly: texts as large as fit, a band with its letter, a code as one path.
_SOURCE = """
#let cards = json(bytes(sys.inputs.cards))
#set page(width: 210mm, height: 297mm, margin: (left: 15mm, top: 13.5mm, right: 0mm, bottom: 0mm))
#set text(font: ("Inter", "Noto Sans Arabic", "Noto Sans Myanmar"), fill: rgb("#14181F"))
#set text(top-edge: 0.76em, bottom-edge: -0.22em)
#let fitted(body, largest, weight) = context {
  let wide = measure(text(size: largest, weight: weight, body)).width
  text(size: largest * calc.min(1, 72mm / wide), weight: weight, body)
}
#let badge(card) = block(width: 90mm, height: 54mm, {
  place(rect(width: 11mm, height: 54mm, fill: rgb(card.colour), stroke: 0.25mm + rgb("#14181F")))
  place(dx: 2.4mm, dy: 2mm, text(size: 20pt, weight: "bold", fill: white, card.letter))
  place(dx: 14.2mm, dy: 3.2mm, text(size: 6.2pt, fill: rgb("#4B5563"), card.event))
  place(dx: 14.2mm, dy: 14mm, stack(spacing: 1.2mm,
    fitted(card.name, 22pt, "bold"), fitted(card.second, 13.5pt, "regular"),
    fitted(card.title, 8pt, "regular"), fitted(card.organisation, 8pt, "semibold")))
  place(dx: 14.2mm, dy: 48mm, text(size: 6.2pt, fill: rgb("#4B5563"), card.category))
  place(dx: 73.8mm, dy: 37.8mm, image(bytes(card.code), format: "svg", width: 13mm, height: 13mm))
})
#for page in cards.chunks(10) {
  grid(columns: (90mm, 90mm), ..page.map(badge))
  pagebreak(weak: true)
}
"""


def run(small: bool) -> list[Result]:
    """Turn about, in processor time of all threads; each round has people of its own, for typst remembers its work."""
    count = 200 if small else 1000
    fonts = [str(files("resources").joinpath("fonts"))]
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    few = [card(number) for number in range(10)]
    assert _typst(compiler, few).startswith(b"%PDF")
    badges.render(few, _STOCK)
    rounds = [_round(compiler, [card(number + count * turn) for number in range(count)]) for turn in range(_ROUNDS)]
    ratio = median(ours / theirs for ours, theirs in rounds)
    ours, theirs = next(one for one in rounds if one[0] / one[1] == ratio)
    return [Result(f"badges: {count} beside typst", ratio, 0.8, "ratio", {"ours": ours, "typst": theirs})]


def _round(compiler: typst.Compiler, cards: Sequence[BadgeCard]) -> tuple[float, float]:
    return seconds(lambda: badges.render(cards, _STOCK)), seconds(lambda: _typst(compiler, cards))


def _typst(compiler: typst.Compiler, cards: Sequence[BadgeCard]) -> bytes:
    data = json.dumps([_plain(one) for one in cards])
    made = compiler.compile(input=_SOURCE.encode(), format="pdf", sys_inputs={"cards": data})
    assert isinstance(made, bytes)
    return made


def _plain(one: BadgeCard) -> dict[str, object]:
    side, bars = qr_bars(one.token)
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length, _ in bars)
    code = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'
    return {
        "name": one.name,
        "second": one.second_name,
        "title": one.title_line,
        "organisation": one.organisation,
        "event": one.event_title,
        "category": one.mark.word,
        "letter": one.mark.letter,
        "colour": "#634DA2",
        "code": code,
    }
