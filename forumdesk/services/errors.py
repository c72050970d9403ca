"""Refusals of the use cases: facts, from which words.py makes sentences."""

from datetime import date, datetime

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.letters import LetterFault
from forumdesk.domain.moments import Moment
from forumdesk.domain.separation import Fault
from forumdesk.domain.stationery import StockFault


class UnknownError(ForumDeskError):
    """Something was named that is not here: `what` is event, ref, session, finding, template."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(what, name)
        self.what, self.name = what, name


class AlreadyThereError(ForumDeskError):
    """A code that is already taken: `what` is event."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(what, name)
        self.what, self.name = what, name


class NotAllowedError(ForumDeskError):
    """A document that the disclosure rules do not allow for this event."""

    def __init__(self, document: str, event_code: str) -> None:
        super().__init__(document, event_code)
        self.document, self.event_code = document, event_code


class FinishedError(ForumDeskError):
    """A session that is already cancelled."""

    def __init__(self, session_code: str) -> None:
        super().__init__(session_code)
        self.session_code = session_code


class OffSheetError(ForumDeskError):
    """The first label is not on the sheet, which has `slots`."""

    def __init__(self, start_at: int, slots: int) -> None:
        super().__init__(start_at, slots)
        self.start_at, self.slots = start_at, slots


class NoFreeLabelError(ForumDeskError):
    """Every label of the first sheet is used or spoilt."""


class CodesNotReadError(ForumDeskError):
    """Of the finished sheets `count` codes could not be read back where they should stand; `serial` is the first."""

    def __init__(self, serial: str, page: int, count: int) -> None:
        super().__init__(serial, page, count)
        self.serial, self.page, self.count = serial, page, count


class NoBadgeError(ForumDeskError):
    """Somebody who has no badge was asked for theirs."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


class SeveralBadgesError(ForumDeskError):
    """Somebody has several badges that could be meant."""

    def __init__(self, ref: str, serials: tuple[str, ...]) -> None:
        super().__init__(ref, serials)
        self.ref, self.serials = ref, serials
        self.list = ", ".join(serials)


class OtherEventError(ForumDeskError):
    """A badge of another event than the one that is looked at."""

    def __init__(self, serial: str) -> None:
        super().__init__(serial)
        self.serial = serial


class NotExpectedError(ForumDeskError):
    """The holder of a badge has declined, was taken off, or may not be named since it was printed."""

    def __init__(self, serial: str) -> None:
        super().__init__(serial)
        self.serial = serial


class UnknownTypeError(ForumDeskError):
    """A file name whose suffix says nothing that can be written; `known` are the suffixes that do."""

    def __init__(self, suffix: str, known: tuple[str, ...]) -> None:
        super().__init__(suffix, known)
        self.suffix, self.known = suffix, known


class HeldError(ForumDeskError):
    """A session that `holders` people hold an invite to, or held one: it can be cancelled, not removed."""

    def __init__(self, session_code: str, holders: int) -> None:
        super().__init__(session_code, holders)
        self.session_code, self.holders = session_code, holders


class ClockError(ForumDeskError):
    """A clock in `zone` never shows `local`, or shows it twice; `choices` are the moments that may be meant."""

    def __init__(self, local: datetime, zone: str, choices: tuple[Moment, ...]) -> None:
        super().__init__(local, zone, choices)
        self.local, self.zone, self.choices = local, zone, choices


class SkippedTimeError(ClockError):
    """The hour that is left out when summer time begins."""


class TwiceTimeError(ClockError):
    """The hour that comes twice when summer time ends."""


class NotATimeError(ForumDeskError):
    """What was typed is no time of day."""


class NotALengthError(ForumDeskError):
    """What was typed is no number of minutes between 1 and a day."""


class SeveralRoomsError(ForumDeskError):
    """A name that several rooms bear; `rooms` are they, each as VENUE/Room."""

    def __init__(self, name: str, rooms: tuple[str, ...]) -> None:
        super().__init__(name, rooms)
        self.name, self.rooms = name, rooms


class EndsFirstError(ForumDeskError):
    """A session would end before it starts, or when it starts."""


class NotScheduledError(ForumDeskError):
    """What was asked for needs a session that has a time."""


class NotANumberError(ForumDeskError):
    """What was typed is no whole number."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class NotADayError(ForumDeskError):
    """What was typed is no day."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class AmbiguousDayError(ForumDeskError):
    """What was typed is one of two days: `choices`."""

    def __init__(self, typed: str, choices: tuple[date, ...]) -> None:
        super().__init__(typed, choices)
        self.typed, self.choices = typed, choices


class NotAZoneError(ForumDeskError):
    """What was typed is no IANA zone."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class NotAnAddressError(ForumDeskError):
    """What was typed can be no e-mail address."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class GradedMarkingError(ForumDeskError):
    """A grade of the Security Act was to be offered as a marking."""

    def __init__(self, marking: str) -> None:
        super().__init__(marking)
        self.marking = marking


class EmptyNameError(ForumDeskError):
    """A name or a code that must not be empty."""


class RuleNamesItError(ForumDeskError):
    """What was to be removed is one side of separation rule `rule`."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class DaysBackwardsError(ForumDeskError):
    """The last day of an event would be before its first."""


