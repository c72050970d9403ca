"""The law of disclosure as two tables: who is shown how to whom, and what a session is called on which paper."""

from dataclasses import dataclass
from enum import StrEnum

from ..covers import Form, cover_name, forms_missing, named
from ..errors import ForumDeskError
from ..events import Event
from ..participation import Participation, Visibility
from ..programme import Session, SessionVisibility
from .wording import word


class Audience(StrEnum):
    """Whom a list is for."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    ORGANISER = "organiser"
    KITCHEN = "kitchen"
    HOTEL = "hotel"
    DRIVER = "driver"
    INTERPRETER = "interpreter"
    SECURITY = "security"
    GUARDS = "guards"
    PROOF = "proof"


class Paper(StrEnum):
    """What else leaves the house. Place cards, tents, labels and envelopes follow the badge, car signs the drivers."""

    BADGE = "badge"
    INVITE = "invite"
    PUBLIC_AGENDA = "public_agenda"
    PARTICIPANTS_AGENDA = "participants_agenda"
    ORGANISER_AGENDA = "organiser_agenda"
    DOOR_SIGN = "door_sign"


Document = Audience | Paper

AGENDAS = {
    Audience.PUBLIC: Paper.PUBLIC_AGENDA,
    Audience.PARTICIPANTS: Paper.PARTICIPANTS_AGENDA,
    Audience.ORGANISER: Paper.ORGANISER_AGENDA,
}


class Shown(StrEnum):
    """How a person is shown."""

    NAME = "name"
    ALIAS = "alias"
    SIGN_CODE = "sign_code"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class PersonRule:
    """One row of the table of people: who is listed, how, and how if protected (none: not listed), by which form.

    `form` is whose cover name stands for somebody protected: none where nobody protected is named. `not_coming` lists
    those who declined or cancelled, too; `reveals` opens protected names on demand; `discreet` says whether a discreet
    event has the document at all.
    """

    listed: frozenset[Visibility]
    plain: Shown
    protected: Shown | None
    form: Form | None
    not_coming: bool = False
    reveals: bool = False
    discreet: bool = True


_PUBLIC = frozenset({Visibility.PUBLIC})
_PARTICIPANTS = _PUBLIC | {Visibility.PARTICIPANTS}
_EVERYBODY = frozenset(Visibility)

PEOPLE: dict[Document, PersonRule] = {
    Audience.PUBLIC: PersonRule(_PUBLIC, Shown.NAME, None, None, discreet=False),
    Audience.PARTICIPANTS: PersonRule(_PARTICIPANTS, Shown.NAME, None, None, discreet=False),
    Audience.ORGANISER: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.HOUSE, not_coming=True, reveals=True),
    Audience.KITCHEN: PersonRule(_EVERYBODY, Shown.COUNTED, Shown.COUNTED, None),
    Audience.HOTEL: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.HOTEL),
    Audience.DRIVER: PersonRule(_EVERYBODY, Shown.SIGN_CODE, Shown.SIGN_CODE, Form.DRIVER),
    # Who reads these sees the badges, too, and has to know who is meant.
    Audience.INTERPRETER: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.BADGE),
    Audience.SECURITY: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.BADGE, reveals=True),
    # A guard needs to know which badges to turn away, and of nobody.
    Audience.GUARDS: PersonRule(frozenset(), Shown.NAME, None, None),
    # The badges before they are printed.
    Audience.PROOF: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.BADGE),
    Paper.BADGE: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.BADGE),
    Paper.INVITE: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.INVITE),
    Paper.PUBLIC_AGENDA: PersonRule(_PUBLIC, Shown.NAME, None, None, discreet=False),
    Paper.PARTICIPANTS_AGENDA: PersonRule(_PARTICIPANTS, Shown.NAME, None, None, discreet=False),
    Paper.ORGANISER_AGENDA: PersonRule(_EVERYBODY, Shown.NAME, Shown.ALIAS, Form.HOUSE, reveals=True),
    Paper.DOOR_SIGN: PersonRule(frozenset(), Shown.NAME, None, None),
}


class Called(StrEnum):
    """What a session is called."""

    TITLE = "title"
    COVER = "cover"
    COVER_OR_RESERVED = "cover_or_reserved"
    RESERVED = "reserved"
    LEFT_OUT = "left_out"


def _row(
    public: Called, participants: Called, staff: Called, organiser_only: Called, need_to_know: Called
) -> dict[SessionVisibility, Called]:
    return {
        SessionVisibility.PUBLIC: public,
        SessionVisibility.PARTICIPANTS: participants,
        SessionVisibility.STAFF: staff,
        SessionVisibility.ORGANISER_ONLY: organiser_only,
        SessionVisibility.NEED_TO_KNOW: need_to_know,
    }


_T, _C, _OUT = Called.TITLE, Called.COVER, Called.LEFT_OUT
_DOOR_SIGN = _row(_T, _T, Called.RESERVED, Called.COVER_OR_RESERVED, Called.COVER_OR_RESERVED)
_NO_SESSIONS = _row(_OUT, _OUT, _OUT, _OUT, _OUT)

SESSIONS: dict[Document, dict[SessionVisibility, Called]] = {
    Audience.PUBLIC: _NO_SESSIONS,
    Audience.PARTICIPANTS: _NO_SESSIONS,
    Audience.ORGANISER: _NO_SESSIONS,
    # The people who work in the house read the words that hang on the doors.
    Audience.KITCHEN: _DOOR_SIGN,
    Audience.HOTEL: _NO_SESSIONS,
    Audience.DRIVER: _NO_SESSIONS,
    Audience.INTERPRETER: _DOOR_SIGN,
    Audience.SECURITY: _NO_SESSIONS,
    Audience.GUARDS: _NO_SESSIONS,
    Audience.PROOF: _NO_SESSIONS,
    Paper.BADGE: _NO_SESSIONS,
    Paper.INVITE: _row(_T, _T, _T, _T, _C),
    Paper.PUBLIC_AGENDA: _row(_T, _OUT, _OUT, _OUT, _OUT),
    Paper.PARTICIPANTS_AGENDA: _row(_T, _T, _OUT, _OUT, _OUT),
    Paper.ORGANISER_AGENDA: _row(_T, _T, _T, _T, _C),
    Paper.DOOR_SIGN: _DOOR_SIGN,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that an event of this kind does not have."""

    document: Document
    event: str


