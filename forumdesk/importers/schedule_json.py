"""Schedules in JSON: pretalx's export in frab's form, its widget's data, and its API's list of submissions."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from .content_lines import LARGEST_TEXT
from .decoding import decode
from .refusals import TooLargeError, Unreadable, UnreadableInputError
from .schedules import Conference, Talk, sheet_of_talks, times, zone_of
from .sheet import Sheet
from .sources import Source

Object = dict[str, object]
# A submission that was not taken, or was taken back, is no session.
_NOT_COMING = frozenset({"rejected", "withdrawn", "canceled", "deleted", "draft"})


def read_schedule_json(data: bytes) -> Sheet:
    """Raises EmptyInputError, TooLargeError, UnreadableInputError."""
    if len(data) > LARGEST_TEXT:
        raise TooLargeError("bytes", LARGEST_TEXT)
    try:
        found = json.loads(decode(data).removeprefix("\ufeff"))
    except RecursionError:
        raise UnreadableInputError(Unreadable.TOO_DEEP) from None
    except ValueError:
        raise UnreadableInputError(Unreadable.JSON) from None
    whole: Object = {"results": found} if isinstance(found, list) else _object(found)
    if _object(whole.get("schedule")):
        return _exported(_object(whole.get("schedule")))
    if "talks" in whole and "rooms" in whole:
        return _widget(whole)
    if "results" in whole:
        return _api(whole)
    raise UnreadableInputError(Unreadable.JSON)


def _exported(schedule: Object) -> Sheet:
    about = _object(schedule.get("conference"))
    acronym = _text(about.get("acronym"))
    conference = Conference((acronym, _text(about.get("title"))), zone_of(_text(about.get("time_zone_name"))))
    rooms = [(name, talks) for day in _objects(about.get("days")) for name, talks in _object(day.get("rooms")).items()]
    # The second version of the form has one list of events instead, and each tells its room.
    rooms.append(("", schedule.get("events")))
    talks = (_exported_talk(one, name, acronym) for name, some in rooms for one in _objects(some))
    return sheet_of_talks(conference, talks, Source.PRETALX)


def _exported_talk(one: Object, room: str, acronym: str) -> Talk:
    start, end = times(_text(one.get("date")) or _text(one.get("start")), _text(one.get("duration")))
    return Talk(
        uid=_text(one.get("guid")) or f"{acronym}\x1f{_text(one.get('id')) or _text(one.get('code'))}",
        start=start,
        end=end or _text(one.get("end")),
        title=_text(one.get("title")),
        room=_name(one.get("room")) or room,
        kind=_text(one.get("type")),
        language=_text(one.get("language")),
        persons=_names(one.get("persons") or one.get("participants")),
        texts=tuple(_text(one.get(name)) for name in ("subtitle", "abstract", "description")),
        track=_name(one.get("track")),
    )


def _widget(whole: Object) -> Sheet:
    """Its talks name rooms, tracks and speakers by their ids."""
    rooms, tracks = _named(whole.get("rooms"), "id"), _named(whole.get("tracks"), "id")
    speakers = _named(whole.get("speakers"), "code")
    conference = Conference((_text(whole.get("event")),), zone_of(_text(whole.get("timezone"))))
    talks = (
        Talk(
            uid=f"pretalx\x1f{_text(one.get('code')) or _text(one.get('id'))}",
            start=_text(one.get("start")),
            end=_text(one.get("end")),
            title=_text(one.get("title")),
            room=rooms.get(_text(one.get("room")), ""),
            language=_text(one.get("content_locale")),
            persons=tuple(speakers.get(_text(code), "") for code in _list(one.get("speakers"))),
            texts=(_text(one.get("abstract")),),
            track=tracks.get(_text(one.get("track")), ""),
        )
        for one in _objects(whole.get("talks"))
    )
    return sheet_of_talks(conference, talks, Source.PRETALX)


def _api(whole: Object) -> Sheet:
    talks = (_submission(one) for one in _objects(whole.get("results")) if _text(one.get("state")) not in _NOT_COMING)
    return sheet_of_talks(Conference((), ""), talks, Source.PRETALX)


def _submission(one: Object) -> Talk:
    slot = _object(one.get("slot")) or next(iter(_objects(one.get("slots"))), {})
    start, end = _text(slot.get("start")), _text(slot.get("end"))
    return Talk(
        uid=f"pretalx\x1f{_text(one.get('code'))}",
        start=start,
        end=end or _after(start, one.get("duration")),
        title=_text(one.get("title")),
        room=_name(slot.get("room")),
        kind=_name(one.get("submission_type")),
        language=_text(one.get("content_locale")),
        persons=_names(one.get("speakers")),
        texts=(_text(one.get("abstract")), _text(one.get("description"))),
        track=_name(one.get("track")),
    )


def _after(start: str, minutes: object) -> str:
    if not isinstance(minutes, int) or not 0 < minutes < 10_000:
        return ""
    try:
        return (datetime.fromisoformat(start) + timedelta(minutes=minutes)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _names(found: object) -> tuple[str, ...]:
    """Of people; by e-mail where somebody with the right to it made the file, since that tells who it is."""
    people = _objects(found)
    return tuple(_text(one.get("email")) or _text(one.get("public_name")) or _text(one.get("name")) for one in people)


def _named(found: object, key: str) -> dict[str, str]:
    return {_text(one.get(key)): _text(one.get("name")) for one in _objects(found)}


def _name(found: object) -> str:
    """The name of a thing that is told as a whole, or by its name alone; an id is none."""
    whole = _object(found)
    return _text(whole.get("name")) if "name" in whole else _text(found) if not isinstance(found, int) else ""


def _text(found: object) -> str:
    """A text in one language, or in several: English, else the first."""
    if isinstance(found, dict):
        languages = {key: value for key, value in found.items() if isinstance(value, str)}
        return (languages.get("en") or next(iter(languages.values()), "")).strip()
    if isinstance(found, bool) or found is None:
        return ""
    return str(found).strip() if isinstance(found, str | int) else ""


def _object(found: object) -> Object:
    return found if isinstance(found, dict) else {}


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _objects(found: object) -> Iterator[Object]:
    return (one for one in _list(found) if isinstance(one, dict))
