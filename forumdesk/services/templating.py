"""Badge templates: those that ship, and those of the house, which the workspace keeps and a file can bring or take."""

from dataclasses import dataclass, replace
from functools import lru_cache

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.collation import sort_key
from forumdesk.domain.stationery import Stationery, StationeryType
from forumdesk.exporters import template_file
from forumdesk.exporters import templates as shipped
from forumdesk.exporters.template import Template
from forumdesk.exporters.template_faults import TemplateFileError
from forumdesk.services.errors import EmptyNameError, ShippedError, TemplateRefusedError, UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template that can be chosen; `own` where the house made it."""

    name: str
    own: bool
    two_sided: bool = False
    shows_flag: bool = False


def templates(workspace: Workspace) -> tuple[TemplateView, ...]:
    """Those that ship, then those of the house by name."""
    own = sorted(workspace.where(Stationery, type=StationeryType.TEMPLATE), key=lambda one: sort_key(one.name))
    return (
        *(_view(shipped.shipped(name), name, False) for name in shipped.SHIPPED),
        *(_view(_read(one.content), one.name, True) for one in own),
    )


def _view(found: Template, name: str, own: bool) -> TemplateView:
    return TemplateView(name, own, found.two_sided, found.shows_flag)


def template(workspace: Workspace, name: str) -> Template:
    """UnknownError for a name that no template has."""
    if name in shipped.SHIPPED:
        return shipped.shipped(name)
    found = workspace.where(Stationery, type=StationeryType.TEMPLATE, name=name)
    if not found:
        raise UnknownError("template", name)
    return _read(found[0].content)


def read_template(content: bytes) -> Template:
    """The template in a file; TemplateRefusedError tells what is wrong with it, and where."""
    try:
        return template_file.parse(content)
    except TemplateFileError as error:
        fault = error.fault
        raise TemplateRefusedError(fault.name, fault.value, error.place, error.found, error.wanted) from error


def template_bytes(chosen: Template) -> bytes:
    """The file that `read_template` reads."""
    return template_file.write(chosen)


def save_template(workspace: Workspace, chosen: Template) -> ChangeSet:
    """Keep it under its name, in place of the one that had it. EmptyNameError, ShippedError, TemplateRefusedError."""
    name = chosen.name.strip()
    if not name:
        raise EmptyNameError
    if name in shipped.SHIPPED:
        raise ShippedError(name)
    content = template_bytes(replace(chosen, name=name))
    # What is kept can be read again: a template is checked here as one that comes as a file.
    read_template(content)
    with workspace.transaction(Label.TEMPLATE_SAVED) as tx:
        keep(tx, StationeryType.TEMPLATE, name, content.decode())
    return tx.change_set


def drop_template(workspace: Workspace, name: str) -> ChangeSet:
    """UnknownError, ShippedError."""
    if name in shipped.SHIPPED:
        raise ShippedError(name)
    with workspace.transaction(Label.TEMPLATE_REMOVED) as tx:
        drop(tx, StationeryType.TEMPLATE, name, "template")
    return tx.change_set


def keep(tx: Transaction, kind: StationeryType, name: str, content: str) -> None:
    """Under its name, in place of what had it."""
    before = tx.where(Stationery, type=kind, name=name)
    tx.save(Stationery(before[0].id if before else tx.new_id(), kind, name, content))


def drop(tx: Transaction, kind: StationeryType, name: str, what: str) -> None:
    """UnknownError where there is none; `what` is its word in the refusal."""
    found = tx.where(Stationery, type=kind, name=name)
    if not found:
        raise UnknownError(what, name)
    tx.remove(found[0])


@lru_cache(maxsize=16)
def _read(content: str) -> Template:
    return read_template(content.encode())
