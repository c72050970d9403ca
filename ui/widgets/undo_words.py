"""What undo would take, in words with a number and without a name."""

from forumdesk.changes import Label
from forumdesk.store.history import Step
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


def step_text(step: Step) -> str:
    """answer changed for 3 people."""
    what = words.say(f"did.{step.label}")
    table, key = _COUNTED.get(step.label, ("", ""))
    number = step.of(table)
    return words.say(key, what=what, n=words.figure(number)) if number > 1 else what
