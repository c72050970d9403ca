"""What is done with an answer to an invite, and why, in English and Norwegian; people as the screen may name them."""

from dataclasses import dataclass

from forumdesk.domain.answers import Action, Why
from forumdesk.domain.invitations import Partstat
from forumdesk.importers.refusals import NoAnswer

PARTSTATS = {
    Partstat.NEEDS_ACTION: ("no answer yet", "ikke svart"),
    Partstat.ACCEPTED: ("accepted", "takket ja"),
    Partstat.TENTATIVE: ("tentative", "kanskje"),
    Partstat.DECLINED: ("declined", "takket nei"),
    Partstat.DELEGATED: ("sends somebody else", "sender en annen"),
}

FAULTS = {
    NoAnswer.EMPTY: ("The file is empty.", "Filen er tom."),
    NoAnswer.CLOSED: (
        "The system does not let it be read. Copy it to where you may read it.",
        "Systemet lar den ikke leses. Kopier den dit du har lesetilgang.",
    ),
    NoAnswer.LARGE: (
        "It is far larger than any answer. Save the mail without its other attachments.",
        "Den er langt større enn noe svar. Lagre e-posten uten de andre vedleggene.",
    ),
    NoAnswer.DEEP: (
        "It is packed inside itself too many times. Save the innermost mail alone.",
        "Den er pakket inn i seg selv for mange ganger. Lagre bare den innerste e-posten.",
    ),
    NoAnswer.PARTS: (
        "It has more parts than any collection of answers. Take fewer mails at a time.",
        "Den har flere deler enn noen samling svar. Ta færre e-poster om gangen.",
    ),
    NoAnswer.LINES: (
        "Its calendar has more lines than any answer. It is not read.",
        "Kalenderen i den har flere linjer enn noe svar. Den blir ikke lest.",
    ),
    NoAnswer.HEADERS: (
        "The headers of a mail in it never end. It is not read.",
        "Hodet på en e-post i den tar aldri slutt. Den blir ikke lest.",
    ),
    NoAnswer.DAMAGED: (
        "It is damaged: a part of it cannot be read. Save the mail once more.",
        "Den er skadet: en del kan ikke leses. Lagre e-posten på nytt.",
    ),
    NoAnswer.NEITHER: (
        "It is neither a mail nor a calendar file. Save the answer as .eml or .ics.",
        "Den er verken e-post eller kalenderfil. Lagre svaret som .eml eller .ics.",
    ),
    NoAnswer.NOTHING: (
        "There is no answer to an invite in it. Set the answer by hand if the mail says one.",
        "Det er ikke noe svar på en invitasjon i den. Sett svaret for hånd hvis e-posten gir et.",
    ),
    NoAnswer.MSG: (
        "It is an Outlook .msg file. Save the mail as .eml, or drag its .ics attachment here.",
        "Det er en .msg-fil fra Outlook. Lagre e-posten som .eml, eller dra .ics-vedlegget hit.",
    ),
    NoAnswer.WINMAIL: (
        "The answer is in Outlook's own form (winmail.dat), which only Outlook reads. Open the mail there and set the "
        "answer by hand, or ask for it once more as HTML or plain text.",
        "Svaret er i Outlooks eget format (winmail.dat), som bare Outlook leser. Åpne e-posten der og sett svaret for "
        "hånd, eller be om det på nytt som HTML eller ren tekst.",
    ),
    NoAnswer.ENCRYPTED: (
        "The mail is encrypted. Open it in the mail program and save it from there.",
        "E-posten er kryptert. Åpne den i e-postprogrammet og lagre den derfra.",
    ),
    NoAnswer.ZIP: ("It is a ZIP file. Unpack it first.", "Det er en ZIP-fil. Pakk den ut først."),
    NoAnswer.METHOD: (
        "It does not say that it is an answer (no METHOD). Ask for the mail itself.",
        "Den sier ikke at den er et svar (ingen METHOD). Be om selve e-posten.",
    ),
    NoAnswer.UID: (
        "It does not say which invite it answers (no UID). Set the answer by hand.",
        "Den sier ikke hvilken invitasjon den svarer på (ingen UID). Sett svaret for hånd.",
    ),
    NoAnswer.ATTENDEE: (
        "It does not say who answers. Set the answer by hand.",
        "Den sier ikke hvem som svarer. Sett svaret for hånd.",
    ),
    NoAnswer.TIME: (
        "It has a time that cannot be placed. Ask for the time proposed, in words.",
        "Den har et tidspunkt som ikke kan plasseres. Be om tiden med ord.",
    ),
}
"""Why a file, or a mail in it, gives no answer."""

