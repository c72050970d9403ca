"""Calendar files as libical reads them: the library of Evolution, KOrganizer and many servers, through ctypes."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from tests.readers.reading import EventReading, MissingReaderError, Occurrence, Reading

_POINTER = ctypes.c_void_p
_ALWAYS = (datetime(1970, 1, 2, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC))


class _Span(ctypes.Structure):
    """`struct icaltime_span` of libical 3."""

    _fields_ = (("start", ctypes.c_int64), ("end", ctypes.c_int64), ("is_busy", ctypes.c_int))


_EACH = ctypes.CFUNCTYPE(None, _POINTER, ctypes.POINTER(_Span), _POINTER)


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
    "icalcomponent_get_recurrenceid": (_Time, (_POINTER,)),
    "icalcomponent_foreach_recurrence": (None, (_POINTER, _Time, _Time, _EACH, _POINTER)),
    "icaltime_from_timet_with_zone": (_Time, (ctypes.c_int64, ctypes.c_int, _POINTER)),
    "icaltimezone_get_utc_timezone": (_POINTER, ()),
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
        events = tuple(_event(root, event) for event in _components(root, b"VEVENT"))
        return Reading(_text(root, b"METHOD"), events, _occurrences(root))
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


def _occurrences(root: int) -> tuple[Occurrence, ...]:
    """Each time of each event with times; what stands in for a time of a recurring one is there in its place."""
    instead = {}
    found = []
    for event in _components(root, b"VEVENT"):
        if _properties(event, b"RECURRENCE-ID"):
            read_event = _event(root, event)
            instead[read_event.uid, _recurrence_id(root, event)] = _occurrence(read_event)
    for event in _components(root, b"VEVENT"):
        read_event = _event(root, event)
        if _properties(event, b"RECURRENCE-ID") or not isinstance(read_event.start, datetime):
            continue
        for start, end in _times(event):
            as_ruled = Occurrence(start, end, read_event.uid, read_event.summary)
            found.append(instead.get((read_event.uid, start), as_ruled))
    return tuple(sorted(found))


def _recurrence_id(root: int, event: int) -> datetime:
    library = _library()
    (written,) = _properties(event, b"RECURRENCE-ID")
    value = library.icalcomponent_get_recurrenceid(event)
    name = library.icalproperty_get_parameter_as_string(written, b"TZID")
    # The value has no zone of its own here; the property names one of the file's, or the time is in UTC.
    zone = library.icalcomponent_get_timezone(root, name) if name else library.icaltimezone_get_utc_timezone()
    if not zone:
        raise ValueError("zone not resolved")
    return datetime.fromtimestamp(library.icaltime_as_timet_with_zone(value, zone), UTC)


def _occurrence(event: EventReading) -> Occurrence:
    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    return Occurrence(event.start, event.end, event.uid, event.summary)


def _times(event: int) -> list[tuple[datetime, datetime]]:
    library = _library()
    found: list[tuple[datetime, datetime]] = []

    def each(_event: int, span: "ctypes._Pointer[_Span]", _data: int) -> None:
        start, end = (datetime.fromtimestamp(moment, UTC) for moment in (span.contents.start, span.contents.end))
        found.append((start, end))

    utc = library.icaltimezone_get_utc_timezone()
    first, last = (library.icaltime_from_timet_with_zone(int(year.timestamp()), 0, utc) for year in _ALWAYS)
    library.icalcomponent_foreach_recurrence(event, first, last, _EACH(each), None)
    return found


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
