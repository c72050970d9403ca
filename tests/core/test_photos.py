"""Photos as they are kept: a bare JPEG and nothing else."""

import pytest

from forumdesk.domain.photos import is_bare_jpeg

HEAD = b"\xff\xd8"
TABLES = b"\xff\xdb\x00\x04ab"
SCAN = b"\xff\xda\x00\x04abpicture"
TAIL = b"\xff\xd9"


def segment(kind: int, content: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(content) + 2).to_bytes(2, "big") + content


def test_tables_and_a_scan_are_a_bare_picture() -> None:
    assert is_bare_jpeg(HEAD + TABLES + SCAN + TAIL)


@pytest.mark.parametrize(("kind", "content"), [(0xE1, b"Exif where and when"), (0xFE, b"a comment"), (0xE2, b"ICC")])
def test_what_a_camera_writes_beside_the_picture_makes_it_none(kind: int, content: bytes) -> None:
    assert not is_bare_jpeg(HEAD + segment(kind, content) + TABLES + SCAN + TAIL)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", HEAD + TAIL, HEAD + TABLES + TAIL, HEAD + b"picture" + TAIL, HEAD + TABLES + SCAN]
)
def test_what_is_no_whole_jpeg_is_none(content: bytes) -> None:
    assert not is_bare_jpeg(content)