_REASONS = {
    Why.TAKEN: ("{who}: {partstat}.", "{who}: {partstat}."),
    Why.PROPOSES: (
        "{who} proposes another time. Accept or decline it; nothing moves by itself.",
        "{who} foreslår en annen tid. Godta eller avslå; ingenting flyttes av seg selv.",
    ),
    Why.OLDER_VERSION: (
        "{who} answers an older version of the invite, which has changed since. They will be asked again.",
        "{who} svarer på en eldre utgave av invitasjonen, som er endret siden. De blir spurt igjen.",
    ),
    Why.OLDER_ANSWER: (
        "{who} has answered since. This older answer is kept and changes nothing.",
        "{who} har svart senere. Dette eldre svaret beholdes og endrer ingenting.",
    ),
    Why.REPEATED: ("This answer of {who} is known already.", "Dette svaret fra {who} er kjent."),
    Why.NOT_YET: ("{who} has not answered yet.", "{who} har ikke svart ennå."),
    Why.CALLED_OFF: (
        "What {who} answers was called off. Nothing changes.",
        "Det {who} svarer på, er avlyst. Ingenting endres.",
    ),
    Why.OURS: (
        "It is an invite and no answer, as organisers send them. Nothing changes.",
        "Det er en invitasjon og ikke et svar, slik arrangører sender dem. Ingenting endres.",
    ),
    Why.ASKS_AGAIN: (
        "It asks for the invite once more. Issue it again.",
        "Den ber om invitasjonen en gang til. Utsted den på nytt.",
    ),
    Why.DECLINES_COUNTER: (
        "It declines a proposed time, which only an organiser can. Nothing changes.",
        "Den avslår en foreslått tid, noe bare en arrangør kan. Ingenting endres.",
    ),
    Why.SAME_TIME: (
        "{who} proposes the time that it has. Nothing changes.",
        "{who} foreslår tiden den allerede har. Ingenting endres.",
    ),
    Why.OTHER_ADDRESS: (
        "An unknown address answers the invite of {who}. Say whether it is theirs; nobody is added by itself.",
        "En ukjent adresse svarer på invitasjonen til {who}. Si om den er deres; ingen legges til av seg selv.",
    ),
    Why.DELEGATE: (
        "Somebody is to come in the place of {who}. Add them to the event and issue an invite of their own.",
        "Noen skal komme i stedet for {who}. Legg dem til arrangementet og utsted en egen invitasjon.",
    ),
    Why.OTHER_SENDER: (
        "Somebody else sent the answer of {who}. Ask {who}, or say that this sender may answer for them.",
        "Noen andre har sendt svaret til {who}. Spør {who}, eller si at avsenderen kan svare for dem.",
    ),
    Why.UNKNOWN_UID: (
        "It answers an invite that was not issued from this workspace.",
        "Den svarer på en invitasjon som ikke er utstedt fra dette arbeidsområdet.",
    ),
    Why.UNKNOWN_INSTANCE: (
        "It answers a time of the series that was never issued.",
        "Den svarer på et tidspunkt i serien som aldri er utstedt.",
    ),
}

ACTIONS = {
    Action.APPLY: ("taken in", "leses inn"),
    Action.STALE: ("older version", "eldre utgave"),
    Action.UNKNOWN_ATTENDEE: ("unknown address", "ukjent adresse"),
    Action.UNKNOWN_EVENT: ("unknown invite", "ukjent invitasjon"),
    Action.COUNTER: ("proposes a time", "foreslår en tid"),
    Action.IGNORE: ("changes nothing", "endrer ingenting"),
    Action.WARN_SENDER: ("other sender", "annen avsender"),
    Action.REJECT: ("cannot be read", "kan ikke leses"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence about one answer is made of; `who` as they may be named."""

    why: Why
    who: str
    partstat: Partstat
    fault: NoAnswer | None


def reason(facts: Facts, language: str) -> str:
    """Why that is done with an answer, in "en" or "nb"."""
    place = 1 if language == "nb" else 0
    if facts.fault is not None:
        return FAULTS[facts.fault][place]
    return _REASONS[facts.why][place].format(who=facts.who, partstat=PARTSTATS[facts.partstat][place])
