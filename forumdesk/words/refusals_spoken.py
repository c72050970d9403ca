"""Refusals whose facts need more than a line of the table of words: English and Norwegian, as the window says them."""

from collections.abc import Callable, Iterable
from typing import Any

from forumdesk.domain import disclosure
from forumdesk.domain.badges import BadgeMoveError, BadgeState
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.packages_errors import PackageRefusedError
from forumdesk.importers import refusals as lists
from forumdesk.services import errors as services
from forumdesk.store import errors as store
from forumdesk.words import answers, letter_words, package_words, refusals, template_words

Said = Callable[[Any], str]

_UNREADABLE = {
    lists.Unreadable.OLD_EXCEL: (
        "It is an old .xls workbook, or has a password. Save it as .xlsx without one.",
        "Det er en gammel .xls-arbeidsbok, eller den har passord. Lagre den som .xlsx uten.",
    ),
    lists.Unreadable.OPEN_DOCUMENT: (
        "It is an OpenDocument sheet. Save it as .xlsx or CSV.",
        "Det er et OpenDocument-ark. Lagre det som .xlsx eller CSV.",
    ),
    lists.Unreadable.BINARY_EXCEL: (
        "It is a binary .xlsb workbook. Save it as .xlsx or CSV.",
        "Det er en binær .xlsb-arbeidsbok. Lagre den som .xlsx eller CSV.",
    ),
    lists.Unreadable.ZIP: (
        "It is a ZIP file without a workbook. Unpack it and import the list inside.",
        "Det er en ZIP-fil uten arbeidsbok. Pakk den ut, og importer listen i den.",
    ),
    lists.Unreadable.PDF: ("It is a PDF. Ask for the list as .xlsx or CSV.", "Det er en PDF. Be om .xlsx eller CSV."),
    lists.Unreadable.DAMAGED: (
        "The workbook is damaged. Open it in the spreadsheet program and save it anew.",
        "Arbeidsboken er skadet. Åpne den i regnearkprogrammet, og lagre den på nytt.",
    ),
    lists.Unreadable.ENCODING: (
        "Its text is in no encoding that is known here. Save it as CSV UTF-8.",
        "Tegnsettet er ukjent her. Lagre listen som CSV UTF-8.",
    ),
    lists.Unreadable.NOT_TEXT: (
        "It is neither a text file nor a workbook. Save the list as .xlsx or CSV.",
        "Det er verken en tekstfil eller en arbeidsbok. Lagre listen som .xlsx eller CSV.",
    ),
    lists.Unreadable.QUOTES: (
        "A quotation mark is opened and never closed. Save the list anew, or as .xlsx.",
        "Et anførselstegn åpnes og lukkes aldri. Lagre listen på nytt, eller som .xlsx.",
    ),
    lists.Unreadable.XML: (
        "It is XML, and no schedule as frab or pretalx writes it. Export the schedule anew.",
        "Det er XML, men ikke et program slik frab eller pretalx skriver det. Eksporter programmet på nytt.",
    ),
    lists.Unreadable.DECLARES: (
        "Its XML declares a document type or entities, which no schedule needs. Ask for another.",
        "XML-en erklærer en dokumenttype eller entiteter, som ikke noe program trenger. Be om en annen fil.",
    ),
    lists.Unreadable.JSON: (
        "It is JSON, and no schedule as pretalx writes it. Export the schedule anew.",
        "Det er JSON, men ikke et program slik pretalx skriver det. Eksporter programmet på nytt.",
    ),
    lists.Unreadable.CUT_OFF: (
        "It ends in the middle of an entry, so a part of it is missing. Save it anew.",
        "Filen slutter midt i en oppføring, så en del av den mangler. Lagre den på nytt.",
    ),
    lists.Unreadable.NO_CALENDAR: (
        "It is no calendar. Ask for their busy times as an .ics file.",
        "Det er ikke en kalender. Be om de opptatte tidene som en .ics-fil.",
    ),
    lists.Unreadable.TOO_DEEP: (
        "Its parts lie inside each other too deep to be meant as a list. Ask for another file.",
        "Delene ligger for dypt inni hverandre til å være ment som en liste. Be om en annen fil.",
    ),
}
_LARGE = {
    "rows": ("rows", "rader"),
    "columns": ("columns", "kolonner"),
    "bytes": ("bytes", "byte"),
    "cell": ("characters in a cell", "tegn i en celle"),
    "parts": ("parts", "deler"),
    "times": ("times of one entry", "tidspunkter for én oppføring"),
    "rules": ("repetitions that cannot be worked out", "gjentakelser som ikke lar seg regne ut"),
}
_KINDS = {
    "events": "arrangementer",
    "venues": "lokaler",
    "organisations": "organisasjoner",
    "people": "personer",
    "delegations": "delegasjoner",
    "programme": "økter",
    "separations": "skilleregler",
    "rides": "kjøreturer",
    "stays": "hotellrom",
    "seats": "bordplasser",
}
_THINGS = {
    "event": "arrangement",
    "event or template": "arrangement eller mal",
    "session": "økt",
    "person": "person",
    "person at this event": "person på dette arrangementet",
    "finding": "funn",
    "template": "mal",
    "stock": "papir",
    "organisation": "organisasjon",
    "series": "serie",
    "delegation": "delegasjon",
    "venue": "lokale",
    "hotel": "hotell",
    "room": "rom",
    "busy time": "opptatt tid",
    "note of contact": "kontaktnotat",
    "rule": "regel",
    "checklist": "sjekkliste",
    "badge": "skilt",
    "country": "land",
    "flag": "eget flagg",
}
# What a badge is, and why it cannot become what was asked for.
_STATES_NB = {
    BadgeState.PRINTED: "skrevet ut",
    BadgeState.ISSUED: "utlevert",
    BadgeState.LOST: "mistet",
    BadgeState.VOID: "ugyldig",
    BadgeState.RETURNED: "levert inn",
    BadgeState.SPOILT: "vraket",
}
_MOVES_NB = {
    BadgeState.PRINTED: "Skriv ut et nytt.",
    BadgeState.ISSUED: "Bare et skilt som er skrevet ut eller levert inn, kan utleveres.",
    BadgeState.LOST: "Bare et skilt i bruk kan meldes mistet.",
    BadgeState.VOID: "Det er ute av bruk for godt.",
    BadgeState.RETURNED: "Bare et skilt som er utlevert eller mistet, kan leveres inn.",
    BadgeState.SPOILT: "Bare et skilt som aldri var utlevert, kan vrakes. Gjør det ugyldig, eller skriv ut et nytt.",
}


