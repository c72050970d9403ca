"""Two people side by side, in the words of the window: values, how they differ, how likely they are one."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QLocale

from forumdesk.domain.identity import Likeness
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.domain.questions import Question
from forumdesk.services.comparing import Comparison, Line, Value, Values, Word
from ui import words
from ui.models.days import moment
from ui.models.people_rows import category_word
from ui.widgets.compare import CompareRow, Head

_COLUMN_OF = {"birth_date": "dob", "arrival": "arrival", "departure": "departure", "office_since": "office_since"}
_SIGNS = {
    Word.SAME: ("", "text3"),
    Word.DIFFERS: ("differs", "warn"),
    Word.ONLY_FIRST: ("add", "note"),
    Word.ONLY_SECOND: ("add", "note"),
    Word.BOTH_KEPT: ("attended", "text2"),
    Word.TOGETHER: ("attended", "text2"),
    Word.CAREFUL: ("lock", "text2"),
    Word.HIDDEN: ("lock", "alias"),
}


def field_word(name: str, kind: str = "") -> str:
    """What a column or a field is called; of one without a word of its own, its name."""
    for key in (f"import.field.{kind}.{name}", f"import.field.{name}"):
        if key in words.table():
            return words.say(key)
    return name.replace("_", " ")


def day_text(day: date, year: bool = True) -> str:
    """4 March 1968."""
    norwegian = words.language() == "nb"
    month = QLocale("nb_NO" if norwegian else "en_GB").monthName(day.month, QLocale.FormatType.LongFormat)
    told = f"{day.day}. {month}" if norwegian else f"{day.day} {month}"
    return f"{told} {day.year}" if year else told


def _value_text(value: Value) -> str:
    if isinstance(value, bool):
        return words.say("import.yes" if value else "import.no")
    if isinstance(value, Moment):
        return moment(value.local, year=True)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, Answer):
        return words.say(f"answer.{value}")
    if isinstance(value, Visibility):
        return words.say(f"visibility.{value}")
    if isinstance(value, Category):
        return category_word(value)
    return str(value).replace("_", " ") if isinstance(value, StrEnum) else value


def values_text(values: Values, between: str = ", ") -> str:
    """Empty where nothing is said."""
    return between.join(map(_value_text, values))


def evidence_text(comparison: Comparison) -> tuple[str, str]:
    """How likely it is, and why, in a sentence that names nobody."""
    like = comparison.likeness
    likely = "same" in (like.birth_date, like.email) and like.name != "different"
    return words.say("compare.likely" if likely else "compare.maybe"), likeness_text(like)


def likeness_text(like: Likeness) -> str:
    """Same name; a birth date is missing; no e-mail address in common."""
    return words.say(
        "compare.sentence",
        name=words.say(f"compare.says.name.{like.name}"),
        birth=words.say(f"compare.says.birth.{like.birth_date}"),
        email=words.say(f"compare.says.email.{like.email}"),
    )


def heads(comparison: Comparison, file: str) -> tuple[Head, Head]:
    """What stands above the two sides. Without a file both are in the workspace."""
    made = []
    sides = (comparison.first, comparison.second)
    for side, otherwise in zip(sides, ("compare.first", "compare.second"), strict=True):
        events = ", ".join(side.events) or words.say("compare.no-event")
        if side.row is not None:
            made.append(Head("import", words.say("compare.in-file"), words.say("compare.row", file=file, n=side.row)))
        else:
            who = side.name if comparison.hidden else side.ref
            made.append(Head("people", words.say("compare.here" if file else otherwise), f"{who} · {events}"))
    return made[0], made[1]


def compare_rows(
    comparison: Comparison, asked: Mapping[str, Question], answers: Mapping[str, str]
) -> tuple[CompareRow, ...]:
    """`asked` are questions about cells, by key: one about a line is answered beside its value."""
    several = len({line.event_id for line in comparison.lines if line.event_id}) > 1
    return tuple(_compare_row(line, comparison, several, asked, answers) for line in comparison.lines)


def question_key(line_field: str, ref: str) -> str:
    """The key of the question about one field of one row."""
    return f"{_COLUMN_OF.get(line_field, '')}:{ref}"


def _compare_row(
    line: Line, comparison: Comparison, several: bool, asked: Mapping[str, Question], answers: Mapping[str, str]
) -> CompareRow:
    label = words.say("compare.name") if line.field == "name" else field_word(line.field, "people")
    if several and line.event:
        label = words.say("import.field-at", field=label, event=line.event)
    icon, token = _SIGNS[line.word]
    word = words.say(f"compare.word.{line.word}")
    empty = words.say("import.hidden" if line.hidden else "import.empty")
    between = " · " if line.field == "name" else ", "
    ends = values_text(line.first, between), values_text(line.second, between)
    question = asked.get(question_key(line.field, comparison.second.ref)) if not line.hidden else None
    readings: tuple[tuple[str, str], ...] = ()
    if question is not None and not line.second:
        ends = ends[0], question.value
        readings = tuple((choice, short_reading(choice)) for choice in question.choices)
        icon, token, word = "question", "question", words.say("compare.word.readings")
    alone = {Word.ONLY_FIRST: 0, Word.ONLY_SECOND: 1}.get(line.word) if not line.hidden and not readings else None
    return CompareRow(
        line.key,
        label,
        (ends[0] or empty, ends[1] or empty),
        icon,
        token,
        word,
        line.choosable,
        alone,
        (not ends[0], not ends[1]),
        readings,
        answers.get(question.key, "") if question else "",
    )


def short_reading(choice: str) -> str:
    """4 March, for a chip; a time with its hour."""
    if "T" in choice:
        return choice[11:].rstrip("Z")
    return day_text(date.fromisoformat(choice), year=False)
