"""Calendar files as libical reads them: the library of Evolution, KOrganizer and many servers, through ctypes."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from tests.readers.reading import EventReading, MissingReaderError, Reading

_POINTER = ctypes.c_void_p


class _Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "dst")),
        ("zone", _POINTER),
    )


_SIGNATURES: dict[str, tuple[object, tuple[object, ...]]] = {
    "icalcomponent_new_from_string": (_POINTER, (ctypes.c_char_p,)),
    "icalcomponent_free": (None, (_POINTER,)),
    "icalcomponent_string_to_kind": (ctypes.c_int, (ctypes.c_char_p,)),
    "icalcomponent_get_first_component": (_POINTER, (_POINTER, ctypes.c_int)),
    "icalcomponent_get_next_component": (_POINTER, (_POINTER, ctypes.c_int)),
    "icalcomponent_get_first_property": (_POINTER, (_POINTER, ctypes.c_int)),
    "icalcomponent_get_next_property": (_POINTER, (_POINTER, ctypes.c_int)),
    "icalcomponent_get_timezone": (_POINTER, (_POINTER, ctypes.c_char_p)),
    "icalcomponent_get_dtstart": (_Time, (_POINTER,)),
    "icalcomponent_get_dtend": (_Time, (_POINTER,)),
    "icalcomponent_get_summary": (ctypes.c_char_p, (_POINTER,)),
    "icalcomponent_get_uid": (ctypes.c_char_p, (_POINTER,)),
    "icalcomponent_get_sequence": (ctypes.c_int, (_POINTER,)),
    "icalproperty_string_to_kind": (ctypes.c_int, (ctypes.c_char_p,)),
    "icalproperty_get_value_as_string": (ctypes.c_char_p, (_POINTER,)),
    "icalproperty_get_parameter_as_string": (ctypes.c_char_p, (_POINTER, ctypes.c_char_p)),
    "icaltime_as_timet_with_zone": (ctypes.c_int64, (_Time, _POINTER)),
}


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL:
    name = ctypes.util.find_library("ical") or "libical.so.3"
    try:
        library = ctypes.CDLL(name)
    except OSError as error:
        raise MissingReaderError("libical 3 (Debian: libical3)") from error
    for function, (result, arguments) in _SIGNATURES.items():
        entry = getattr(library, function)
        entry.restype, entry.argtypes = result, list(arguments)
    return library


def read(calendar: bytes) -> Reading:
    """Raises ValueError where libical finds no calendar, an error, or a zone that the file does not define."""
    library = _library()
    root = library.icalcomponent_new_from_string(calendar)
    if not root:
        raise ValueError("no calendar")
    try:
        if _texts(root, b"X-LIC-ERROR"):
            raise ValueError(str(_texts(root, b"X-LIC-ERROR")))
        return Reading(_text(root, b"METHOD"), tuple(_event(root, event) for event in _components(root, b"VEVENT")))
    finally:
        library.icalcomponent_free(root)


def _event(root: int, event: int) -> EventReading:
    library = _library()
    return EventReading(
        uid=library.icalcomponent_get_uid(event).decode(),
        sequence=library.icalcomponent_get_sequence(event),
        summary=(library.icalcomponent_get_summary(event) or b"").decode(),
        start=_moment(root, event, "dtstart"),
        end=_moment(root, event, "dtend") if _properties(event, b"DTEND") else None,
        attendees=_texts(event, b"ATTENDEE"),
        organiser=_text(event, b"ORGANIZER"),
    )


def _moment(root: int, event: int, name: str) -> date | datetime:
    library = _library()
    value = getattr(library, f"icalcomponent_get_{name}")(event)
    if value.is_date:
        return date(value.year, value.month, value.day)
    (written,) = _properties(event, name.upper().encode())
    zone = library.icalproperty_get_parameter_as_string(written, b"TZID")
    # Only the file's own zones count; libical would look on the machine for others.
    if zone is not None and (not value.zone or value.zone != library.icalcomponent_get_timezone(root, zone)):
        raise ValueError(f"zone not resolved: {zone.decode()}")
    if not value.zone:
        raise ValueError("floating time")
    return datetime.fromtimestamp(library.icaltime_as_timet_with_zone(value, value.zone), UTC)


def _text(component: int, name: bytes) -> str:
    return "".join(_texts(component, name))


def _texts(component: int, name: bytes) -> tuple[str, ...]:
    read_value = _library().icalproperty_get_value_as_string
    return tuple(read_value(found).decode() for found in _properties(component, name))


def _properties(component: int, name: bytes) -> tuple[int, ...]:
    return tuple(_walk("property", component, name))


def _components(component: int, name: bytes) -> tuple[int, ...]:
    return tuple(_walk("component", component, name))


def _walk(what: str, component: int, name: bytes) -> Iterator[int]:
    library = _library()
    kind = getattr(library, f"ical{what}_string_to_kind")(name)
    found = getattr(library, f"icalcomponent_get_first_{what}")(component, kind)
    while found:
        yield found
        found = getattr(library, f"icalcomponent_get_next_{what}")(component, kind)
