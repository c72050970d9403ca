"""A new workspace, with what every workspace knows from the start."""

from pathlib import Path

from forumdesk.changes import Label
from forumdesk.domain.series import Edition, Series
from forumdesk.services import shipped
from forumdesk.store.cipher import Secret
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace
from forumdesk.world import World


def create(path: Path, secret: Secret, world: World) -> Workspace:
    """A new encrypted file at `path`, holding the shipped series and nothing else."""
    workspace = Workspace.create(path, secret, world)
    stock(workspace)
    return workspace


def stock(workspace: Workspace) -> None:
    """Put into an empty workspace what every workspace knows."""
    with workspace.transaction(Label.SET_UP) as tx:
        for entry in shipped.series():
            _add_series(tx, entry)


def _add_series(tx: Transaction, entry: dict[str, object]) -> None:
    year, month = entry["since_year"], entry["usual_month"]
    hosts, editions = entry["hosts"], entry["editions"]
    if not isinstance(hosts, list) or not isinstance(editions, list):
        raise TypeError("series.json: hosts and editions are lists")
    series = Series(
        tx.new_id(),
        str(entry["code"]),
        str(entry["name"]),
        tuple(hosts),
        year if isinstance(year, int) else None,
        month if isinstance(month, int) else None,
    )
    tx.save(series)
    for position, edition in enumerate(editions, 1):
        tx.save(Edition(tx.new_id(), series.id, str(edition["name"]), position, edition.get("number")))
