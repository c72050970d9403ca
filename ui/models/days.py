"""Days and times as people write them, in the language in force: one form, and whose clock it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from ui import words

_CITIES = {"Asia/Qatar": "Doha", "Asia/Shanghai": "Beijing"}


def weekday(day: date, short: bool = True) -> str:
    """Tue, or Tuesday."""
    kind = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return words.locale().dayName(day.isoweekday(), kind).rstrip(".").capitalize()


def short_day(day: date) -> str:
    """Tue 15; tir 15. in Norwegian."""
    return f"{weekday(day)} {day.day}{'.' if words.language() == 'nb' else ''}"


def day_and_month(day: date, short: bool = False) -> str:
    """Sunday 13 June."""
    month = words.locale().monthName(day.month, QLocale.FormatType.LongFormat)
    return f"{weekday(day, short)} {day.day}{'.' if words.language() == 'nb' else ''} {month}"


def whole_day(day: date) -> str:
    """Wednesday 9 June 2027."""
    return f"{day_and_month(day)} {day.year}"


def plain_day(day: date) -> str:
    """9 June 2027, as the field of a day shows it and takes it back."""
    return whole_day(day).partition(" ")[2]


def moment(local: datetime, year: bool = False) -> str:
    """Mon 14 June 08:15; with the year where no event says which."""
    day = day_and_month(local.date(), short=True)
    return f"{day} {local.year} {local:%H:%M}" if year else f"{day} {local:%H:%M}"


def city(zone: str) -> str:
    """What a zone is called for short."""
    return _CITIES.get(zone, zone.rpartition("/")[2].replace("_", " "))


def elsewhere(zone: str, around: datetime | None = None) -> str:
    """Oslo, where a clock there shows something else than this machine's: at that moment, or some time this year."""
    year = datetime.now(UTC).year
    asked = [around] if around else [datetime(year, month, 1, tzinfo=UTC) for month in range(1, 13)]
    there = ZoneInfo(zone)
    same = all(one.astimezone().utcoffset() == one.astimezone(there).utcoffset() for one in asked)
    return "" if same else city(zone)
