"""Who works here, as they say themselves: typed once for each computer and user, and kept inside the workspace."""

import getpass
import hashlib
import platform
from dataclasses import replace

from forumdesk.changes import ChangeSet
from forumdesk.domain.desk import Setting
from forumdesk.store.workspace import Workspace

_KEY = "works-here:"


def who(workspace: Workspace) -> str:
    """The name that entries of the history are made under; empty where nobody said."""
    return workspace.world.by


def recall(workspace: Workspace) -> None:
    """From now on the name that was typed on this computer, unless another one was said for this time alone."""
    if not workspace.world.by:
        kept = workspace.where(Setting, key=_key())
        _work_as(workspace, kept[0].value if kept else "")


def name_yourself(workspace: Workspace, name: str) -> ChangeSet:
    """Type the name, or take it back; on another computer somebody else may be asked for theirs."""
    # Its module reads lists, too, which opening a workspace need not wait for.
    from forumdesk.services import house_settings

    _work_as(workspace, " ".join(name.split()))
    return house_settings.put(workspace, _key(), workspace.world.by)


def _work_as(workspace: Workspace, name: str) -> None:
    workspace.world = replace(workspace.world, by=name)


def _key() -> str:
    """This computer and user, told from others, by a digest that names neither."""
    return _KEY + hashlib.sha256(f"{platform.node()}\n{getpass.getuser()}".encode()).hexdigest()[:16]
