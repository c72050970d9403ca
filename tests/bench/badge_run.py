"""Cards of invented people for the benchmarks of paper, and processor time for a piece of work."""

import gc
import time
from collections.abc import Callable
from io import BytesIO

from PIL import Image

from forumdesk.domain.cards import BadgeCard, CategoryMark, Family
from forumdesk.exporters import text, text_runs

_GIVEN = ("Ada", "Bram", "Chidi", "Dagny", "Elif", "Farah", "Goran", "Hanne", "Ivo", "Jun")
_FAMILY = ("Testvik", "al-Proeve", "van der Probe", "Mock-Hansen", "Examplesen", "Ensayo", "Koeburg", "Placeholder")
_SECOND = (
    ("أمينة", "الحارثي", "عبد", "سلمان", "بلال", "ياسمين", "خليل", "نور", "جميلة", "زيد"),
    ("ဒေါ်", "ခင်", "မြ", "အေး", "အောင်", "ကြည်", "သန်း", "ဇော်", "လှ", "ထွန်း"),
)
PHOTO_SIZE = (360, 480)


def card(number: int) -> BadgeCard:
    words = _SECOND[number % 2]
    families = tuple(Family)
    return BadgeCard(
        ref=f"T{number:05}",
        name=f"{_GIVEN[number % 10]} {_FAMILY[number // 10 % 8]} {_roman(number // 80)}",
        second_name=" ".join(words[number // step % 10] for step in (1, 10, 100, 1000)),
        title_line=f"Adviser for matter {number}",
        organisation=f"Institute of Tests no. {number // 7}",
        mark=CategoryMark("ABCDEFG"[number % 7], families[number % 7], number % 3 == 0, f"Category {number % 7}"),
        zones=(),
        event_title="Testvik Forum 2030",
        serial=f"S{number:05}",
        token=f"K7QW2M9XTR4{number:05}",
    )


def photo(number: int) -> bytes:
    """A JPEG like none of the others, of the size and weight of a face at 400 dpi."""
    coarse = Image.effect_noise((45, 60), 40 + number % 50).resize(PHOTO_SIZE, Image.Resampling.BICUBIC)
    coarse.paste(number % 256, (number % 300, number // 300 % 400, number % 300 + 30, number // 300 % 400 + 30))
    out = BytesIO()
    coarse.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def forget() -> None:
    """Makes the next run the first to see its people."""
    text.shape.cache_clear()
    text.parted.cache_clear()
    text_runs.cleaned.cache_clear()


def seconds(work: Callable[[], object]) -> float:
    """Processor time, since a neighbour's work would count otherwise; without what earlier rounds have set already."""
    forget()
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _roman(number: int) -> str:
    return "XVI"[number % 3] + "IXV"[number // 3 % 3] * (number // 9 % 4) + "VI" * (number // 36 % 4)
