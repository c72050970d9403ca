"""Which column of a list is which, in English and Norwegian, and what a mapping changes."""

import unicodedata

import pytest

from forumdesk.importers.columns import KEY_COLUMNS, ImportKind, map_headers
from forumdesk.importers.headings import COLUMNS, HEADINGS, column_of
from forumdesk.importers.refusals import NoKeyColumnError, UnknownMappingError


@pytest.mark.parametrize(
    ("kind", "heading", "column"),
    [
        (ImportKind.PEOPLE, "Given name", "given_name"),
        (ImportKind.PEOPLE, "GIVEN_NAME", "given_name"),
        (ImportKind.PEOPLE, "given-name *", "given_name"),
        (ImportKind.PEOPLE, "Fødselsdato:", "dob"),
        (ImportKind.PEOPLE, "Foedselsdato", "dob"),
        (ImportKind.PEOPLE, "E-post", "email"),
        (ImportKind.PEOPLE, "e-mail", "email"),
        (ImportKind.PEOPLE, "Navn (originalskrift)", "name_native"),
        (ImportKind.PEOPLE, "navn", "name"),
        (ImportKind.PEOPLE, "Navn på skilt", "print_name"),
        (ImportKind.PEOPLE, "Religiøse behov", "religious_need"),
        (ImportKind.PEOPLE, "tittel", "honorific"),
        (ImportKind.PEOPLE, "Tiltrådt", "office_since"),
        (ImportKind.PEOPLE, "Svar", "status"),
        (ImportKind.PEOPLE, "Answer", "status"),
        (ImportKind.PROGRAMME, "tittel", "title"),
        (ImportKind.PROGRAMME, "Økt-ID", "session_id"),
        (ImportKind.PROGRAMME, "synlighet", "visibility"),
        (ImportKind.EVENTS, "Arrangør e-post", "organiser_email"),
        (ImportKind.EVENTS, "Arrangør", "organiser_name"),
        (ImportKind.EVENTS, "type", "kind"),
        (ImportKind.VENUES, "tidssone", "tz"),
        (ImportKind.VENUES, "Lokale-id", "venue_id"),
        (ImportKind.ORGANISATIONS, "NAVN", "canonical_name"),
        (ImportKind.DELEGATIONS, "avtalt antall", "agreed_size"),
        (ImportKind.SEPARATIONS, "høyre", "right"),
        (ImportKind.PEOPLE, "Shoe size", None),
        (ImportKind.EVENTS, "Fornavn", None),
    ],
)
def test_a_heading_is_known_in_both_languages_however_it_is_written(
    kind: ImportKind, heading: str, column: str | None
) -> None:
    assert column_of(kind, heading) == column
    assert column_of(kind, unicodedata.normalize("NFD", heading)) == column


@pytest.mark.parametrize("kind", list(ImportKind))
def test_every_column_is_known_by_its_own_name_and_no_word_means_two(kind: ImportKind) -> None:
    assert all(column_of(kind, column) == column for column in COLUMNS[kind])
    assert set(HEADINGS[kind].values()) == set(COLUMNS[kind])
    assert set(KEY_COLUMNS[kind]) <= set(COLUMNS[kind])


def test_unknown_headers_are_listed_in_order_and_their_cells_kept() -> None:
    columns = map_headers(ImportKind.PEOPLE, ("Shoe size", "REF", "Fornavn", "Car"), {})

    assert columns.unknown_columns == ("Shoe size", "Car")
    assert columns.cell(("44", "A1", "Kari", ""), "given_name") == "Kari"
    assert columns.custom(("44", "A1", "Kari", "")) == (("Shoe size", "44"),)
    assert columns.has("ref")
    assert not columns.has("dob")
    assert columns.cell(("44", "A1", "Kari", ""), "dob") == ""


def test_the_second_header_that_means_a_column_is_kept_as_unknown() -> None:
    columns = map_headers(ImportKind.PEOPLE, ("ref", "email", "E-post"), {})

    assert columns.unknown_columns == ("E-post",)
    assert columns.fields["email"] == 1


def test_a_mapping_names_a_column_or_drops_it_and_wins_over_the_header() -> None:
    headers = ("ref", "Skonummer", "Gate", "email", "Privat")

    columns = map_headers(ImportKind.PEOPLE, headers, {"skonummer": "", "Gate": "Adresselinje", "Privat": "email"})

    assert columns.fields == {"ref": 0, "envelope_line": 2, "email": 4}
    assert columns.unknown_columns == ("email",)
    assert columns.dropped == ("Skonummer",)


def test_a_key_column_may_come_from_the_mapping_alone() -> None:
    assert map_headers(ImportKind.PEOPLE, ("Hvem", "Annet"), {"Hvem": "name"}).fields == {"name": 0}


def test_a_mapped_header_is_taken_as_it_stands_before_it_is_folded() -> None:
    assert map_headers(ImportKind.PEOPLE, ("NOTE", "note", "ref"), {"note": "notes"}).fields == {"ref": 2, "notes": 1}


@pytest.mark.parametrize(
    ("mapping", "what", "name"),
    [
        ({"Nobody": "notes"}, "header", "Nobody"),
        ({"*": "notes"}, "header", "*"),
        ({"Gate": "street"}, "column", "street"),
        ({"Gate": "notes", "Car": "merknad"}, "twice", "merknad"),
    ],
)
def test_a_mapping_that_names_what_is_not_there_is_refused(mapping: dict[str, str], what: str, name: str) -> None:
    with pytest.raises(UnknownMappingError) as refusal:
        map_headers(ImportKind.PEOPLE, ("ref", "Gate", "Car"), mapping)

    assert (refusal.value.what, refusal.value.name) == (what, name)
    assert refusal.value.known


@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        (ImportKind.PEOPLE, ("code", "title", "place")),
        (ImportKind.EVENTS, ("ref", "given_name")),
        (ImportKind.PROGRAMME, ("title", "start")),
        (ImportKind.VENUES, ("rom", "kapasitet")),
    ],
)
def test_a_list_without_a_key_column_of_its_kind_is_refused(kind: ImportKind, headers: tuple[str, ...]) -> None:
    with pytest.raises(NoKeyColumnError) as refusal:
        map_headers(kind, headers, {})

    assert (refusal.value.kind, refusal.value.needed) == (kind, KEY_COLUMNS[kind])


def test_a_dropped_key_column_is_no_key_column() -> None:
    with pytest.raises(NoKeyColumnError):
        map_headers(ImportKind.EVENTS, ("code", "title"), {"code": ""})
