"""Whoever was erased is in no page of the file, read without SQLCipher by somebody who has the key."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from forumdesk.domain.erasing import Duty, Kind
from forumdesk.domain.people import Person
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import demo, erasing, workspaces
from forumdesk.services.erasing import Answered, Wish
from forumdesk.services.importing import import_list
from forumdesk.store.cipher import Profile, derive
from forumdesk.store.verify import verify_file
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, SECRET, a_world
from tests.campaign.part import Held, Part, Task
from tests.readers import raw_pages
from tests.readers.leaks import hits_in_text

_SHORTEST = 5


def erasure(task: Task) -> Held:
    """One after the other, people of the demo; then a whole event. The proof is that all stood there before."""
    path = task.folder / "forum.forumdesk"
    world = a_world(task.seed)
    with Workspace.create(path, SECRET, world, Profile.TESTS) as workspace:
        workspaces.stock(workspace)
        for kind, data in demo.lists()[: task.size(4, 99)]:
            import_list(workspace, kind, data)
        refs = sorted(one.ref for one in workspace.all(Person))
    chosen = task.chance().sample(refs, task.size(2, 40))
    looked_for = stood = left = 0
    faults: list[str] = []
    for number, wish in enumerate(
        [*(Wish(Kind.PERSON, (ref,), strike=True) for ref in chosen), Wish(Kind.EVENT, ("DD27",))]
    ):
        task.step(number, len(chosen) + 1)
        texts, before, after = _erased(path, wish, task.seed + number)
        looked_for, stood, left = looked_for + len(texts), stood + len(before), left + len(after)
        faults += [f"erasure {number}: {len(after)} strings can still be read"] if after else []
        faults += [f"erasure {number}: the reader did not see what was there"] if before != texts else []
    faults += [] if verify_file(path, SECRET).ok else ["the file is not sound, or its chain does not hold"]
    figures: dict[str, int | str] = {
        "people erased": len(chosen),
        "events erased": 1,
        "strings looked for in the raw pages": looked_for,
        "found before": stood,
        "found after": left,
    }
    return Held(figures, tuple(faults))


def _erased(path: Path, wish: Wish, seed: int) -> tuple[set[str], set[str], set[str]]:
    """Texts that were only theirs; which of them the raw pages held before, and after."""
    with Workspace.open(path, SECRET, a_world(seed + 50)) as workspace:
        here = workspace.snapshot()
    key = bytes(derive(PASSPHRASE, path.read_bytes()[: raw_pages.SALT]))
    candidates = {text for text in _texts(here, wish) if len(text) >= _SHORTEST}
    before = raw_pages.found_in(path, key, candidates)
    with Workspace.open(path, SECRET, a_world(seed + 90)) as workspace:
        erasing.erase(workspace, wish, Answered(Duty.NONE))
        others = "\n".join(_said(workspace.snapshot()))
    # What somebody who stays bears as well has to stay.
    shared = set(hits_in_text(others, candidates)) | {text for text in candidates if text in others}
    texts = candidates - shared
    return texts, before & texts, raw_pages.found_in(path, key, texts)


def _texts(snapshot: Snapshot, wish: Wish) -> Iterator[str]:
    """Of the person, or of the event and its sessions."""
    if wish.kind is Kind.PERSON:
        person = snapshot.person_by_ref[wish.names[0]]
        yield from (f"{person.family_name}", person.native_name, *person.emails, *person.phones)
        return
    event = snapshot.event_by_code[wish.names[0]]
    yield event.title
    yield from (one.title for one in snapshot.sessions_of_event.get(event.id, ()))


def _said(snapshot: Snapshot) -> Iterator[str]:
    """Everything that still stands in the workspace."""
    yield from (repr(getattr(snapshot, one.name)) for one in fields(snapshot) if one.init)


PART = Part("erasure", "What was erased is in no page of the file, free ones included", erasure)
