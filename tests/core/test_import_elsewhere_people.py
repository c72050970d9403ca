"""Contacts and the exports of other programs: people's rows, each with what its program means by its headings."""

import base64

import pytest
import vobject  # type: ignore[import-untyped]  # no types are published

from forumdesk.importers.contact_cards import read_contact_photos
from forumdesk.importers.foreign import read_file
from forumdesk.importers.refusals import EmptyInputError
from forumdesk.importers.sheet import Sheet
from forumdesk.importers.sources import Source
from tests.elsewhere import (
    INDICO,
    INDICO_DEFAULT,
    OUTLOOK,
    OUTLOOK_DE,
    OUTLOOK_FR,
    OUTLOOK_NB,
    PRETIX,
    PRETIX_2026,
    PRETIX_CHECK_IN,
    PRETIX_DE,
)


def read(text: str) -> Sheet:
    return read_file(text.replace("\n", "\r\n").encode())


def by_column(sheet: Sheet) -> list[dict[str, str]]:
    """The cells that say something, by the column that they are read as."""
    columns = [sheet.suggested.get(name, f"own:{name}") for name in sheet.headers]
    return [{name: cell for name, cell in zip(columns, row.cells, strict=True) if name and cell} for row in sheet.rows]


VCARD_4 = """BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
FN:Dr. Åse Prøve
N:Prøve;Åse;Marie,Lov;Dr.;Jr.
ORG:House of Card\\; and Felt;Folding
TITLE:Tester
EMAIL;TYPE=home:ase@home.example
item1.EMAIL;PREF=1:ase@paper.example
TEL;VALUE=uri;TYPE="voice,cell":tel:+47-555-0101
BDAY:19700203
GENDER:F;kvinne
LANG:nb
NOTE:Likes tea\\nand paper
PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ
END:VCARD
"""


def test_a_card_of_version_4_is_a_row_without_its_picture() -> None:
    sheet = read(VCARD_4)

    assert sheet.source is Source.VCARD
    (one,) = by_column(sheet)
    assert one.pop("ref").startswith("P-")
    assert one == {
        "honorific": "Dr.",
        "given_name": "Åse Marie Lov",
        "family_name": "Prøve, Jr.",
        "name": "Dr. Åse Prøve",
        "organisation": "House of Card; and Felt",
        "title_line": "Tester",
        "email": "ase@paper.example|ase@home.example",
        "phone": "+47-555-0101",
        "dob": "1970-02-03",
        "gender": "kvinne",
        "languages": "nb",
        "notes": "Likes tea\nand paper",
    }


def test_a_card_of_version_3_as_another_program_writes_it_is_read() -> None:
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family="Prøvesen", given="Ada")
    card.add("fn").value = "Ada Prøvesen"
    card.add("org").value = ["House of Card"]
    mail = card.add("email")
    mail.value, mail.type_param = "ada@paper.example", "INTERNET"
    card.add("note").value = "One, two; three\n" + "x" * 200
    card.add("photo").value = b"\xff\xd8\xff"
    card.photo.encoding_param = "b"

    (one,) = by_column(read_file(card.serialize().encode()))

    assert (one["given_name"], one["family_name"], one["organisation"]) == ("Ada", "Prøvesen", "House of Card")
    assert (one["email"], one["notes"]) == ("ada@paper.example", "One, two; three\n" + "x" * 200)
    assert "/9j" not in str(one)


def test_a_card_of_version_2_1_has_its_letters_printable() -> None:
    sheet = read(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pr=C3=B8ve;=\nB=C3=A5rd\nTEL;CELL:555\n"
        "NOTE;QUOTED-PRINTABLE;CHARSET=paper:=E6\nORG;QUOTED-PRINTABLE:Caf=E9\nEND:VCARD\n"
    )

    (one,) = by_column(sheet)
    assert (one["family_name"], one["given_name"], one["phone"]) == ("Prøve", "Bård", "555")
    assert (one["notes"], one["organisation"]) == ("æ", "Café")


def test_the_preferred_address_of_outlooks_card_comes_first_though_it_has_two_types() -> None:
    (one,) = by_column(
        read(
            "BEGIN:VCARD\nVERSION:2.1\nFN:Ada\nEMAIL;INTERNET:b@x.example\nEMAIL;PREF;INTERNET:a@x.example\nEND:VCARD\n"
        )
    )

    assert one["email"] == "a@x.example|b@x.example"


def test_the_same_card_has_the_same_ref_and_its_uid_tells_it_from_others() -> None:
    text = "BEGIN:VCARD\nFN:Ada\n{}END:VCARD\n"

    refs = [by_column(read(text.format(more)))[0]["ref"] for more in ("", "NOTE:x\n", "UID:1\n", "UID:1\nTITLE:y\n")]

    assert refs[0] == refs[1]
    assert refs[2] == refs[3] != refs[0]


