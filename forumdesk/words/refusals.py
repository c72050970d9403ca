"""Refusals in sentences: what happened, why, what to do. Nothing was changed when one of these is shown."""

from collections.abc import Callable
from datetime import date

from forumdesk.domain import badges, disclosure
from forumdesk.domain import errors as files
from forumdesk.domain import sending_errors as sending
from forumdesk.domain.contacts import ContactTimeError
from forumdesk.domain.copies import NotThenError
from forumdesk.domain.erasing import ArchiveNameError, ArchiveNotReadError
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.retaining import NotATermError
from forumdesk.domain.seating import NoPlaceError
from forumdesk.domain.separation import Fault
from forumdesk.domain.staggering import StaleProposalError, UndecidedError
from forumdesk.importers import refusals as lists
from forumdesk.importers.refusals import BothIssuedError, GradeError, UnknownChoiceError, UnknownQuestionError
from forumdesk.progress import Cancelled
from forumdesk.services import errors as services
from forumdesk.store import errors as store
from forumdesk.words import answers, letter_words, package_words, template_words

_FOREIGN = {
    store.Foreign.TOO_SHORT: "It is too short to be a workspace; the rest of it may be lost",
    store.Foreign.PLAIN_SQLITE: "It is an SQLite database without encryption, not a workspace",
    store.Foreign.TEXT: "It is a text file, not a workspace",
    store.Foreign.ZIP: "It is a ZIP or Office file, not a workspace",
    store.Foreign.PDF: "It is a PDF, not a workspace",
    store.Foreign.UNKNOWN_PROFILE: "It is not a workspace, or a newer ForumDesk made it",
    store.Foreign.OTHER_PROGRAM: "Another program's encrypted database, not a workspace",
}

_UNREADABLE = {
    lists.Unreadable.OLD_EXCEL: "It is an old .xls workbook, or has a password. Save it as .xlsx without one",
    lists.Unreadable.OPEN_DOCUMENT: "It is an OpenDocument sheet. Save it as .xlsx or CSV",
    lists.Unreadable.BINARY_EXCEL: "It is a binary .xlsb workbook. Save it as .xlsx or CSV",
    lists.Unreadable.ZIP: "It is a ZIP file without a workbook. Unpack it and import the list inside",
    lists.Unreadable.PDF: "It is a PDF. Ask for the list as .xlsx or CSV",
    lists.Unreadable.DAMAGED: "The workbook is damaged. Open it in the spreadsheet program and save it anew",
    lists.Unreadable.ENCODING: "Its text is in no encoding that is known here. Save it as CSV UTF-8",
    lists.Unreadable.NOT_TEXT: "It is neither a text file nor a workbook. Save the list as .xlsx or CSV",
    lists.Unreadable.QUOTES: "A quotation mark is opened and never closed. Save the list anew, or as .xlsx",
    lists.Unreadable.XML: "It is XML, and no schedule as frab or pretalx writes it. Export the schedule anew",
    lists.Unreadable.DECLARES: "Its XML declares a document type or entities, which no schedule needs. Ask for another",
    lists.Unreadable.JSON: "It is JSON, and no schedule as pretalx writes it. Export the schedule anew",
    lists.Unreadable.CUT_OFF: "It ends in the middle of an entry, so a part of it is missing. Save it anew",
    lists.Unreadable.NO_CALENDAR: "It is no calendar. Ask for their busy times as an .ics file",
    lists.Unreadable.TOO_DEEP: "Its parts lie inside each other too deep to be meant as a list. Ask for another file",
}

_FAULTS = {
    Fault.SIDE_MISSING: "A rule needs two sides. Choose both.",
    Fault.SAME_SIDE: "A side cannot be kept apart from itself. Choose another one.",
    Fault.MINUTES_MISSING: "Without minutes this rule finds nothing. Write how many, for example 30.",
}

_MOVES = {
    badges.BadgeState.PRINTED: "Print a new one.",
    badges.BadgeState.ISSUED: "Only a badge that is printed or was handed in can be issued.",
    badges.BadgeState.LOST: "Only a badge that is in use can be reported lost.",
    badges.BadgeState.VOID: "It is out of use for good already.",
    badges.BadgeState.RETURNED: "Only a badge that was issued or lost can be handed in.",
    badges.BadgeState.SPOILT: "Only a badge that was never issued can be spoilt. Void it instead, or print it again.",
}