def _or(names: Iterable[str], word: str) -> str:
    return f" {word} ".join(name.replace("_", " ") for name in names)


def _thing(what: str) -> str:
    return _THINGS.get(what, what)


def _mapping(error: lists.UnknownMappingError) -> str:
    known = ", ".join(error.known)
    if error.what == "header":
        return f'The list has no column headed "{error.name}". It has: {known}.'
    if error.what == "twice":
        return f'Two headers are mapped to the column "{error.name}". Map one of them.'
    return f'There is no column "{error.name}" for this kind of list. There are: {known}.'


def _mapping_nb(error: lists.UnknownMappingError) -> str:
    known = ", ".join(error.known)
    if error.what == "header":
        return f"Listen har ingen kolonne med overskriften «{error.name}». Den har: {known}."
    if error.what == "twice":
        return f"To overskrifter er koblet til kolonnen «{error.name}». Koble én av dem."
    return f"Det er ingen kolonne «{error.name}» i denne slags liste. Det er: {known}."


def _unasked(error: lists.UnknownQuestionError) -> str:
    if error.settled:
        return "That question was settled otherwise before. Undo that first."
    return "That question is not open any more. Look again."


def _unasked_nb(error: lists.UnknownQuestionError) -> str:
    if error.settled:
        return "Det spørsmålet er besvart annerledes før. Angre det først."
    return "Det spørsmålet er ikke åpent lenger. Se på nytt."


