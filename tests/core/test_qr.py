"""The code on a badge: the token alone, in the smallest code, as one path."""

import zxingcpp
from PIL import Image

from forumdesk.exporters import qr

TOKEN = "K7QW2M9XTR4HPC3Z"


def test_sixteen_capitals_and_figures_take_the_smallest_code() -> None:
    rows = qr.modules(TOKEN)

    assert len(rows) == 21
    assert {len(row) for row in rows} == {21}


def test_the_code_reads_as_the_token_alone() -> None:
    rows = qr.modules(TOKEN)
    image = Image.frombytes("L", (21, 21), b"".join(rows)).resize((210, 210))
    framed = Image.new("L", (290, 290), 255)
    framed.paste(image, (40, 40))

    found = zxingcpp.read_barcodes(framed)

    assert [(code.text, code.ec_level) for code in found] == [(TOKEN, "Q")]


def test_the_same_token_gives_the_same_code() -> None:
    assert qr.drawing(TOKEN, 10, 20, 30) == qr.drawing(TOKEN, 10, 20, 30)
    assert qr.modules(TOKEN) != qr.modules(TOKEN[::-1])


def test_the_code_is_drawn_as_one_path() -> None:
    operators = qr.drawing(TOKEN, 10, 20, 30).split()

    assert operators.count("f") == 1
    assert operators.count("re") > 100