def _in_use(error: store.InUseError) -> str:
    holders = " and ".join(f"{one.name} (process {one.process})" for one in error.holders)
    return f"{error.path} is in use{' by ' + holders if holders else ' by another program'}. Close it there first."


def _mapping(error: lists.UnknownMappingError) -> str:
    known = ", ".join(error.known)
    if error.what == "header":
        return f'The list has no column headed "{error.name}". It has: {known}.'
    if error.what == "twice":
        return f'Two headers are mapped to the column "{error.name}". Map one of them.'
    return f'There is no column "{error.name}" for this kind of list. There are: {known}.'


def _unasked(error: UnknownQuestionError) -> str:
    if error.settled:
        return f"Question {error.question} was settled before, as {error.settled}. Undo that first."
    return f"Nobody asked {error.question}. See the open questions with: questions"


def _days(choices: tuple[date, ...]) -> str:
    return " or ".join(f"{day:%d %B %Y}" for day in choices)


def _clocks(error: services.ClockError) -> str:
    return " or ".join(f"{choice.in_zone(error.zone):%H:%M}" for choice in error.choices)


def _undecided(error: services.UndecidedOrderError) -> str:
    if error.way == "drawn":
        return f"No lots have been drawn for {error.event_code}. Draw them first (order draw)."
    if error.way == "alternated":
        return f"No two parties take turns at {error.event_code}. Name them first (order alternate)."
    return f"Nobody has set an order by hand for {error.event_code}. Set one first (order set)."