@dataclass(frozen=True, slots=True)
class CoverMissing:
    """A cover title is needed and there is none: of the whole event, or of one session (its code)."""

    event: str
    session: str | None = None


class DocumentRefusedError(ForumDeskError):
    """A document was asked for that the law of disclosure does not allow."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.document, refusal.event)
        self.refusal = refusal


def allowed(document: Document, event: Event) -> Refusal | None:
    """None where the event may have the document."""
    return Refusal(document, event.code) if event.discreet and not PEOPLE[document].discreet else None


def require(document: Document, event: Event) -> None:
    """Raises DocumentRefusedError where `allowed` refuses."""
    refusal = allowed(document, event)
    if refusal is not None:
        raise DocumentRefusedError(refusal)


def may_reveal(document: Document) -> bool:
    """Whether protected names may be opened on it at all."""
    return PEOPLE[document].reveals


def event_stopped(event: Event) -> CoverMissing | None:
    """A discreet event without a cover title: nothing of it leaves the house."""
    return CoverMissing(event.code) if event.discreet and not event.cover_title else None


def _would_be_listed(participation: Participation, rule: PersonRule) -> bool:
    return participation.visibility in rule.listed and (participation.coming or rule.not_coming)


def shown_as(participation: Participation, document: Document, reveal: bool = False) -> Shown | None:
    """How the person stands on the document; None where not at all."""
    rule = PEOPLE[document]
    if participation.alias_missing or not _would_be_listed(participation, rule):
        return None
    if participation.protected and not (reveal and rule.reveals):
        return None if rule.form in forms_missing(participation) else rule.protected
    return rule.plain


def stopped(participation: Participation, document: Document, reveal: bool = False) -> bool:
    """Whether only a missing cover name keeps the person off the document."""
    rule = PEOPLE[document]
    missing = participation.alias_missing or form_missing(participation, document) is not None
    opened = reveal and rule.reveals and participation.protected
    return missing and not opened and _would_be_listed(participation, rule)


def form_missing(participation: Participation, document: Document) -> Form | None:
    """The document's form, where the person has names for others and none for it."""
    form = PEOPLE[document].form
    return form if form in forms_missing(participation) else None


def alias_on(participation: Participation, document: Document) -> str:
    """The cover name that stands for somebody protected on the document; empty where its form has none."""
    form = PEOPLE[document].form
    return cover_name(participation, form) if form is not None else ""


def sign_of(participation: Participation) -> str:
    """What a driver holds up: the sign code that everybody has, or the name that was chosen in its place."""
    chosen = named(participation, Form.DRIVER) if participation.protected else ""
    return chosen or participation.sign_code


def called(session: Session, event: Event, document: Document, reveal: bool = False) -> Called:
    """Which of its words a session goes by on a document."""
    said = SESSIONS[document][session.visibility]
    if said is Called.LEFT_OUT:
        return said
    if document is Paper.ORGANISER_AGENDA:
        return Called.TITLE if reveal else said
    return Called.COVER if event.discreet else said


def session_word(session: Session, event: Event, document: Document, reveal: bool = False) -> str | CoverMissing | None:
    """What the session is called on the document: None where it is left out, never the title for a missing cover."""
    said = called(session, event, document, reveal)
    if said is Called.LEFT_OUT:
        return None
    cover = session.cover_title or event.cover_title
    if said is Called.TITLE:
        return session.title or cover
    if said is Called.COVER:
        return cover or CoverMissing(event.code, session.code)
    reserved = word("reserved", event.language)
    return cover or reserved if said is Called.COVER_OR_RESERVED else reserved
