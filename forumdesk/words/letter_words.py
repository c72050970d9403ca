"""Why a text cannot be a letter, in English and Norwegian."""

from forumdesk.domain.letters import FIELDS, LetterFault
from forumdesk.services.errors import LetterRefusedError

_KNOWN = ", ".join(f"{{{field}}}" for field in FIELDS)
_FAULTS = {
    LetterFault.NO_SUBJECT: (
        'A letter begins with a line such as "Subject: {title}". Put one first.',
        "Et brev begynner med en linje som «Subject: {title}». Sett en slik først.",
    ),
    LetterFault.NO_TEXT: (
        "Below the subject there is no text. Write one.",
        "Under emnet er det ingen tekst. Skriv en.",
    ),
    LetterFault.UNKNOWN_FIELD: (
        "Nobody fills in {found}. What can stand in braces is {known}.",
        "Ingen fyller ut {found}. I klammer kan det stå {known}.",
    ),
}


def sentence(error: LetterRefusedError, language: str) -> str:
    said = _FAULTS[error.fault][language == "nb"]
    return said.replace("{found}", f"{{{error.found}}}").replace("{known}", _KNOWN)
