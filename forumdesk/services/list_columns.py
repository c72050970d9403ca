"""What somebody decided about the columns of a list, kept for the next list with the same headings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forumdesk.domain.desk import Setting
from forumdesk.importers.headings import ImportKind
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """The kind of list it was, and header to column, to nothing or to KEEP."""

    kind: ImportKind
    mapping: dict[str, str]


def kept(workspace: Workspace, headers: Sequence[str]) -> Kept | None:
    """None where no list with these headings was told otherwise than they say."""
    found = workspace.where(Setting, key=_key(headers))
    if not found:
        return None
    said = json.loads(found[0].value)
    return Kept(ImportKind(said["kind"]), said["mapping"])


def keep(tx: Transaction, kind: ImportKind, headers: Sequence[str], mapping: Mapping[str, str]) -> None:
    """In the step of the import itself, so that undo takes it back as well; without a mapping nothing is kept."""
    there = tx.where(Setting, key=_key(headers))
    if mapping:
        value = json.dumps({"kind": kind, "mapping": dict(sorted(mapping.items()))}, ensure_ascii=False)
        tx.save(Setting(there[0].id if there else tx.new_id(), _key(headers), value))
    elif there:
        tx.remove(there[0])


def _key(headers: Sequence[str]) -> str:
    return f"columns-{hashlib.sha256(json.dumps(list(headers)).encode()).hexdigest()[:16]}"
