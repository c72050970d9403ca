"""The code on a badge: the token alone, in the smallest code."""

import zxingcpp
from PIL import Image

from forumdesk.exporters import codes

TOKEN = "K7QW2M9XTR4HPC3Z"


def test_sixteen_capitals_and_figures_take_the_smallest_code() -> None:
    rows = codes.modules(TOKEN)

    assert len(rows) == 21
    assert {len(row) for row in rows} == {21}


def test_the_code_reads_as_the_token_alone() -> None:
    rows = codes.modules(TOKEN)
    image = Image.frombytes("L", (21, 21), b"".join(rows)).resize((210, 210))
    framed = Image.new("L", (290, 290), 255)
    framed.paste(image, (40, 40))

    found = zxingcpp.read_barcodes(framed)

    assert [(code.text, code.ec_level) for code in found] == [(TOKEN, "Q")]


def test_the_same_token_gives_the_same_bars() -> None:
    assert codes.qr_bars(TOKEN) == codes.qr_bars(TOKEN)
    assert codes.modules(TOKEN) != codes.modules(TOKEN[::-1])


def test_the_bars_are_the_dark_modules() -> None:
    side, bars = codes.qr_bars(TOKEN)

    dark = {(x + step, y) for x, y, length, _ in bars for step in range(length)}
    rows = codes.modules(TOKEN)
    assert dark == {(x, y) for x in range(side) for y in range(side) if rows[y][x] == 0}