@pytest.mark.parametrize(
    ("line", "day"),
    [("BDAY:1970-02-03T00:00:00Z", "1970-02-03"), ("BDAY:--0203", ""), ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03", "")],
)
def test_a_birthday_without_its_year_is_none(line: str, day: str) -> None:
    assert by_column(read(f"BEGIN:VCARD\nFN:Ada\n{line}\nEND:VCARD\n"))[0].get("dob", "") == day


def test_groups_and_companies_are_nobody() -> None:
    with pytest.raises(EmptyInputError):
        read(
            "BEGIN:VCARD\nFN:All\nKIND:group\nEND:VCARD\nBEGIN:VCARD\nFN:Card\nX-ADDRESSBOOKSERVER-KIND:org\nEND:VCARD\n"
        )


def test_outlooks_contacts_are_known_by_their_headings() -> None:
    sheet = read_file(OUTLOOK.encode())

    assert sheet.source is Source.OUTLOOK
    assert by_column(sheet) == [
        {
            "honorific": "Dr.",
            "given_name": "Ada Lov",
            "family_name": "Prøvesen",
            "organisation": "House of Card",
            "own:Department": "Folding",
            "title_line": "Tester",
            "phone": "+47 555 02|+47 555 01",
            "email": "ada@paper.example|ada@home.example",
            "notes": "Likes tea",
        }
    ]
    assert sheet.suggested["Web Page"] == ""


@pytest.mark.parametrize("text", [OUTLOOK_NB, OUTLOOK_DE, OUTLOOK_FR])
@pytest.mark.parametrize("charset", ["cp1252", "utf-8-sig"])
def test_outlook_writes_its_headings_in_the_language_it_speaks(text: str, charset: str) -> None:
    sheet = read_file(text.encode(charset))

    assert sheet.source is Source.OUTLOOK
    assert by_column(sheet) == [
        {
            "honorific": "Dr.",
            "given_name": "Ada Lov",
            "family_name": "Prøvesen",
            "organisation": "Papirhuset",
            "title_line": "Tester",
            "phone": "+47 555 02|+47 555 01",
            "email": "ada@paper.example|ada@home.example",
            "languages": "nb",
        }
    ]


def test_indicos_registrations_are_known_by_their_headings() -> None:
    sheet = read_file(INDICO.encode())

    assert sheet.source is Source.INDICO
    assert [(one["name"], one["status"], one["email"]) for one in by_column(sheet)] == [
        ("Ada Prøvesen", "confirmed", "ada@paper.example"),
        ("Bo Testesen", "cancelled", "bo@paper.example"),
    ]


def test_a_registration_of_indico_that_waits_for_money_is_not_sure_yet() -> None:
    sheet = read_file(b"\xef\xbb\xbf" + INDICO_DEFAULT.encode())

    assert sheet.source is Source.INDICO
    (one,) = by_column(sheet)
    assert (one["honorific"], one["status"], one["own:Tags"]) == ("Dr", "proposed", "Speaker; VIP")


def test_pretix_tells_the_guests_company_and_what_the_payer_is_called_is_left_out() -> None:
    sheet = read_file(PRETIX_2026.encode())

    assert by_column(sheet) == [
        {
            "ref": "ABC12-1",
            "status": "confirmed",
            "phone": "+47 555 03",
            "name": "Ada Prøvesen",
            "given_name": "Ada",
            "family_name": "Prøvesen",
            "email": "ada@paper.example",
            "organisation": "Papirhuset",
            "own:Product": "Guest",
            "own:Diet": "Vegan",
        }
    ]


def test_pretix_speaks_german_too() -> None:
    (one,) = by_column(read_file(PRETIX_DE.encode()))

    assert (one["ref"], one["status"], one["organisation"]) == ("ABC12-1", "proposed", "Papirhuset")
    assert (one["given_name"], one["family_name"], one["email"]) == ("Ada", "Prøvesen", "ada@paper.example")


def test_people_of_one_order_on_a_check_in_list_of_pretix_stay_two() -> None:
    sheet = read_file(PRETIX_CHECK_IN.encode())

    assert sheet.source is Source.PRETIX
    assert [(one["given_name"], one["email"], one["status"], "ref" in one) for one in by_column(sheet)] == [
        ("Ada", "ada@paper.example", "confirmed", False),
        ("Bo", "bo@paper.example", "proposed", False),
    ]


def test_pretix_positions_are_known_by_their_headings_and_each_has_a_ref() -> None:
    sheet = read_file(PRETIX.encode())

    assert sheet.source is Source.PRETIX
    assert [(one["ref"], one["given_name"], one["status"]) for one in by_column(sheet)] == [
        ("ABC12-1", "Ada", "confirmed"),
        ("ABC12-2", "Bo", "cancelled"),
    ]


def test_a_list_of_ours_is_nobodys_export() -> None:
    sheet = read_file(b"ref,given_name,family_name\nA1,Ada,Lov\n")

    assert (sheet.source, sheet.suggested) == (None, {})


PICTURE = base64.b64encode(b"\xff\xd8 invented").decode()


@pytest.mark.parametrize(
    "line",
    [
        f"PHOTO;ENCODING=b;TYPE=JPEG:{PICTURE[:8]}\r\n {PICTURE[8:]}",
        f"PHOTO;JPEG;ENCODING=BASE64:{PICTURE}",
        f"PHOTO:data:image/jpeg;base64,{PICTURE}",
        f"item1.PHOTO:data:image/jpeg\\;base64\\,{PICTURE}",
        f"PHOTO:https://pictures.example/ada.jpg\r\nPHOTO;ENCODING=b:{PICTURE}",
    ],
)
def test_a_photo_that_lies_in_a_card_is_its_own(line: str) -> None:
    data = f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:ada\r\nFN:Ada Fictand\r\n{line}\r\nEND:VCARD\r\n".encode()

    photos = read_contact_photos(data)

    assert list(photos.values()) == [b"\xff\xd8 invented"]
    assert list(photos) == [one["ref"] for one in by_column(read_file(data))]


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO:https://pictures.example/ada.jpg",
        "PHOTO;VALUE=uri:file:///etc/passwd",
        "PHOTO;ENCODING=b:not base64!",
        "PHOTO;ENCODING=b:",
        "PHOTO;ENCODING=b:" + "A" * 8_000_004,
        "NOTE:none",
    ],
)
def test_a_picture_elsewhere_or_too_large_or_broken_is_passed_over(line: str) -> None:
    assert read_contact_photos(f"BEGIN:VCARD\r\nFN:Ada\r\n{line}\r\nEND:VCARD\r\n".encode()) == {}