_SENTENCES: list[tuple[type[ForumDeskError], Callable[..., str]]] = [
    (Cancelled, lambda e: "Stopped, as asked. Nothing was changed."),
    (store.MissingFileError, lambda e: f"There is no file {e.path}. Check the name, or make a workspace with: new"),
    (store.EmptyFileError, lambda e: f"{e.path} is empty (0 bytes): its content is lost. Open a backup instead."),
    (store.NotAWorkspaceError, lambda e: f"{e.path} cannot be opened. {_FOREIGN[e.kind]}. Name a .forumdesk file."),
    (
        store.WrongKeyError,
        lambda e: (
            f"That did not open {e.path}. The passphrase or key file is wrong, or the file is no workspace, "
            "or its first page is damaged; these cannot be told apart."
        ),
    ),
    (
        store.DamagedError,
        lambda e: (
            f"{e.path} is damaged: the key is right, a part is unreadable. Open a backup, or save what can be read "
            "of it with the command salvage."
        ),
    ),
    (store.BadLinesError, lambda e: f"Not as printed on the sheet: line {e.numbers}. Type it again, then try again."),
    (
        store.OtherSheetError,
        lambda e: (
            f"That key does not open {e.path}: the sheet must show the mark {e.mark}. One with another mark is of "
            "another file, or from before the passphrase was changed."
        ),
    ),
    (store.NoBackupFolderError, lambda e: f"The folder {e.path} is not there. Plug the stick in, or name another."),
    (store.NoBackupPlaceError, lambda e: "No folder for backups has been chosen. Choose one first."),
    (
        store.KeyBesideError,
        lambda e: f"{e.path} would lie beside the workspace it opens. Put the key file on a stick of its own.",
    ),
    (store.NotANumberOfBackupsError, lambda e: f"Write a number from {e.least} to {e.most}."),
    (store.InUseError, _in_use),
    (
        store.NewerVersionError,
        lambda e: f"{e.path} was written by a newer ForumDesk (version {e.found}, known here {e.known}). Update first.",
    ),
    (store.CopyFailedError, lambda e: f"The copy {e.path} did not verify and was removed. Try another disk."),
    (store.EmptySecretError, lambda e: "There is neither a passphrase nor a key file. Give at least one."),
    (store.NotEnoughMemoryError, lambda e: "There is too little free memory to make the key. Close other programs."),
    (store.NothingToUndoError, lambda e: "There is nothing to undo."),
    (store.NothingToRedoError, lambda e: "There is nothing to redo."),
    (store.ErasedError, lambda e: f"Entry {e.number} cannot be undone: its rows were erased."),
    (
        store.ConflictError,
        lambda e: f"That cannot be undone: a row of {e.table} has changed since. Nothing was changed.",
    ),
    (store.DuplicateError, lambda e: f"Two rows of {e.table} would have the same {', '.join(e.columns)}. Rename one."),
    (store.NotFoundError, lambda e: f"That row of {e.table} is not there any more. Look again."),
    (files.DiskFullError, lambda e: f"There is no room left to write {e.path}. Free some, then try again."),
    (
        files.NotWritableError,
        lambda e: f"{e.path} may not be written. Choose another place or ask for the right to write.",
    ),
    (files.ProjectedError, lambda e: "Names stay covered while the screen is projected. End that first."),
    (files.AlreadyExistsError, lambda e: f"{e.path} is there already and is not overwritten. Choose another name."),
    (files.FolderNotFileError, lambda e: f"{e.path} is a folder. Name a file."),
    (files.FileNotFolderError, lambda e: f"{e.path} cannot be: a part of it is a file and no folder. Check the name."),
    (files.NotAFileError, lambda e: f"{e.path} is a device or a pipe. Name a file."),
    (files.FileFailedError, lambda e: f"{e.path} could not be used ({e.code}). Check the disk, then try again."),
    (lists.UnreadableInputError, lambda e: f"The list cannot be read. {_UNREADABLE[e.what]}."),
    (lists.TooLargeError, lambda e: f"The list is too large: more than {e.limit} {e.what}. Split it."),
    (lists.EmptyInputError, lambda e: "The list is empty: there is no row below a header. Check the file."),
    (
        lists.NoKeyColumnError,
        lambda e: (
            f"This is no list of {e.kind}: none of its columns is {' or '.join(e.needed)}. "
            'Check the kind, or name the column with --map "Header=column".'
        ),
    ),
    (
        lists.EventNotNamedError,
        lambda e: (
            "The file does not say which event here it is of."
            f" Name it with --event: {' or '.join(e.known) or 'none yet'}."
        ),
    ),
    (lists.UnknownMappingError, _mapping),
    (
        GradeError,
        lambda e: (
            f'Row {e.row}, column "{e.column}", is graded {e.grade}. ForumDesk is not approved under the Norwegian '
            "Security Act: nothing was imported. Take the list to a system that is, or ask your security officer."
        ),
    ),
    (UnknownQuestionError, _unasked),
    (
        UnknownChoiceError,
        lambda e: f'"{e.choice}" is no answer to {e.question}. Choose one of: {" | ".join(e.choices)}',
    ),
    (
        BothIssuedError,
        lambda e: f"{' and '.join(e.refs)} both hold an invite or a badge, so they stay two people. Void one first.",
    ),
    (
        disclosure.DocumentRefusedError,
        lambda e: f"{e.refusal.event} is discreet: it has no {e.refusal.document.replace('_', ' ')} document.",
    ),
    (disclosure.UnknownRefError, lambda e: f'There is no person "{e.ref}" in this workspace. Check the spelling.'),
    (disclosure.UnknownEventError, lambda e: f'There is no event "{e.code}" in this workspace. Check the spelling.'),
    (services.UnknownError, lambda e: f'There is no {e.what} "{e.name}" in this workspace. Check the spelling.'),
    (
        services.UnknownTypeError,
        lambda e: f'A file that ends in "{e.suffix}" cannot be written. Name one that ends in {" or ".join(e.known)}.',
    ),
    (services.AlreadyThereError, lambda e: f'There is an {e.what} "{e.name}" already. Choose another code.'),
    (
        services.SeveralRoomsError,
        lambda e: f'Several rooms are called "{e.name}". Name one of: {" | ".join(e.rooms)}.',
    ),
    (services.FinishedError, lambda e: f"Session {e.session_code} is cancelled already."),
    (
        services.HeldError,
        lambda e: (
            f"Session {e.session_code} stands in invites that were issued ({e.holders}), so it is not removed. "
            "Cancel it instead: its holders are told."
        ),
    ),
    (
        services.SkippedTimeError,
        lambda e: f"On {e.local:%Y-%m-%d} the clocks in {e.zone} pass over {e.local:%H:%M}. Choose {_clocks(e)}.",
    ),
    (
        services.TwiceWhenError,
        lambda e: f"The clocks show that time twice. Write it with {e.first} or {e.second} at the end.",
    ),
    (ContactTimeError, lambda e: "Write a time that has been, with its day: for example 14 June 08:15."),
    (services.NotAWhenError, lambda e: "That is neither a day nor a time. Write for example 14 June 08:15."),
    (
        services.NoSuchDayError,
        lambda e: f"That month has {e.days} days. Write for example {e.days}.{e.month}. 08:15.",
    ),
    (services.AliasTakenError, lambda e: f'Somebody else at this event is "{e.alias}". Choose another alias.'),
    (
        services.InvitedError,
        lambda e: f"{e.holders} of them hold an invite. Set the answer to cancelled instead: then they can be told.",
    ),
    (
        services.PhotoRefusedError,
        lambda e: "That is no picture that can be kept. Choose a JPEG or PNG of at most 20 MB and 40 megapixels.",
    ),
    (
        services.NotProvenError,
        lambda e: "The passphrase or key file is not the one that opened this workspace. Check caps lock, try again.",
    ),
    (
        services.TwiceTimeError,
        lambda e: (
            f"On {e.local:%Y-%m-%d} the clocks in {e.zone} show {e.local:%H:%M} twice. Choose a time outside that hour."
        ),
    ),
    (services.NotATimeError, lambda e: "That is not a time of day. Write for example 15:30."),
    (services.NotALengthError, lambda e: "That is not a length. Write minutes, for example 45."),
    (services.EndsFirstError, lambda e: "It would end before it starts. Choose a later end."),
    (services.NotScheduledError, lambda e: "It has no time yet. Choose a day and a start first."),
    (services.NotANumberError, lambda e: f'"{e.typed}" is no whole number. Write for example 24, or nothing.'),
    (
        ArchiveNameError,
        lambda e: "The sealed archive needs a file name that tells of nobody who is erased, such as archive-1.age.",
    ),
    (
        ArchiveNotReadError,
        lambda e: f"The sealed archive {e.path} could not be opened again, so nothing was erased. Write another one.",
    ),
    (
        NotATermError,
        lambda e: f'"{e.typed}" is no term. Write a number of days, a day such as 2030-09-01, or never.',
    ),
    (services.NotADayError, lambda e: f'"{e.typed}" is no day. Write for example 14 June 2027.'),
    (
        services.AmbiguousDayError,
        lambda e: f'"{e.typed}" may be {_days(e.choices)}. Write the month as a word.',
    ),
    (services.NotAZoneError, lambda e: f'"{e.typed}" is no time zone. Write for example Europe/Oslo.'),
    (services.NotAnAddressError, lambda e: f'"{e.typed}" is no e-mail address. Write for example desk@forum.example.'),
    (
        services.GradedMarkingError,
        lambda e: (
            f"{e.marking} is a grade of the Security Act. Nothing graded may be kept here, or marked as if it were."
        ),
    ),
    (sending.NowhereHereError, lambda e: f"{e.ref} is at no event here. Add them to one first."),
    (sending.NothingChosenError, lambda e: "Nothing was chosen to be sent. Choose at least one field."),
    (sending.NamelessError, lambda e: "Neither a name nor an alias would go along. Choose one of them."),
    (
        sending.NowhereToHideError,
        lambda e: f"{e.ref} is protected, and the other circle knows none of the events. Send an event first.",
    ),
    (services.EmptyNameError, lambda e: "It needs a name. Type one."),
    (services.RuleNamesItError, lambda e: f"Separation rule {e.rule} names it. Change or remove that rule first."),
    (StaleProposalError, lambda e: "Somebody's time has changed since this was proposed. Look for times again."),
    (UndecidedError, lambda e: "No answer was found in time. Ask for fewer people at once, or for wider windows."),
    (NoPlaceError, lambda e: f"There are only {e.places} places. Lay more, or seat fewer people."),
    (services.TakenNameError, lambda e: f'"{e.name}" is taken already. Choose another name.'),
    (services.SameZoneError, lambda e: f"Zone {e.zone} does not border on itself. Choose two zones."),
    (services.UnfitRuleError, lambda e: _FAULTS[e.fault]),
    (services.SameRuleError, lambda e: f"Rule {e.rule} says the same already. Change that one."),
    (
        services.NoDelegationError,
        lambda e: f"Delegation {e.delegation} is not at {e.event_code}. Add it there first.",
    ),
    (services.DaysBackwardsError, lambda e: "It would end before it begins. Choose a later last day."),
    (
        services.OffSheetError,
        lambda e: f"Label {e.start_at} is not on the sheet, which has {e.slots}. Start between 1 and {e.slots}.",
    ),
    (services.TemplateRefusedError, lambda e: template_words.sentence(e, "en")),
    (lists.AnswerRefusedError, lambda e: answers.FAULTS[e.what][0]),
    (
        services.ProposalSettledError,
        lambda e: "That proposal was decided on, or a later answer or invite has overtaken it. Look again.",
    ),
    (
        services.EventProposalError,
        lambda e: "No session can be moved to that time. Change the days of the event, or decline the proposal.",
    ),
    (services.StockRefusedError, lambda e: template_words.stock_sentence(e, "en")),
    (services.LetterRefusedError, lambda e: letter_words.sentence(e, "en")),
    (services.NothingHeldError, lambda e: f"{e.ref} holds no invite that could be called off."),
    (services.ShippedError, lambda e: f"{e.name} ships with the program and stays as it is. Take another name."),
    (services.NoFreeLabelError, lambda e: "Every label of the first sheet is used or spoilt. Take a fresh sheet."),
    (
        services.CodesNotReadError,
        lambda e: (
            f"The codes of {e.count} badges could not be read back from the finished sheets, the first that of "
            f"{e.serial} on page {e.page}. Nothing was recorded. Choose a larger badge or another template."
        ),
    ),
    (services.NoBadgeError, lambda e: f"{e.ref} has no badge yet. Print one first."),
    (services.SeveralBadgesError, lambda e: f"{e.ref} has several badges: {e.list}. Name one by its serial."),
    (services.OtherEventError, lambda e: f"{e.serial} is a badge of another event. Look at its event first."),
    (
        services.NotExpectedError,
        lambda e: (
            f"Whoever {e.serial} was printed for has declined, was taken off the event or lacks an alias. "
            "See to that first; the badge stays here."
        ),
    ),
    (badges.BadgeMoveError, lambda e: f"{e.serial} is {e.state}. {_MOVES[e.wanted]}"),
    (
        badges.OnceLostError,
        lambda e: (
            f"{e.serial} was reported lost, so guards may have it on their list. It stays out of use: print a new one."
        ),
    ),
    (badges.NoReasonError, lambda e: f"{e.serial} is voided for a reason. Say which."),
    (services.NoFlagsError, lambda e: f"{e.event_code} is discreet and has no flags on its papers. Leave them off."),
    (
        services.NoFlagPlaceError,
        lambda e: f"Template {e.template} has no place for a flag. Take one that has, such as flag, or leave them off.",
    ),
    (
        services.FlagRefusedError,
        lambda e: (
            f"The picture for {e.country} cannot be printed. Take a JPEG, or a PNG without transparency or "
            "interlacing, of 1 MB at most."
        ),
    ),
    (
        services.SenderTellsError,
        lambda e: (
            f"{e.event_code} is discreet: its return address names the event, its place or hosts. Take a neutral one."
        ),
    ),
    (
        services.MarkTellsError,
        lambda e: (
            f"The mark for the pages of {e.event_code} names somebody protected, or what a discreet event is. "
            "Take neutral words."
        ),
    ),
    (
        NotThenError,
        lambda e: f"{e.number} was made after {e.day.isoformat()}, or that day is yet to come. Take another day.",
    ),
    (services.UndecidedOrderError, _undecided),
    (
        services.OrderReasonError,
        lambda e: "An order of precedence by hand needs a reason, since it is shown with it. Write one.",
    ),
    *package_words.SENTENCES,
    (services.NotAllowedError, lambda e: f"{e.event_code} has no {e.document}: the disclosure rules do not allow it."),
]


def sentence(error: ForumDeskError) -> str:
    """What happened, and what to do; the type's name where no sentence was written for it."""
    for kind, words in _SENTENCES:
        if isinstance(error, kind):
            return words(error)
    return f"That was refused ({type(error).__name__}). Nothing was changed."
