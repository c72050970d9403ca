"""Single fields that a package can leave at home while the rest of their part goes along."""

from enum import StrEnum


class Field(StrEnum):
    """What can stay by itself, by the name that lists and imports know it under where they have one."""

    ORGANISER = "organiser"
    HOSTS = "hosts"
    THEMES = "themes"
    REF = "ref"
    HONORIFIC = "honorific"
    LANGUAGES = "languages"
    COUNTRY = "country"
    STATUS = "status"
    EMAIL = "email"
    PHONE = "phone"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    HOTEL_ROOM = "hotel_room"
    DIET = "diet"
    RELIGIOUS_NEED = "religious_need"
    ACCESS_NEED = "access_need"
    SET_UP = "set_up"
    REMOTE = "remote"
    SALUTATION = "salutation"
    ENVELOPE_LINE = "envelope_line"
    RANK_CLASS = "rank_class"
    OFFICE_SINCE = "office_since"
    BIRTH_DATE = "dob"
    GENDER = "gender"
    NATIONALITY = "nationality"
    LOCAL_ACTOR = "local_actor"
    CONSENTS = "consents"
    SPONSOR = "sponsor"
    PERSON_NOTES = "person_notes"
    SESSION_NOTES = "session_notes"
    REASONS = "reasons"
    SUPPORT = "support"
    OTHER_REFS = "other_refs"
    CUSTOM = "custom"
    COMMENT = "comment"
    OWNER = "owner"


COLUMNS: dict[Field, str] = {
    Field.ORGANISER: "event.organiser_name event.organiser_email",
    Field.HOSTS: "event.hosts",
    Field.THEMES: "event.themes session.themes",
    Field.REF: "person.ref",
    Field.HONORIFIC: "person.honorific",
    Field.LANGUAGES: "person.languages",
    Field.COUNTRY: "organisation.country",
    Field.STATUS: "participation.answer",
    Field.EMAIL: "person.emails",
    Field.PHONE: "person.phones",
    Field.ARRIVAL: "participation.arrival participation.arrival_place",
    Field.DEPARTURE: "participation.departure participation.departure_place",
    Field.HOTEL_ROOM: "stay.floor stay.room",
    Field.DIET: "participation.diet",
    Field.RELIGIOUS_NEED: "participation.prayer_need",
    Field.ACCESS_NEED: "participation.access_need",
    Field.SET_UP: "session.set_up",
    Field.REMOTE: "session.remote",
    Field.SALUTATION: "person.salutation",
    Field.ENVELOPE_LINE: "person.envelope_line",
    Field.RANK_CLASS: "person.rank_class",
    Field.OFFICE_SINCE: "person.office_since",
    Field.BIRTH_DATE: "person.birth_date",
    Field.GENDER: "person.gender",
    Field.NATIONALITY: "person.nationality",
    Field.LOCAL_ACTOR: "person.local_actor person.women_led_org",
    Field.CONSENTS: "participation.consent_photo participation.consent_recording",
    Field.SPONSOR: "participation.sponsor",
    Field.PERSON_NOTES: "person.notes person.also participation.notes participation.also",
    Field.SESSION_NOTES: "session.notes",
    Field.REASONS: "separation_rule.reason",
    Field.SUPPORT: "organisation.pillars organisation.support organisation.local organisation.women_led"
    " organisation.source",
    Field.OTHER_REFS: "person.other_refs",
    Field.CUSTOM: "event.custom person.custom participation.custom session.custom venue.custom room.custom"
    " organisation.custom delegation.custom separation_rule.custom",
    Field.COMMENT: "invitation_answer.comment",
    Field.OWNER: "checklist_item.owner",
}
"""Which columns each is. What holds rows together or keeps somebody covered is in none of them."""
