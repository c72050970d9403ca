"""The reader of raw pages finds what stands in a file, and sees a page that was tampered with."""

from pathlib import Path

import pytest

from forumdesk.store.cipher import derive
from tests.builders import PASSPHRASE, a_person, a_workspace
from tests.readers import raw_pages


def test_every_page_is_opened_without_sqlcipher_and_a_changed_byte_is_seen(tmp_path: Path) -> None:
    long_text = "Fjern-øy " * 2000
    with a_workspace(tmp_path, a_person(family_name="Lønnlig", notes=long_text)) as workspace:
        path = workspace.path
    key = bytes(derive(PASSPHRASE, path.read_bytes()[:16]))

    opened = list(raw_pages.pages(path, key))
    found = raw_pages.found_in(path, key, ("Lønnlig", "CREATE TABLE", "Nowhere Man", long_text[:9000]))
    data = bytearray(path.read_bytes())
    data[raw_pages.PAGE * 3 + 5] ^= 1
    path.write_bytes(data)

    assert len(opened) == len(data) // raw_pages.PAGE
    assert found == {"Lønnlig", "CREATE TABLE", long_text[:9000]}
    with pytest.raises(raw_pages.BrokenSealError, match="page 4"):
        list(raw_pages.pages(path, key))
