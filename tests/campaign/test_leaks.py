"""The scanner finds what is planted, in every container and however it is written; and does not cry without cause."""

import unicodedata
from pathlib import Path

import pytest

from tests.campaign.planted import PLANTED
from tests.campaign.protected import Kind, Protected
from tests.readers.leaks import hits, hits_in, hits_in_text

SECRET = "Skjultsen"


@pytest.mark.parametrize("container", PLANTED)
def test_a_planted_leak_is_found_in_its_container_and_nothing_in_a_clean_one(container: str, tmp_path: Path) -> None:
    leaking, clean = tmp_path / "leaking", tmp_path / "clean"
    leaking.write_bytes(PLANTED[container](SECRET))
    clean.write_bytes(PLANTED[container]("Openperson"))

    assert {one.secret for one in hits(leaking, [SECRET])} == {SECRET}
    assert hits(clean, [SECRET]) == []


def test_a_short_name_is_found_in_a_short_attachment() -> None:
    assert [one.secret for one in hits_in(PLANTED["ics attachment"]("Gia"), ["Gia"], "planted")] == ["Gia"]


def test_what_a_title_says_that_may_stand_there_is_no_leak_of_the_side_it_names() -> None:
    both = Protected({Kind.TITLE: frozenset({"Talk with the far shore"}), Kind.DELEGATION: frozenset({"Far shore"})}, 0)

    assert both.without() == {"Talk with the far shore", "Far shore"}
    assert both.without(Kind.TITLE) == frozenset()
    assert both.without(Kind.DELEGATION) == {"Talk with the far shore"}


@pytest.mark.parametrize("name", ["Skjultsen.pdf", "to Hr. SKJULTSEN/0001.ics"])
def test_a_name_of_a_file_or_folder_is_read_too(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"")

    assert [one.secret for one in hits(tmp_path, [SECRET])] == [SECRET]


@pytest.mark.parametrize(
    ("secret", "written"),
    [
        ("Åse Skjønnæs", "ÅSE SKJØNNÆS"),
        ("Åse Skjønnæs", unicodedata.normalize("NFD", "skjønnæs, åse, Åse Skjønnæs")),
        ("Åse Skjønnæs", "Aase Skjoennæs"),
        ("Skjønnæs", "Skjonnaes"),
        ("حسن الإدريسي", "يسيردإلا نسح"),
        ("حسن الإدريسي", unicodedata.normalize("NFC", "إلى حسن\u200f الإدريسي هنا")),
        ("محمد", "\ufee2\ufea4\ufee4\ufea3 \ufee3\ufea4\ufee4\ufeaa"),
        ("王小明", "与会者王小明先生"),
        ("नमूना परीक्षण", "श्री नमूना परीक्षण"),
        ("+44 7700 900716", "call +447700900716 now"),
        ("ada.x@guests.example", "mailto:ADA.X@guests.example"),
        ("D011", "seat D011, row 2"),
    ],
)
def test_a_secret_is_known_however_it_is_written(secret: str, written: str) -> None:
    assert hits_in_text(written, [secret]) == [secret]


@pytest.mark.parametrize(
    ("secret", "written"),
    [("D011", "5cd0117f"), ("Li An", "Italian food"), ("BLUE", "Bluebell"), ("Ada", "Adapter"), ("علي", "العليا")],
)
def test_a_short_word_inside_another_is_no_leak(secret: str, written: str) -> None:
    assert hits_in_text(written, [secret]) == []
