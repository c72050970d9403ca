"""How far one import has come: the list, what was decided about it, and what it asks. Nothing of it is written."""

from dataclasses import dataclass, field

from forumdesk.domain.questions import Question
from forumdesk.importers.headings import ImportKind
from forumdesk.services.asked import Asked
from forumdesk.services.importing import Decisions
from forumdesk.services.previewing import KEPT, Becomes, ColumnSeen, ColumnsSeen, ListFile, Preview, columns
from ui.models.import_rows import QuestionRow


@dataclass(repr=False)
class Course:
    """`answers` has a key for every question somebody looked at; an empty answer leaves it for later."""

    name: str = ""
    file: ListFile | None = None
    kind: ImportKind = ImportKind.PEOPLE
    mapping: dict[str, str] = field(default_factory=dict)
    event: str = ""
    asked: dict[str, Asked] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, frozenset[str]] = field(default_factory=dict)
    preview: Preview | None = None
    previewed: Decisions | None = None

    def begin(self, name: str, file: ListFile) -> None:
        """Another list."""
        self.name, self.file, self.event = name, file, ""
        self.turn(file.kind)

    def turn(self, kind: ImportKind) -> None:
        """Another kind of list: what was decided about its columns and rows holds no more."""
        self.kind = kind
        self.mapping = dict(self.file.mapping) if self.file is not None and self.file.kind is kind else {}
        self.forget()

    def place(self, event: str) -> None:
        """Another event that the rows are of; none for what the file itself says."""
        self.event = event
        self.forget()

    def meant(self, column: ColumnSeen) -> bool:
        """The column is what the file's own program means by it."""
        suggested = self.file.suggested(self.kind) if self.file is not None else {}
        return suggested.get(column.header) == (KEPT if column.becomes is Becomes.OWN else column.field)

    @property
    def by_hand(self) -> int:
        """How many columns somebody decided about."""
        suggested = self.file.suggested(self.kind) if self.file is not None else {}
        return sum(suggested.get(header) != becomes for header, becomes in self.mapping.items())

    def forget(self) -> None:
        """Nothing is asked yet."""
        self.asked, self.answers, self.chosen = {}, {}, {}
        self.preview = self.previewed = None

    def columns(self) -> ColumnsSeen:
        if self.file is None:
            return ColumnsSeen((), ())
        return columns(self.file, self.kind, self.mapping)

    def map(self, column: ColumnSeen, becomes: str) -> None:
        """`becomes` is a field, KEPT or nothing; a field that another column was told to be is taken from it."""
        if becomes not in ("", KEPT):
            self.mapping = {header: name for header, name in self.mapping.items() if name != becomes}
        self.mapping[column.header] = becomes
        self.forget()

    def decisions(self) -> Decisions:
        """What an import would be told now. Of an answer left for later there is nothing to tell."""
        given = {key: answer for key, answer in self.answers.items() if answer}
        preferring = {}
        for key, chosen in self.chosen.items():
            comparison = self.asked[key].comparison
            if given.get(key) == "merge" and comparison is not None and chosen:
                preferring[comparison.second.ref] = chosen
        return Decisions(given, dict(self.mapping), preferring, lenient=True, keep_columns=True, event=self.event)

    def take(self, preview: Preview, decisions: Decisions) -> int:
        """What came of looking; how many questions are new. Those answered before stay where they were."""
        new = [one for one in preview.asked if one.question.key not in self.asked]
        for one in new:
            self.asked[one.question.key] = one
        self.preview, self.previewed = preview, decisions
        return len(new)

    @property
    def fresh(self) -> bool:
        """Whether the preview is of what is decided now."""
        return self.preview is not None and self.previewed == self.decisions()

    @property
    def questions(self) -> list[QuestionRow]:
        return [QuestionRow(one, self.answers.get(key)) for key, one in self.asked.items()]

    @property
    def cells(self) -> dict[str, Question]:
        """The questions about cells, by key."""
        return {key: one.question for key, one in self.asked.items() if one.comparison is None}

    @property
    def answered(self) -> int:
        return sum(1 for answer in self.answers.values() if answer)
