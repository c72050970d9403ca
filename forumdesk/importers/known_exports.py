"""Lists that other programs export, known by their headings: what each is read as, and what belongs together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .cleaning import letters
from .sheet import Sheet, SheetRow
from .sources import Source

_Fold = tuple[str, tuple[str, ...], str]
"""A heading, the headings whose cells join its own, and what stands between them."""


@dataclass(frozen=True, slots=True)
class _Export:
    """`marks` are headings that all stand in such a file; of `any_of` one does, where it names any.

    `reads` is heading to column, or to nothing for what is of no use here; `says` what words of a column mean.
    """

    source: Source
    marks: tuple[str, ...]
    any_of: tuple[str, ...]
    reads: Mapping[str, str]
    folds: tuple[_Fold, ...] = ()
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_NAME = "Attendee name: "
_EXPORTS = (
    _Export(
        Source.OUTLOOK,
        ("First Name", "Last Name", "E-mail Address", "Job Title", "Company"),
        (),
        {
            "Title": "honorific",
            "First Name": "given_name",
            "Last Name": "family_name",
            "Company": "organisation",
            "Job Title": "title_line",
            "E-mail Address": "email",
            "Mobile Phone": "phone",
            "Birthday": "dob",
            "Gender": "gender",
            "Language": "languages",
            "Notes": "notes",
            "E-mail Type": "",
            "E-mail Display Name": "",
            "E-mail 2 Type": "",
            "E-mail 2 Display Name": "",
            "E-mail 3 Type": "",
            "E-mail 3 Display Name": "",
            "Initials": "",
            "Priority": "",
            "Private": "",
            "Sensitivity": "",
        },
        (
            ("First Name", ("Middle Name",), " "),
            ("Last Name", ("Suffix",), ", "),
            ("E-mail Address", ("E-mail 2 Address", "E-mail 3 Address"), "|"),
            ("Mobile Phone", ("Business Phone", "Primary Phone", "Home Phone"), "|"),
        ),
        {"Birthday": {"0/0/00": ""}, "Gender": {"unspecified": ""}},
    ),
    _Export(
        Source.OUTLOOK,
        ("Fornavn", "Etternavn", "E-postadresse", "Stilling", "Firma"),
        (),
        {
            "Tittel": "honorific",
            "Fornavn": "given_name",
            "Etternavn": "family_name",
            "Firma": "organisation",
            "Stilling": "title_line",
            "E-postadresse": "email",
            "Mobiltelefon": "phone",
            "Fødselsdag": "dob",
            "Språk": "languages",
            "Notater": "notes",
            "E-posttype": "",
            "Visningsnavn for e-post": "",
            "Initialer": "",
            "Prioritet": "",
            "Privat": "",
            "Følsomhet": "",
        },
        (
            ("Fornavn", ("Mellomnavn",), " "),
            ("E-postadresse", ("E-postadresse 2", "E-postadresse 3"), "|"),
            ("Mobiltelefon", ("Telefon, arbeid", "Telefon, privat"), "|"),
        ),
    ),
    _Export(
        Source.PRETIX,
        ("Order code", "Position ID", "Attendee name"),
        (),
        {
            "Order code": "ref",
            "Attendee name": "name",
            f"{_NAME}Title": "honorific",
            f"{_NAME}Given name": "given_name",
            f"{_NAME}First name": "given_name",
            f"{_NAME}Family name": "family_name",
            f"{_NAME}Last name": "family_name",
            "Attendee email": "email",
            "Phone number": "phone",
            "Company": "organisation",
            "Email": "",
            "Event slug": "",
            "Status": "status",
            "Order date": "",
            "Order time": "",
            "Price": "",
            "Tax rate": "",
            "Tax rule": "",
            "Tax value": "",
            "Voucher": "",
            "Pseudonymization ID": "",
            "Ticket secret": "",
        },
        (("Order code", ("Position ID",), "-"),),
        {"Status": {"paid": "confirmed", "pending": "proposed", "expired": "cancelled", "canceled": "cancelled"}},
    ),
    _Export(
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
            "Price": "",
            "Checked in": "",
            "Check-in date": "",
            "Payment date": "",
            "Registration date": "",
            "Registration state": "status",
        },
        says={
            "Registration state": {
                "completed": "confirmed",
                "unpaid": "proposed",
                "pending": "proposed",
                "rejected": "declined",
                "withdrawn": "cancelled",
            }
        },
    ),
)


def recognised(sheet: Sheet) -> Sheet:
    """The sheet as its program meant it; as it is where nobody is known to write such headings."""
    headers = {letters(name): place for place, name in reversed(list(enumerate(sheet.headers)))}
    export = next((one for one in _EXPORTS if _is(one, headers)), None)
    if export is None:
        return sheet
    folded = _folded(_worded(sheet, export, headers), export, headers)
    reads = {letters(name): column for name, column in export.reads.items()}
    suggested: dict[str, str] = {}
    for name in folded.headers:
        column = reads.get(letters(name))
        if column == "" or (column is not None and column not in suggested.values()):
            suggested[name] = column
        elif column is None and _empty(folded, name):
            suggested[name] = ""
    return replace(folded, source=export.source, suggested=suggested)


def _is(export: _Export, headers: Mapping[str, int]) -> bool:
    marked = all(letters(name) in headers for name in export.marks)
    return marked and (not export.any_of or any(letters(name) in headers for name in export.any_of))


def _folded(sheet: Sheet, export: _Export, headers: Mapping[str, int]) -> Sheet:
    """Cells that are one value here put into one column; the columns they came from go."""
    joins = [
        (headers[letters(to)], [headers[letters(name)] for name in more if letters(name) in headers], between)
        for to, more, between in export.folds
        if letters(to) in headers
    ]
    gone = {place for _, places, _ in joins for place in places}
    kept = [place for place in range(len(sheet.headers)) if place not in gone]
    rows = tuple(SheetRow(row.number, _joined(row.cells, joins, kept)) for row in sheet.rows)
    return replace(sheet, headers=tuple(sheet.headers[place] for place in kept), rows=rows)


def _worded(sheet: Sheet, export: _Export, headers: Mapping[str, int]) -> Sheet:
    """Words of its own become ours; others stay as they stand."""
    says = {headers[letters(name)]: words for name, words in export.says.items() if letters(name) in headers}
    rows = (
        SheetRow(row.number, tuple(says.get(at, {}).get(cell.lower(), cell) for at, cell in enumerate(row.cells)))
        for row in sheet.rows
    )
    return replace(sheet, rows=tuple(rows)) if says else sheet


def _joined(cells: Sequence[str], joins: Sequence[tuple[int, list[int], str]], kept: Sequence[int]) -> tuple[str, ...]:
    whole = list(cells)
    for to, places, between in joins:
        whole[to] = between.join(dict.fromkeys(cell for cell in (cells[to], *(cells[one] for one in places)) if cell))
    return tuple(whole[place] for place in kept)


def _empty(sheet: Sheet, name: str) -> bool:
    place = sheet.headers.index(name)
    return not any(row.cells[place] for row in sheet.rows)
