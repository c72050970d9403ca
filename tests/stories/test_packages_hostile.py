"""Packages that nobody of ours wrote: each is refused with its reason, costs little, and leaves nothing."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.packages import Package, Preset, canonical
from forumdesk.domain.packages_errors import (
    PackageFault,
    PackageRefusedError,
)
from forumdesk.services import package_format, packaging_in, packaging_out
from forumdesk.services.package_format import read_extract
from forumdesk.services.packaging_in import Key, open_package
from forumdesk.services.packaging_out import Opener, Wish
from forumdesk.store import sealing
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_workspace, a_world
from tests.readers.age import quick_seal
from tests.stories.packages import COLLEAGUE, EVENT, ROWS, sent


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "home").mkdir()
    with a_workspace(tmp_path / "home", *ROWS) as workspace:
        yield workspace


def _extract(home: Workspace, folder: Path) -> bytes:
    _, file = sent(home, folder, Preset.HANDOVER)
    return sealing.unseal_with(file.read_bytes(), COLLEAGUE.identity)


def _with(data: bytes, **fields: object) -> bytes:
    return canonical({**json.loads(data), **fields}).encode()


def test_a_package_that_is_not_as_we_write_it_is_refused_with_a_reason_and_leaves_no_file(
    home: Workspace, tmp_path: Path
) -> None:
    data = _extract(home, tmp_path)
    rows, fault = json.loads(data)["rows"], PackageFault
    orphan = {**rows, "session": [{"id": "ab" * 16, "event_id": EVENT.id, "code": "T9", "room_id": "cd" * 16}]}
    twice = {**rows, "person": [*rows["person"], {"id": "ef" * 16, "ref": "A1"}]}
    nothing = {**rows, "event": [{**rows["event"][0], "title": None}]}
    hostile: list[tuple[bytes, PackageFault]] = [
        (b"", fault.NOT_A_PACKAGE),
        (b"[" * 100_000, fault.TOO_LARGE),
        (b"[" + b"," * 4_000_001, fault.TOO_LARGE),
        (b'["' + b"x" * 12_000_001 + b'"]', fault.TOO_LARGE),
        (b"[" + b"{}" * 200_001, fault.TOO_LARGE),
        (b"9" * 10_000, fault.NOT_A_PACKAGE),
        (b"[]", fault.NOT_A_PACKAGE),
        (b"{}", fault.NOT_A_PACKAGE),
        (data + b" ", fault.NOT_A_PACKAGE),
        (_with(data, format="other"), fault.NOT_A_PACKAGE),
        (_with(data, version=2), fault.NEWER),
        (_with(data, schema=9999), fault.NEWER),
        (_with(data, version="1"), fault.DAMAGED),
        (_with(data, kind="return"), fault.A_RETURN),
        (_with(data, package="../../x"), fault.DAMAGED),
        (_with(data, parts=["everything"]), fault.DAMAGED),
        (_with(data, event="ab" * 16), fault.DAMAGED),
        (_with(data, rows={"setting": []}), fault.DAMAGED),
        (_with(data, rows={"person": {}}), fault.DAMAGED),
        (_with(data, rows={"person": [7]}), fault.DAMAGED),
        (_with(data, rows={"person": [{"id": ""}]}), fault.DAMAGED),
        (_with(data, rows={"person": [{"id": "1", "drop table": 1}]}), fault.DAMAGED),
        (_with(data, rows={"person": [{"id": "1", "ref": True}]}), fault.DAMAGED),
        (_with(data, rows={"person": [{"id": "1", "ref": 2**60}]}), fault.DAMAGED),
        (_with(data, rows={"person": [{"id": "1", "ref": "x" * 100_001}]}), fault.DAMAGED),
        *((_with(data, rows=one), fault.DAMAGED) for one in (orphan, twice, nothing)),
    ]
    target = tmp_path / "new.forumdesk"

    for one, expected in hostile:
        sealed = sealing.seal_to(one, (COLLEAGUE.recipient,))
        with pytest.raises(PackageRefusedError) as refused:
            open_package(sealed, Key(identity=COLLEAGUE.identity), target, SECRET, a_world(), Profile.TESTS)
        assert refused.value.fault is expected, one[:80]
        assert not target.exists()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.integers(0, 4000))
def test_no_bytes_do_more_than_be_refused(home: Workspace, tmp_path: Path, noise: bytes | int) -> None:
    data = _GOOD.setdefault("data", b"") or _GOOD.setdefault("made", _extract(home, tmp_path))
    if isinstance(noise, int):
        place = noise % len(data)
        noise = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]

    with suppress(PackageRefusedError):
        read_extract(noise)


_GOOD: dict[str, bytes] = {}


def test_a_package_by_passphrase_opens_by_it_and_more_than_a_package_holds_is_not_made(
    home: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = _extract(home, tmp_path)
    sealed = quick_seal(data, "an invented phrase")

    assert packaging_in.inspect(sealed, Key("an invented phrase")).preset is Preset.HANDOVER
    assert read_extract(data).names is False
    monkeypatch.setattr(package_format, "MOST_BYTES", 10)
    with pytest.raises(PackageRefusedError):
        packaging_out.make(home, Wish("XX", Preset.TRAVEL), Opener("x"), tmp_path / "big.fdpackage")
    assert home.all(Package)[-1].preset is Preset.HANDOVER
