"""Days as people write them, in the language in force."""

from datetime import date

from PySide6.QtCore import QLocale

from ui import words


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
