"""Sentences: each kind of finding, problem and refusal has its own, and none repeats what it must not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain import errors as files
from forumdesk.domain import packages_errors as packages
from forumdesk.domain import sending_errors as sending
from forumdesk.domain.badges import BadgeMoveError, BadgeState, NoReasonError, OnceLostError
from forumdesk.domain.contacts import ContactTimeError
from forumdesk.domain.copies import NotThenError
from forumdesk.domain.disclosure import Paper, Refusal
from forumdesk.domain.disclosure import asking as disclosed
from forumdesk.domain.disclosure.people_view import UnknownEventError
from forumdesk.domain.disclosure.rules import DocumentRefusedError
from forumdesk.domain.erasing import ArchiveNameError, ArchiveNotReadError
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.letters import LetterFault
from forumdesk.domain.moments import Moment
from forumdesk.domain.packages_errors import PackageFault
from forumdesk.domain.questions import Problem, ProblemType, QuestionType
from forumdesk.domain.retaining import NotATermError
from forumdesk.domain.seating import NoPlaceError
from forumdesk.domain.separation import Fault
from forumdesk.domain.staggering import StaleProposalError, UndecidedError
from forumdesk.domain.stationery import StockFault
from forumdesk.importers import refusals as lists
from forumdesk.progress import Cancelled
from forumdesk.services import errors as services
from forumdesk.store import errors as store
from forumdesk.words import findings as words
from forumdesk.words.refusals import sentence

START, END = datetime(2027, 6, 14, 8, 0, tzinfo=UTC), datetime(2027, 6, 14, 8, 30, tzinfo=UTC)
NAMES = words.Names(lambda ref: {"A1": "Ada", "B1": "Blue 1"}.get(ref, ref), lambda at: f"{at:%Y-%m-%d %H:%M}")


def finding(kind: FindingKind, people: tuple[str, ...] = ("A1",), **facts: str) -> Finding:
    return Finding(
        kind,
        "XX",
        ("XX",),
        ("T01", "T02"),
        people,
        room="Hall",
        rule="R1",
        start=START,
        end=END,
        facts=tuple(facts.items()),
    )


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (finding(FindingKind.ROOM_CLASH), "Hall has T01 and T02 at once, 2027-06-14 08:00–08:30. Move one of them."),
        (finding(FindingKind.PERSON_CLASH), "Ada is in T01 and T02 at once, 2027-06-14 08:00–08:30."),
        (
            finding(FindingKind.SEPARATION, ("A1", "B1"), gap_minutes="10", agreed_minutes="30"),
            "Ada and Blue 1 are 10 min apart between T01 and T02. Agreed: 30. Rule R1.",
        ),
        (
            finding(FindingKind.SEPARATION, ("A1", "B1"), gap_minutes="0", agreed_minutes="30"),
            "Ada and Blue 1 are near each other in T01 and T02, 2027-06-14 08:00–08:30. Rule R1.",
        ),
        (
            finding(FindingKind.SEPARATION, ("A1", "B1"), journey="departure", gap_minutes="5", agreed_minutes="30"),
            "Ada and Blue 1 leave 5 min apart. Agreed: 30. Rule R1.",
        ),
        (
            Finding(FindingKind.SEPARATION, "XX", ("XX",), ("T01",), ("A1", "B1", "C1", "D1", "E1"), rule="R1"),
            "Ada, Blue 1, C1 and 2 more are together in T01. Rule R1.",
        ),
        (finding(FindingKind.ALIAS_MISSING), "Ada needs an alias. No badge, invite or list until there is one."),
        (
            Finding(FindingKind.COVER_MISSING, "XX"),
            "XX is discreet and has no cover title. Nothing of it goes out until it has one.",
        ),
        (
            Finding(FindingKind.COVER_MISSING, "XX", sessions=("T01",)),
            "T01 is need to know and has no cover title. No invite and no agenda until it has one.",
        ),
        (
            Finding(FindingKind.ORGANISER_MISSING, "XX"),
            "XX has no organiser mailbox that can be one. No invites until it has.",
        ),
        (
            finding(FindingKind.TEXT_OVERFLOW, field="name"),
            "Ada: the name does not fit at its smallest size. Shorten it.",
        ),
        (
            finding(FindingKind.MISSING_GLYPH, (), field="title", characters="\U000120c0"),
            "No font has \U000120c0 of the title. Write it otherwise.",
        ),
        (
            finding(FindingKind.MISSING_GLYPH, field="name", characters="\U000120c0"),
            "Ada: no font has \U000120c0 of the name. Write it otherwise.",
        ),
        (
            finding(FindingKind.CAPACITY, expected="14", capacity="12"),
            "T01 and T02 expects 14 people; Hall holds 12.",
        ),
        (
            finding(FindingKind.DELEGATION_SIZE, coming="5", agreed="4", delegation="GREEN"),
            "Delegation GREEN has 5 people. Agreed: 4.",
        ),
        (
            finding(FindingKind.DELEGATION_RANK, rank="3", agreed="2", delegation="GREEN"),
            "Ada is of rank 3. Agreed for GREEN: 2.",
        ),
        (
            finding(FindingKind.DELEGATION_RANK, rank="", agreed="2", delegation="GREEN"),
            "Ada leads delegation GREEN and does not come.",
        ),
        (finding(FindingKind.INTERPRETATION, needed="3", booths="2"), "T01 and T02 needs 3 booths; Hall has 2."),
        (finding(FindingKind.INTERPRETATION, needed="1", booths="0"), "T01 and T02 needs 1 booth; Hall has 0."),
        (
            finding(FindingKind.OUTSIDE_EVENT),
            "T01 and T02 lies outside the dates of XX: 2027-06-14 08:00–08:30.",
        ),
        (finding(FindingKind.AVAILABILITY, ()), "Hall is not available for T01 and T02."),
        (finding(FindingKind.CONSENT_MISSING), "Ada has not agreed to the recording of T01 and T02."),
        (
            finding(FindingKind.OUTDATED),
            "Ada holds an invite to T01 and T02 that is no longer true. Issue it again.",
        ),
        (
            finding(FindingKind.PERSON_CLASH, elsewhere="busy"),
            "Ada is busy in another circle during T01 and T02, 2027-06-14 08:00–08:30. Another time or place may do.",
        ),
        (
            finding(FindingKind.ROOM_CLASH, (), elsewhere="busy"),
            "Hall is busy in another circle during T01 and T02, 2027-06-14 08:00–08:30.",
        ),
        (
            replace(finding(FindingKind.PERSON_CLASH, elsewhere="busy", vehicle="CAR"), sessions=()),
            "Ada is busy in another circle during the ride with CAR, 2027-06-14 08:00–08:30. "
            "Another time or place may do.",
        ),
        (
            replace(finding(FindingKind.PERSON_CLASH, elsewhere="busy", journey="arrival"), sessions=()),
            "Ada is busy in another circle on arrival, 2027-06-14 08:00. Another time or place may do.",
        ),
        (
            finding(FindingKind.PERSON_CLASH, elsewhere="busy", hotel="Inn", first_night="2027-06-14", last_night=""),
            "Ada is busy in another circle at Inn: from 14 Jun 2027. Another time or place may do.",
        ),
        (Finding(FindingKind.NO_ROOM, "XX", sessions=("T01",)), "T01 has no room yet."),
        (Finding(FindingKind.NO_TIME, "XX", sessions=("T01",)), "T01 has no time yet."),
        (
            finding(FindingKind.QUESTION, question="dob:A1", type="ambiguous-date"),
            "The dob of A1 may be two days. See its choices with: questions. Then: answer dob:A1 CHOICE",
        ),
        (
            finding(FindingKind.QUESTION, question="merge:A1+A2", type="same-person"),
            "A1 and A2 may be one person. Answer with: answer merge:A1+A2 merge, or keep",
        ),
    ],
)
def test_a_finding_says_what_and_where(one: Finding, said: str) -> None:
    assert words.finding(one, NAMES) == said


def test_no_kind_of_finding_is_without_a_sentence() -> None:
    assert set(words._SENTENCES) == set(FindingKind)


def test_an_unknown_visibility_says_what_it_is_read_as() -> None:
    one = Problem(9, "A08", "visibility", ProblemType.UNKNOWN_VALUE, (("value", "secretish"),))

    said = words.problem(one)

    assert said == "Row 9: the visibility is none of the known words. It is read as organiser_only."


@pytest.mark.parametrize("kind", [QuestionType.AMBIGUOUS_TIME, QuestionType.NONEXISTENT_TIME, QuestionType.WHICH_ROOM])
def test_an_open_question_names_its_field_and_how_to_answer(kind: QuestionType) -> None:
    one = finding(FindingKind.QUESTION, question="start:T04", type=kind.value)

    said = words.finding(one, NAMES)

    assert said.startswith("The start of T04 ")
    assert said.endswith("See its choices with: questions. Then: answer start:T04 CHOICE")


@pytest.mark.parametrize("kind", list(ProblemType))
@pytest.mark.parametrize("rejected", [True, False])
def test_a_problem_names_the_row_and_not_the_value(kind: ProblemType, rejected: bool) -> None:
    one = Problem(9, "A08", "birth_date", kind, (("value", "Secretname"),), rejected)

    said = words.problem(one)

    assert said.startswith("Row 9: ")
    assert "Secretname" not in said


PATH = Path("house.forumdesk")
_TWICE = tuple(Moment(datetime(2027, 10, 31, hour, 30, tzinfo=UTC), "Europe/Oslo") for hour in (0, 1))
REFUSALS: list[tuple[ForumDeskError, str]] = [
    (Cancelled(), "Stopped"),
    (files.DiskFullError(PATH), "no room left"),
    (files.NotWritableError(PATH), "may not be written"),
    (files.AlreadyExistsError(PATH), "not overwritten"),
    (files.FolderNotFileError(PATH), "is a folder"),
    (files.FileNotFolderError(PATH), "a file and no folder"),
    (files.NotAFileError(PATH), "a device or a pipe"),
    (files.FileFailedError(PATH, "EIO"), "EIO"),
    (store.MissingFileError(PATH), "no file"),
    (store.EmptyFileError(PATH), "0 bytes"),
    *[(store.NotAWorkspaceError(PATH, kind), "cannot be opened") for kind in store.Foreign],
    (store.WrongKeyError(PATH), "cannot be told apart"),
    (store.DamagedError(PATH), "damaged"),
    (store.InUseError(PATH, (store.Holder("editor", 7),)), "by editor (process 7)"),
    (store.InUseError(PATH, ()), "by another program"),
    (store.NewerVersionError(PATH, 9, 1), "newer ForumDesk"),
    (store.CopyFailedError(PATH, ("cipher",)), "did not verify"),
    (store.EmptySecretError(), "neither a passphrase nor a key file"),
    (store.NotEnoughMemoryError(1), "memory"),
    (store.NotFoundError("person", "1"), "not there any more"),
    (store.DuplicateError("person", ("ref",)), "same ref"),
    (store.ConflictError("person", "1"), "changed since"),
    (store.ErasedError(4), "erased"),
    (store.NothingToUndoError(), "nothing to undo"),
    (store.NothingToRedoError(), "nothing to redo"),
    *[(lists.UnreadableInputError(what), "cannot be read") for what in lists.Unreadable],
    (lists.TooLargeError("rows", 5), "more than 5 rows"),
    (lists.EmptyInputError(), "empty"),
    (lists.EventNotNamedError(("XX", "YY")), "XX or YY"),
    (lists.NoKeyColumnError("people", ("ref", "name")), "ref or name"),
    (lists.UnknownMappingError("header", "X", ("A",)), 'headed "X"'),
    (lists.UnknownMappingError("column", "X", ("A",)), 'no column "X"'),
    (lists.UnknownMappingError("twice", "X", ("A",)), "Two headers"),
    (lists.GradeError(3, "notes", "HEMMELIG"), "graded HEMMELIG"),
    (lists.UnknownQuestionError("dob:A1"), "Nobody asked"),
    (lists.UnknownQuestionError("dob:A1", "merge"), "settled before"),
    (lists.UnknownChoiceError("dob:A1", "x", ("y", "z")), "y | z"),
    (lists.BothIssuedError(("A1", "A2")), "A1 and A2 both hold"),
    (DocumentRefusedError(Refusal(Paper.PUBLIC_AGENDA, "XX")), "public agenda"),
    (disclosed.UnknownRefError("A1"), '"A1"'),
    (UnknownEventError("XX"), '"XX"'),
    (services.UnknownError("event", "XX"), 'no event "XX"'),
    (services.UnknownTypeError(".docx", (".pdf", ".csv")), ".pdf or .csv"),
    (services.AlreadyThereError("event", "XX"), "already"),
    (services.NotAllowedError("public list", "XX"), "do not allow"),
    (services.MarkTellsError("recipient mark", "XX"), "Take neutral words"),
    (NotThenError("XX-0001", date(2027, 6, 14)), "was made after 2027-06-14"),
    (services.UndecidedOrderError("XX", "drawn"), "No lots have been drawn for XX"),
    (services.UndecidedOrderError("XX", "manual"), "set an order by hand for XX"),
    (services.OrderReasonError("XX"), "needs a reason"),
    (services.SeveralRoomsError("Blue", ("V1/Blue", "V2/Blue")), "V1/Blue | V2/Blue"),
    (services.FinishedError("T01"), "cancelled already"),
    (services.OffSheetError(11, 10), "between 1 and 10"),
    (
        services.TemplateRefusedError("MISSING", "{wanted} is missing. Add it.", "layouts[0].front[2]", "", "x"),
        "layouts[0].front[2]: x is missing. Add",
    ),
    *[(lists.AnswerRefusedError(what), "") for what in lists.NoAnswer],
    (services.ProposalSettledError(), "overtaken"),
    (services.EventProposalError(), "No session can be moved"),
    (services.StockRefusedError("House of Card 7", StockFault.OVERLAP), "House of Card 7: its labels overlap"),
    *[(services.LetterRefusedError(fault, "names"), ".") for fault in LetterFault],
    (services.NothingHeldError("A01"), "holds no invite"),
    (services.ShippedError("standard"), "stays as it is"),
    (services.NoFlagsError("flags", "XX"), "has no flags"),
    (services.NoFlagPlaceError("standard"), "no place for a flag"),
    (services.FlagRefusedError("NO"), "The picture for NO"),
    (services.SenderTellsError("return address", "XX"), "Take a neutral one"),
    (services.NoFreeLabelError(), "Take a fresh sheet"),
    (services.CodesNotReadError("XX-0001", 2, 3), "that of XX-0001 on page 2"),
    (services.NoBadgeError("A1"), "A1 has no badge yet"),
    (services.SeveralBadgesError("A1", ("XX-0001", "YY-0001")), "XX-0001, YY-0001"),
    (services.OtherEventError("XX-0001"), "another event"),
    (services.NotExpectedError("XX-0001"), "stays here"),
    *[(BadgeMoveError("XX-0001", BadgeState.VOID, wanted), "XX-0001 is void") for wanted in BadgeState],
    (OnceLostError("XX-0001"), "reported lost"),
    (NoReasonError("XX-0001"), "Say which"),
    (services.TakenNameError("Blue"), '"Blue" is taken'),
    (StaleProposalError(), "has changed since"),
    (UndecidedError(), "in time"),
    (NoPlaceError(3), "only 3 places"),
    (services.UndecidedOrderError("XX", "alternated"), "No two parties take turns at XX"),
    (services.SameZoneError("A"), "Zone A does not border on itself"),
    *[(services.UnfitRuleError(fault), "") for fault in Fault],
    (services.SameRuleError("S01"), "Rule S01 says the same"),
    (services.NoDelegationError("HERON", "XX"), "HERON is not at XX"),
    (ContactTimeError(), "a time that has been"),
    (services.NotAWhenError("x"), "neither a day nor a time"),
    (services.NoSuchDayError(6, 30), "has 30 days"),
    (services.TwiceWhenError(datetime(2027, 10, 31, 2, 30), "Europe/Oslo", _TWICE), "02:30+0200 or 02:30+0100"),
    (services.AliasTakenError("Heron"), '"Heron"'),
    (services.InvitedError(2), "2 of them hold an invite"),
    (services.PhotoRefusedError(), "no picture"),
    (services.NotProvenError(), "opened this workspace"),
    (files.ProjectedError(), "stay covered"),
    (services.HeldError("T01", 3), "Cancel it instead"),
    (services.SkippedTimeError(datetime(2027, 3, 28, 2, 30), "Europe/Oslo", _TWICE), "pass over 02:30"),
    (services.TwiceTimeError(datetime(2027, 10, 31, 2, 30), "Europe/Oslo", _TWICE), "show 02:30 twice"),
    (services.NotATimeError(), "15:30"),
    (services.NotALengthError(), "Write minutes"),
    (services.EndsFirstError(), "before it starts"),
    (services.NotScheduledError(), "no time yet"),
    (services.NotANumberError("many"), '"many"'),
    (services.NotADayError("soon"), '"soon"'),
    (ArchiveNameError(), "tells of nobody"),
    (ArchiveNotReadError(Path("a.age")), "nothing was erased"),
    (NotATermError("a while"), '"a while"'),
    (services.AmbiguousDayError("5/6", (date(2027, 5, 6), date(2027, 6, 5))), "06 May 2027 or 05 June 2027"),
    (services.NotAZoneError("Losby"), "Europe/Oslo"),
    (store.BadLinesError((2, 4)), "line 2, 4"),
    (store.OtherSheetError(PATH, "2345-6789"), "the mark 2345-6789"),
    (store.NoBackupFolderError(PATH), "is not there"),
    (store.NoBackupPlaceError(), "Choose one first"),
    (store.KeyBesideError(PATH), "on a stick of its own"),
    (store.NotANumberOfBackupsError(1, 100), "from 1 to 100"),
    (sending.NowhereHereError("A01"), "at no event here"),
    (sending.NothingChosenError(), "at least one"),
    (sending.NamelessError(), "Neither a name nor an alias"),
    (sending.NowhereToHideError("A01"), "is protected"),
    (services.EmptyNameError(), "needs a name"),
    (store.NotSealedError(), "no sealed file"),
    (store.SealTooLargeError(9), "larger than 9"),
    (store.CostlySealError(), "more memory"),
    (store.WrongSealError(), "cannot be told apart"),
    (store.OtherSealError("key"), "the identity"),
    (store.NotARecipientError("me"), "begins with age1"),
    (store.NotAnIdentityError(), "no identity"),
    *[(packages.PackageRefusedError(fault), "ackage") for fault in PackageFault if fault is not PackageFault.A_RETURN],
    (packages.PackageRefusedError(PackageFault.A_RETURN), "This is a return"),
    (packages.NotFromHereError(), "did not leave from here"),
    (packages.NotAskedError("person.ref:1"), "package merge FILE --dry-run"),
    (packages.OldReturnError(1, 2), "return 2 was taken in"),
    (packages.NotFromAPackageError(), "nowhere to return"),
    (packages.NamesNotAllowedError(), "handover alone"),
    (services.RuleNamesItError("R1"), "R1"),
    (services.DaysBackwardsError(), "before it begins"),
    (services.NotAnAddressError("desk"), "no e-mail address"),
    (services.GradedMarkingError("HEMMELIG"), "Security Act"),
]


@pytest.mark.parametrize(("error", "part"), REFUSALS, ids=lambda value: type(value).__name__)
def test_a_refusal_says_what_happened_in_a_sentence(error: ForumDeskError, part: str) -> None:
    said = sentence(error)

    assert part in said
    assert said.endswith((".", "new", "z", "questions", "--dry-run"))


# These are mistakes of ours, not of a user: their type is what a report needs.
OURS = {
    "BrokenReferenceError",
    "UnfitValueError",
    "ClockError",
    "WrongLabelError",
    "TransactionError",
    "FileRefusedError",
    "UnreadableError",
}


def every(kind: type[ForumDeskError]) -> set[type[ForumDeskError]]:
    return {kind}.union(*(every(one) for one in kind.__subclasses__()))


def test_every_refusal_a_user_can_meet_has_a_sentence_of_its_own() -> None:
    met = {type(error) for error, _ in REFUSALS}

    ours = {one for one in every(ForumDeskError) if one.__module__.startswith("forumdesk.")}
    unmet = {one.__name__ for one in ours - met - {ForumDeskError}}

    assert unmet - OURS == set()
    assert sentence(store.WrongLabelError(Label.UNDO, "person")) == (
        "That was refused (WrongLabelError). Nothing was changed."
    )