SENTENCES: dict[type[ForumDeskError], tuple[Said, Said]] = {
    lists.UnreadableInputError: (
        lambda e: f"The list cannot be read. {_UNREADABLE[e.what][0]}",
        lambda e: f"Listen kan ikke leses. {_UNREADABLE[e.what][1]}",
    ),
    lists.TooLargeError: (
        lambda e: f"The list is too large: more than {e.limit} {_LARGE[e.what][0]}. Split it.",
        lambda e: f"Listen er for stor: over {e.limit} {_LARGE[e.what][1]}. Del den.",
    ),
    lists.EventNotNamedError: (
        lambda e: "The file does not say which event here it is of. Choose the event beside the columns.",
        lambda e: "Filen sier ikke hvilket arrangement her den gjelder. Velg arrangementet ved kolonnene.",
    ),
    lists.NoKeyColumnError: (
        lambda e: (
            f"This is no list of {e.kind}: none of its columns is {_or(e.needed, 'or')}. "
            "Check the kind, or say which column it is."
        ),
        lambda e: (
            f"Dette er ingen liste over {_KINDS.get(e.kind, e.kind)}: ingen av kolonnene er {_or(e.needed, 'eller')}. "
            "Kontroller hva slags liste det er, eller angi hvilken kolonne det er."
        ),
    ),
    lists.UnknownMappingError: (_mapping, _mapping_nb),
    lists.UnknownQuestionError: (_unasked, _unasked_nb),
    lists.UnknownChoiceError: (
        lambda e: "That is none of the answers to this question. Choose one of those offered.",
        lambda e: "Det er ikke et av svarene på dette spørsmålet. Velg et av dem som tilbys.",
    ),
    lists.BothIssuedError: (
        lambda e: (
            f"{' and '.join(e.refs)} both hold an invite or a badge, so they stay two people. Void one of them first."
        ),
        lambda e: (
            f"{' og '.join(e.refs)} har begge invitasjon eller skilt, så de forblir to personer. "
            "Gjør den ene ugyldig først."
        ),
    ),
    disclosure.DocumentRefusedError: (
        lambda e: f"{e.refusal.event} is discreet: it has no {e.refusal.document.replace('_', ' ')} document.",
        lambda e: f"{e.refusal.event} er diskret: dette dokumentet finnes ikke for det.",
    ),
    services.UnknownError: (
        lambda e: f'There is no {e.what} "{e.name}" here any more. Look again.',
        lambda e: f"«{e.name}» ({_thing(e.what)}) finnes ikke her lenger. Se på nytt.",
    ),
    services.AlreadyThereError: (
        lambda e: f'"{e.name}" ({e.what}) is there already. Choose another name.',
        lambda e: f"«{e.name}» ({_thing(e.what)}) finnes allerede. Velg et annet navn.",
    ),
    services.SeveralRoomsError: (
        lambda e: f'Several rooms are called "{e.name}": {" or ".join(e.rooms)}. Name one.',
        lambda e: f"Flere rom heter «{e.name}»: {' eller '.join(e.rooms)}. Oppgi ett av dem.",
    ),
    services.UnknownTypeError: (
        lambda e: f'A file that ends in "{e.suffix}" cannot be written. Choose {_or(e.known, "or")}.',
        lambda e: f"En fil som slutter på «{e.suffix}», kan ikke skrives. Velg {_or(e.known, 'eller')}.",
    ),
    lists.AnswerRefusedError: (refusals.sentence, lambda e: answers.FAULTS[e.what][1]),
    services.LetterRefusedError: (refusals.sentence, lambda e: letter_words.sentence(e, "nb")),
    PackageRefusedError: (refusals.sentence, lambda e: package_words.FAULTS[e.fault][1]),
    store.OtherSealError: (
        refusals.sentence,
        lambda e: f"Bruk {package_words.OPENERS_NB[e.way]} til filen.",
    ),
    services.TemplateRefusedError: (refusals.sentence, lambda e: template_words.sentence(e, "nb")),
    services.StockRefusedError: (refusals.sentence, lambda e: template_words.stock_sentence(e, "nb")),
    BadgeMoveError: (
        refusals.sentence,
        lambda e: f"{e.serial} er {_STATES_NB[e.state]}. {_MOVES_NB[e.wanted]}",
    ),
    store.DuplicateError: (
        lambda e: f"Two of them would have the same {_or(e.columns, 'and')}. Choose another.",
        lambda e: "To av dem ville fått samme navn eller kode. Velg en annen.",
    ),
}
