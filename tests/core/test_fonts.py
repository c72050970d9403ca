"""The fonts: there with their licences, opened only when needed, and covering the scripts that names come in."""

from importlib.resources import files
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # the library ships no types

from forumdesk.exporters import fonts, text
from forumdesk.exporters.fonts import Weight, face_for, script_of

SAMPLES = {
    "Latn": ("Łódź Þórr Nguyễn", "Inter"),
    "Cyrl": ("Щербаков Ґудзь", "Inter"),
    "Grek": ("Παπαδόπουλος", "Inter"),
    "Arab": ("محمدگیپ", "NotoSansArabic"),
    "Hebr": ("שרהכהן", "NotoSansHebrew"),
    "Mymr": ("ခင်မြအေး", "NotoSansMyanmar"),
    "Ethi": ("ተስፋዬ", "NotoSansEthiopic"),
    "Deva": ("राजेश्वरी", "NotoSansDevanagari"),
    "Beng": ("গোপাল", "NotoSansBengali"),
    "Taml": ("செல்வன்", "NotoSansTamil"),
    "Thai": ("สมชาย", "NotoSansThai"),
    "Khmr": ("សុខា", "NotoSansKhmer"),
    "Laoo": ("ສົມພອນ", "NotoSansLao"),
    "Geor": ("გიორგი", "NotoSansGeorgian"),
    "Armn": ("Հայկ", "NotoSansArmenian"),
    "Hani": ("李小龙髙橋龔", "NotoSansSC"),
    "Hira": ("さくら", "NotoSansSC"),
    "Kana": ("サクラ", "NotoSansSC"),
    "Hang": ("김민준뷁", "NotoSansKR"),
}


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("script", SAMPLES)
def test_every_script_has_a_face_of_its_own_that_covers_it(script: str, weight: Weight) -> None:
    text, family = SAMPLES[script]

    face = face_for(text, script, weight)

    assert face.covers(text)
    assert face.name.startswith(family)


def test_a_family_of_two_weights_answers_with_the_nearer() -> None:
    weights = [face_for("ក", "Khmr", weight).name.split("-")[1] for weight in Weight]

    assert weights == ["Regular", "Regular", "Bold", "Bold"]


def test_han_and_hangul_have_one_file_and_are_made_bold_by_drawing() -> None:
    regular, bold = face_for("李", "Hani", Weight.REGULAR), face_for("李", "Hani", Weight.BOLD)

    assert regular.name == bold.name
    assert (regular.embolden, bold.embolden) == (False, True)


def test_a_run_keeps_its_face_for_signs_that_it_covers() -> None:
    arabic = face_for("د", "Arab", Weight.REGULAR)

    assert face_for("-", "Zzzz", Weight.REGULAR, arabic).name == "Inter-Regular"
    assert face_for("ـ", "Latn", Weight.REGULAR, arabic) is arabic


def test_what_no_font_covers_goes_to_the_first_face_of_its_script() -> None:
    face = face_for("\U0001f600", "Zyyy", Weight.REGULAR)

    assert face.name == "Inter-Regular"
    assert not face.covers("\U0001f600")


def test_private_code_points_count_as_not_covered() -> None:
    assert not face_for("\ue000", "Zzzz", Weight.REGULAR).covers("\ue000")


def test_a_glyph_reads_as_a_letter_never_as_an_old_presentation_form() -> None:
    reading = face_for("د", "Arab", Weight.REGULAR).reading

    assert not [char for char in reading.values() if "\ufe70" <= char <= "\ufefc" or "\ufb1d" <= char <= "\ufdff"]
    assert "د" in reading.values()


@pytest.fixture
def no_font_open() -> None:
    """No font is open, and no text remembers being set in one: faces are compared by identity."""
    for remembered in (fonts._open, text.shape, text.parted):
        remembered.cache_clear()


@pytest.mark.usefixtures("no_font_open")
def test_a_font_is_opened_once_and_only_when_a_text_needs_it() -> None:
    face_for("Ada", "Latn", Weight.BOLD)
    first = face_for("Testvik", "Latn", Weight.BOLD)

    assert fonts._open.cache_info().currsize == 1
    assert face_for("Ada", "Latn", Weight.BOLD) is first


def test_the_script_of_a_character_is_told_and_signs_have_none() -> None:
    assert [script_of(character) for character in "aЖدက1 "] == ["Latn", "Cyrl", "Arab", "Mymr", "Zyyy", "Zyyy"]


def test_every_font_file_is_named_in_the_readme_and_its_licence_lies_beside_it() -> None:
    folder = files("resources").joinpath("fonts")
    readme = folder.joinpath("README.md").read_text(encoding="utf-8")

    for path in folder.iterdir():
        stem = path.name.removesuffix(".ttf").removesuffix("-Regular").removesuffix("-Bold")
        if path.name.endswith(".ttf"):
            assert stem.removeprefix("NotoSans") in readme or stem.split("-")[0] in readme
    for licence in ("LICENSE-Inter.txt", "LICENSE-Noto.txt", "LICENSE-NotoSansCJK.txt"):
        assert "SIL OPEN FONT LICENSE" in folder.joinpath(licence).read_text(encoding="utf-8")


def test_all_fonts_are_truetype_and_may_be_embedded() -> None:
    folder = files("resources").joinpath("fonts")

    for path in folder.iterdir():
        if path.name.endswith(".ttf"):
            data = path.read_bytes()
            font = TTFont(BytesIO(data), lazy=True)

            assert data[:4] == b"\x00\x01\x00\x00", path.name
            assert font["OS/2"].fsType == 0, path.name
