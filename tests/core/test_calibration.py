"""The printer's test page: two rulers of true length at a known place, and words that say what to do."""

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it ships no types

from forumdesk.exporters.calibration import EDGE, CalibrationPage, render

PAGE = CalibrationPage(210, 297, "Printer test page", ("1. Measure.", "2. Type."))
DOTS = 254
PER_MM = DOTS / 25.4


def test_the_rulers_stand_where_they_say_and_are_as_long_as_they_say() -> None:
    with PdfDocument(BytesIO(render(PAGE))) as document:
        image = document[0].render(scale=DOTS / 72).to_pil().convert("L")

    ink = image.point(lambda value: 255 * (value < 128))
    # The strips in which the rulers' lines and shortest ticks are, without the figures.
    strip = round((EDGE + 1.5) * PER_MM)
    across, down = ink.crop((0, 0, ink.width, strip)).getbbox(), ink.crop((0, 0, strip, ink.height)).getbbox()

    assert across is not None
    assert down is not None
    assert [across[0] / PER_MM, across[2] / PER_MM] == pytest.approx([EDGE, EDGE + PAGE.across], abs=0.3)
    assert [down[1] / PER_MM, down[3] / PER_MM] == pytest.approx([EDGE, EDGE + PAGE.down], abs=0.3)


def test_the_page_says_what_to_do_and_nothing_of_anybody() -> None:
    data = render(PAGE)

    with PdfDocument(BytesIO(data)) as document:
        text = document[0].get_textpage().get_text_bounded()
        facts = document.get_metadata_dict(skip_empty=True)

    assert "Printer test page" in text
    assert "2. Type." in text
    assert facts == {}
