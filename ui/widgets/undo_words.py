"""What undo would take, in words with a number and without a name."""

from forumdesk.changes import Label
from forumdesk.store.history import Moved, Step
from forumdesk.words.fields import field_word
from ui import words

# Which rows of a change are worth counting, and what they are called.
_COUNTED = {
    Label.ANSWER_CHANGED: ("participation", "undo.people"),
    Label.ALIAS_CHANGED: ("participation", "undo.people"),
    Label.PARTICIPATION_CHANGED: ("participation", "undo.people"),
    Label.PERSON_CHANGED: ("person", "undo.people"),
    Label.SESSION_MOVED: ("session", "undo.sessions"),
    Label.SESSION_CHANGED: ("session", "undo.sessions"),
    Label.SESSION_REMOVED: ("session", "undo.sessions"),
    Label.SESSIONS_SHIFTED: ("session", "undo.sessions"),
    Label.DAY_COPIED: ("session", "undo.sessions"),
}


# What is said with the one field that was changed.
_ONE_FIELD = {
    Label.PERSON_CHANGED,
    Label.PARTICIPATION_CHANGED,
    Label.SESSION_CHANGED,
    Label.EVENT_CHANGED,
    Label.ORGANISATION_CHANGED,
    Label.ROOM_CHANGED,
    Label.VENUE_CHANGED,
}


def step_text(step: Step) -> str:
    """answer changed for 3 people; print name changed; Bilateral 2 moved to 11:40."""
    if step.moved is not None:
        return _moved_text(step.moved)
    if step.label in _ONE_FIELD and len(step.fields) == 1:
        return words.say("undo.field", field=field_word(step.fields[0], words.language()))
    what = words.say(f"did.{step.label}")
    table, key = _COUNTED.get(step.label, ("", ""))
    number = step.of(table)
    return words.say(key, what=what, n=words.figure(number)) if number > 1 else what


def _moved_text(moved: Moved) -> str:
    if moved.start is None:
        return words.say("undo.moved-room" if moved.room else "undo.moved", title=moved.title, room=moved.room)
    clock = f"{moved.start:%H:%M}"
    to = f"{words.day(moved.start.date())} {clock}" if moved.other_day else clock
    where = f"{to}, {moved.room}" if moved.room else to
    return words.say("undo.moved-to", title=moved.title, to=where)
