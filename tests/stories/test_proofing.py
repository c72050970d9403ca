"""The proof before badges are printed: what nobody is stopped by, and everybody should look at."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from forumdesk.progress import Cancelled
from forumdesk.services.printing import Prepared, Run, prepare
from forumdesk.services.proofing import Remark, RemarkKind, proof
from forumdesk.store.workspace import Workspace


def a_photo(wide: int, high: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (wide, high), "grey").save(out, "JPEG")
    return out.getvalue()


def with_photos(prepared: Prepared, *photos: bytes) -> Prepared:
    cards = [replace(card, photo=photo) for card, photo in zip(prepared.cards, photos, strict=False)]
    return replace(prepared, cards=tuple(cards))


def test_a_photo_that_is_missing_or_too_coarse_for_its_size_is_remarked(desk: Workspace) -> None:
    prepared = prepare(desk, Run("OF27", template="photo"))
    sharp, coarse = a_photo(900, 1200), a_photo(60, 80)

    found = proof(with_photos(prepared, sharp, coarse, b""))

    assert [one for one in found if one.kind is not RemarkKind.NO_CATEGORY] == [
        Remark(RemarkKind.PHOTO_MISSING, ("A03",)),
        Remark(RemarkKind.LOW_RESOLUTION, ("A02",)),
    ]


def test_two_whose_badges_say_the_same_are_remarked_together(desk: Workspace) -> None:
    prepared = prepare(desk, Run("OF27"))
    first, second, *others = prepared.cards
    twin = replace(second, name=first.name.upper(), organisation=first.organisation)

    found = proof(replace(prepared, cards=(first, twin, *others)))

    assert Remark(RemarkKind.NAMESAKES, (first.ref, twin.ref)) in found


def test_without_a_category_the_band_says_nothing_and_that_is_remarked(desk: Workspace) -> None:
    prepared = prepare(desk, Run("OF27"))
    first = prepared.cards[0]
    bare = replace(first, mark=replace(first.mark, letter="", word=""))

    found = proof(replace(prepared, cards=(bare,)))

    assert found == (Remark(RemarkKind.NO_CATEGORY, (first.ref,)),)


def test_a_proof_can_be_stopped(desk: Workspace) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        proof(prepare(desk, Run("OF27")), stop)