class TakenNameError(ForumDeskError):
    """A name or a code that another one beside it has."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class SameZoneError(ForumDeskError):
    """A zone would border on itself."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone


class UnfitRuleError(ForumDeskError):
    """A separation rule that cannot stand as it is."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class SameRuleError(ForumDeskError):
    """Separation rule `rule` says the same already."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class NoDelegationError(ForumDeskError):
    """A delegation that is not at the event."""

    def __init__(self, delegation: str, event_code: str) -> None:
        super().__init__(delegation, event_code)
        self.delegation, self.event_code = delegation, event_code


class NotAWhenError(ForumDeskError):
    """What was typed is neither a day nor a day with a time."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class NoSuchDayError(ForumDeskError):
    """The month that was typed, counted from 1, has `days` days and no more."""

    def __init__(self, month: int, days: int) -> None:
        super().__init__(month, days)
        self.month, self.days = month, days


class TwiceWhenError(TwiceTimeError):
    """As TwiceTimeError; `first` and `second` are what to write for the one and for the other."""

    def __init__(self, local: datetime, zone: str, choices: tuple[Moment, ...]) -> None:
        super().__init__(local, zone, choices)
        self.first, self.second = (f"{one.in_zone(zone):%H:%M%z}" for one in choices)


class AliasTakenError(ForumDeskError):
    """Somebody else at the event goes by that name; `field` is where it was to be put."""

    def __init__(self, alias: str, field: str = "alias") -> None:
        super().__init__(alias)
        self.alias, self.field = alias, field


class InvitedError(ForumDeskError):
    """`holders` of the people to be removed were sent an invite: they can cancel, not vanish."""

    def __init__(self, holders: int) -> None:
        super().__init__(holders)
        self.holders = holders


class PhotoRefusedError(ForumDeskError):
    """A picture that cannot be kept as a photo."""


class NotProvenError(ForumDeskError):
    """The passphrase or key file is not the one that opened the workspace."""


class TemplateRefusedError(ForumDeskError):
    """A template file that cannot be used: the name of a fault of exporters.template_faults, its sentence with room
    for what was found and what is wanted, and the place in the file.
    """

    def __init__(self, fault: str, english: str, place: str, found: str, wanted: str) -> None:
        super().__init__(fault, place)
        self.fault, self.english, self.place, self.found, self.wanted = fault, english, place, found, wanted


class StockRefusedError(ForumDeskError):
    """A stock whose labels cannot be printed as they are measured."""

    def __init__(self, name: str, fault: StockFault) -> None:
        super().__init__(name, fault)
        self.name, self.fault = name, fault


class ShippedError(ForumDeskError):
    """A template or stock that ships with the program stays as it is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoFlagsError(NotAllowedError):
    """Flags were asked for at a discreet event."""


class NoFlagPlaceError(ForumDeskError):
    """Flags were asked for on a template that has no place for one."""

    def __init__(self, template: str) -> None:
        super().__init__(template)
        self.template = template


class FlagRefusedError(ForumDeskError):
    """A picture that cannot be printed as the flag of a country."""

    def __init__(self, country: str) -> None:
        super().__init__(country)
        self.country = country


class SenderTellsError(NotAllowedError):
    """The return address of a discreet event's envelopes says what it is, or whose."""


class MarkTellsError(NotAllowedError):
    """What shall stand across the pages names somebody protected, or what a discreet event is, or whose."""


class UndecidedOrderError(ForumDeskError):
    """An order was asked for that the event has not decided on: `way` is drawn or manual."""

    def __init__(self, event_code: str, way: str) -> None:
        super().__init__(event_code, way)
        self.event_code, self.way = event_code, way


class OrderReasonError(ForumDeskError):
    """An order of precedence was set by hand, and no reason was given."""

    def __init__(self, event_code: str) -> None:
        super().__init__(event_code)
        self.event_code = event_code


class ProposalSettledError(ForumDeskError):
    """A counter-proposal that was decided on, or overtaken by a later answer or a newer invite."""


class EventProposalError(ForumDeskError):
    """A counter-proposal that no session of the programme can be moved to."""


class LetterRefusedError(ForumDeskError):
    """A text that cannot be a letter: `fault` says why, `found` where."""

    def __init__(self, fault: LetterFault, found: str) -> None:
        super().__init__(fault, found)
        self.fault, self.found = fault, found


class NothingHeldError(ForumDeskError):
    """Invites were to be called off for somebody who holds none."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref
