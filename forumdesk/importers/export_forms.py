"""The headings that other programs write over their lists of people, in the languages they write them in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .sources import Source

Fold = tuple[str, tuple[str, ...], str]
"""A heading, the headings whose cells join its own, and what stands between them."""


@dataclass(frozen=True, slots=True)
class Export:
    """`marks` are headings that all stand in such a file; of `any_of` one does, where it names any.

    `reads` is heading to column, or to nothing for what is of no use here; `says` what words of a column mean.
    """

    source: Source
    marks: tuple[str, ...]
    any_of: tuple[str, ...]
    reads: Mapping[str, str]
    folds: tuple[Fold, ...] = ()
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Contacts:
    """Outlook's own headings in one language; of `mobile`, `emails` and `given` the first takes in the others."""

    honorific: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    company: str
    position: str
    emails: tuple[str, ...]
    mobile: tuple[str, ...]
    birthday: str
    gender: str
    unsaid: str
    languages: str
    notes: str
    unused: tuple[str, ...]

    def export(self) -> Export:
        columns = {
            self.honorific: "honorific",
            self.given[0]: "given_name",
            self.family[0]: "family_name",
            self.company: "organisation",
            self.position: "title_line",
            self.emails[0]: "email",
            self.mobile[0]: "phone",
            self.birthday: "dob",
            self.gender: "gender",
            self.languages: "languages",
            self.notes: "notes",
        }
        return Export(
            Source.OUTLOOK,
            (self.given[0], self.family[0], self.emails[0], self.company),
            (self.position, self.birthday),
            columns | dict.fromkeys(self.unused, ""),
            (
                (self.given[0], self.given[1:], " "),
                (self.family[0], self.family[1:], ", "),
                (self.emails[0], self.emails[1:], "|"),
                (self.mobile[0], self.mobile[1:], "|"),
            ),
            {self.birthday: dict.fromkeys(("0/0/00", "0.0.00", "00.00.00"), ""), self.gender: {self.unsaid: ""}},
        )


_CONTACTS = (
    _Contacts(
        "Title",
        ("First Name", "Middle Name"),
        ("Last Name", "Suffix"),
        "Company",
        "Job Title",
        ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
        ("Mobile Phone", "Business Phone", "Primary Phone", "Home Phone"),
        "Birthday",
        "Gender",
        "unspecified",
        "Language",
        "Notes",
        (
            *(f"E-mail{number} {what}" for number in ("", " 2", " 3") for what in ("Type", "Display Name")),
            *("Initials", "Priority", "Private", "Sensitivity"),
        ),
    ),
    _Contacts(
        "Tittel",
        ("Fornavn", "Mellomnavn"),
        ("Etternavn", "Suffiks"),
        "Firma",
        "Stilling",
        ("E-postadresse", "E-postadresse 2", "E-postadresse 3"),
        ("Mobiltelefon", "Telefon, arb.", "Hovedtelefon", "Telefon, priv."),
        "Fødselsdag",
        "Kjønn",
        "ikke angitt",
        "Språk",
        "Notater",
        (
            *(f"{what}{number}" for number in ("", " 2", " 3") for what in ("E-posttype", "Visningsnavn for e-post")),
            *("Initialer", "Prioritet", "Privat", "Følsomhet"),
        ),
    ),
    _Contacts(
        "Anrede",
        ("Vorname", "Weitere Vornamen"),
        ("Nachname", "Suffix"),
        "Firma",
        "Position",
        ("E-Mail-Adresse", "E-Mail 2: Adresse", "E-Mail 3: Adresse"),
        ("Mobiltelefon", "Telefon geschäftlich", "Haupttelefon", "Telefon privat", "Telefon (privat)"),
        "Geburtstag",
        "Geschlecht",
        "keine angabe",
        "Sprache",
        "Notizen",
        (
            *("E-Mail-Typ", "E-Mail 2: Typ", "E-Mail 3: Typ"),
            *(f"E-Mail{number}: Angezeigter Name" for number in ("", " 2", " 3")),
            *("Initialen", "Priorität", "Privat", "Vertraulichkeit"),
        ),
    ),
    _Contacts(
        "Titre",
        ("Prénom", "Deuxième prénom"),
        ("Nom", "Suffixe"),
        "Société",
        "Titre (2)",  # what the person is called stands first, what they do is a second column of that name
        ("Adresse de messagerie", "Adresse de messagerie 2", "Adresse de messagerie 3"),
        ("Tél. mobile", "Téléphone (bureau)", "Téléphone principal", "Téléphone (domicile)"),
        "Anniversaire",
        "Sexe",
        "non spécifié",
        "Langue",
        "Notes",
        (
            *(f"Type de messagerie{number}" for number in ("", " 2", " 3")),
            *(f"Nom complet de l'adresse de messagerie{number}" for number in ("", " 2", " 3")),
            *("Initiales", "Priorité", "Privé", "Critère de diffusion"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Tickets:
    """What pretix calls things in one language; `states` are paid, pending, approval pending, expired, cancelled."""

    code: str
    position: str
    status: str
    email: str
    phone: str
    name: str
    parts: tuple[str, ...]
    attendee_email: str
    company: str
    attendee_company: str
    states: tuple[str, ...]
    checked_in: str
    paid: tuple[str, str, str]
    unused: tuple[str, ...]
    name_part: str = ""
    """What stands before the parts of a name in the check-in list, where that is not `name`."""

    def positions(self) -> Export:
        """A row for each ticket of an order, which has its e-mail, status and invoice address on all of them."""
        states = ("confirmed", "proposed", "proposed", "cancelled", "cancelled", "confirmed", "cancelled")
        reads = self._reads() | {self.code: "ref", self.attendee_email: "email", self.status: "status", self.email: ""}
        marks = (self.code, self.position, self.name)
        says = {self.status: dict(zip(self.states, states, strict=True))}
        return Export(Source.PRETIX, marks, (), reads, ((self.code, (self.position,), "-"),), says)

    def check_in_list(self) -> Export:
        """Its order code is that of several people, so it is nobody's ref."""
        paid, yes, no = self.paid
        reads = self._reads() | {self.code: "", self.email: "email", self.checked_in: "", paid: "status"}
        says = {paid: {yes: "confirmed", no: "proposed"}}
        return Export(Source.PRETIX, (self.code, self.name, self.checked_in), (), reads, says=says)

    def _reads(self) -> dict[str, str]:
        columns = ("honorific", "given_name", "given_name", "family_name", "family_name")
        named = tuple(zip(self.parts, columns, strict=True))
        before = (self.name, self.name_part or self.name)
        parts = {f"{name}: {part}": column for name in before for part, column in named}
        company = {self.attendee_company: "organisation", self.company: "organisation"}
        return {self.name: "name", **parts, self.phone: "phone", **company, **dict.fromkeys(self.unused, "")}


_TICKETS = (
    _Tickets(
        "Order code",
        "Position ID",
        "Status",
        "Email",
        "Phone number",
        "Attendee name",
        ("Title", "Given name", "First name", "Family name", "Last name"),
        "Attendee email",
        "Company",
        "Attendee company",
        ("paid", "pending", "approval pending", "expired", "canceled", "pending (confirmed)", "canceled (paid fee)"),
        "Checked in",
        ("Paid", "yes", "no"),
        (
            *("Event slug", "Event name", "Order date", "Order time", "Order locale", "Sales channel"),
            *("Product ID", "Variation ID", "Price", "Tax rate", "Tax rule", "Tax value", "Payment providers"),
            *("Voucher", "Voucher code", "Voucher tag", "Voucher budget usage", "Secret", "Ticket secret"),
            *("Pseudonymization ID", "Position order link", "VAT ID", "Automatically checked in", "Checked out"),
            *("Invoice address company", "Invoice address name", "Invoice address street", "Invoice address city"),
            *("Invoice address ZIP code", "Invoice address country", "Invoice address state", "Check-in lists"),
            *("Email address verified", "E-mail address verified"),
        ),
    ),
    _Tickets(
        "Ordrekode",
        "Posisjons ID",
        "Status",
        "E-post",
        "Telefonnummer",
        "Deltakernavn",
        ("Tittel", "Fornavn", "Fornavn", "Etternavn", "Etternavn"),
        "Deltakerens e-post",
        "Firma",
        "Deltakerens selskap",
        ("betalt", "avventer.", "godkjenning venter", "utløpt", "kansellert", "pending (confirmed)", "canceled"),
        "Innsjekket.",
        ("Betalt", "ja", "nei"),
        (
            *("Event permalenke", "Arrangement navn", "Ordredato", "Ordre tid", "Pris", "Avgiftsrate", "Skatteregel"),
            *("Avgifter", "Pseudonymiserings-ID", "Billetthemmelighet", "Hemmelighet", "Voucher", "Voucher kode"),
        ),
    ),
    _Tickets(
        "Bestellnummer",
        "Position",
        "Status",
        "E-Mail",
        "Telefonnummer",
        "Name Teilnehmer*in",
        ("Titel", "Vorname", "Vorname", "Nachname", "Nachname"),
        "E-Mail Teilnehmer*in",
        "Firma",
        "Teilnehmer*innen-Firma",
        (
            *("bezahlt", "ausstehend", "freigabe ausstehend", "abgelaufen", "storniert"),
            *("pending (confirmed)", "storniert (bezahlte gebühr)"),
        ),
        "Eingecheckt",
        ("Bezahlt", "ja", "nein"),
        (
            *("Kurzname der Veranstaltung", "Veranstaltungstitel", "Bestelldatum", "Bestelluhrzeit", "Preis"),
            *("Steuersatz", "Steuerregel", "Steuer", "Gutschein", "Gutscheincode", "Pseudonyme ID", "Ticket-Code"),
            *("Link zur Bestellposition", "Produkt-ID", "Varianten-ID"),
        ),
        "Teilnehmer*innenname",
    ),
    _Tickets(
        "Code de commande",
        "ID de la position",
        "Statut",
        "E-Mail",
        "Numéro de téléphone",
        "Nom du participant",
        ("Titre", "Prénom", "Prénom", "Nom de famille", "Nom de famille"),
        "E-mail du participant",
        "Entreprise",
        "Entreprise du participant",
        (
            *("payé", "en attente", "approbation en attente", "expiré", "annulé"),
            *("pending (confirmed)", "annulé (frais payés)"),
        ),
        "Enregistrement effectué",
        ("Payé", "oui", "non"),
        (
            *("Titre de l'événement", "Nom de l'événement", "Date de commande", "Heure de commande", "Prix"),
            *("Taux d'imposition", "Règle fiscale", "Valeur fiscale", "Bon", "Code du bon d'achat", "ID pseudonyme"),
            *("Secret du billet", "Lien vers la commande", "ID produit", "ID variant"),
        ),
    ),
)

_REGISTRATIONS = Export(
    Source.INDICO,
    ("ID", "Name"),
    ("Registration date", "Registration state", "Checked in", "Check-in date", "Affiliation", "Email Address"),
    {
        "ID": "",
        "Name": "name",
        "Title": "honorific",
        "First Name": "given_name",
        "Last Name": "family_name",
        "Email Address": "email",
        "Affiliation": "organisation",
        "Position": "title_line",
        "Phone Number": "phone",
        "Registration state": "status",
        **dict.fromkeys(
            (
                *("Price", "Checked in", "Check-in date", "Payment date", "Registration date", "Modification date"),
                *("Created by", "Picture"),
            ),
            "",
        ),
    },
    says={
        "Registration state": {
            "completed": "confirmed",
            "awaiting payment": "proposed",
            "unpaid": "proposed",
            "pending": "proposed",
            "rejected": "declined",
            "withdrawn": "cancelled",
        }
    },
)

EXPORTS = (
    *(one.export() for one in _CONTACTS),
    *(one.positions() for one in _TICKETS),
    *(one.check_in_list() for one in _TICKETS),
    _REGISTRATIONS,
)
