"""Commands about what badges are made with: templates and template, stocks and stock."""

from collections.abc import Callable
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked, read_bytes
from forumdesk.cli.outcome import Outcome, table
from forumdesk.exporters.stocks import row_of
from forumdesk.files import Outbox
from forumdesk.services import stocking, templating
from forumdesk.store.workspace import Workspace

FILE = click.Path(path_type=Path)


def _kept(kind: str, name: str) -> Outcome:
    return Outcome({kind: name, "own": True}, (f"{kind.capitalize()} {name} is kept.",))


def _removed(asked: Asked, kind: str, name: str, drop: Callable[[Workspace, str], object]) -> Outcome:
    with opened(asked) as workspace:
        drop(workspace, name)
    return Outcome({kind: name, "removed": True}, (f"{kind.capitalize()} {name} is removed.",))


@click.command()
@common
@pass_asked
def templates(asked: Asked) -> Outcome:
    """The badge templates: those that ship, and those of the house."""
    with opened(asked) as workspace:
        found = templating.templates(workspace)
    rows = [(one.name, "of the house" if one.own else "ships") for one in found]
    return Outcome({"templates": [{"name": one.name, "own": one.own} for one in found]}, table(rows))


@click.group()
@common
def template() -> None:
    """Bring a badge template in, take one out, or remove one of the house."""


@template.command(name="add")
@click.argument("file", type=FILE)
@common
@pass_asked
def add_template(asked: Asked, file: Path) -> Outcome:
    """Keep the template in FILE under the name it has there, in place of one that has it."""
    chosen = templating.read_template(read_bytes(file))
    with opened(asked) as workspace:
        templating.save_template(workspace, chosen)
    return _kept("template", chosen.name.strip())


@template.command(name="write")
@click.argument("name")
@click.option("--out", required=True, type=FILE, metavar="FILE", help="Where to.")
@common
@pass_asked
def write_template(asked: Asked, name: str, out: Path) -> Outcome:
    """Write a template to a file that can be changed and brought in again."""
    with opened(asked) as workspace:
        content = templating.template_bytes(templating.template(workspace, name))
    with Outbox() as outbox:
        outbox.add(out, content)
        outbox.commit()
    return Outcome({"template": name, "file": str(out)}, (f"Template {name} is in {out}.",))


@template.command(name="remove")
@click.argument("name")
@common
@pass_asked
def remove_template(asked: Asked, name: str) -> Outcome:
    """Remove a template of the house; it can be undone."""
    return _removed(asked, "template", name, templating.drop_template)


@click.command()
@common
@pass_asked
def stocks(asked: Asked) -> Outcome:
    """The stocks of paper: those of the house, and those that ship."""
    with opened(asked) as workspace:
        found = stocking.stocks(workspace)
    rows = [
        (one.stock.name, one.stock.kind, f"{one.stock.width:g} x {one.stock.height:g} mm", f"{one.stock.slots} a page")
        for one in found
    ]
    return Outcome({"stocks": [{**row_of(one.stock), "own": one.own} for one in found]}, table(rows))


@click.group()
@common
def stock() -> None:
    """Bring a stock in that the house measured, or remove one."""


@stock.command(name="add")
@click.argument("file", type=FILE)
@common
@pass_asked
def add_stock(asked: Asked, file: Path) -> Outcome:
    """Keep the stock in FILE, a JSON object as "stocks" gives them, in place of one of its name."""
    measured = stocking.read_stock(read_bytes(file))
    with opened(asked) as workspace:
        stocking.save_stock(workspace, measured)
    return _kept("stock", measured.name)


@stock.command(name="remove")
@click.argument("name")
@common
@pass_asked
def remove_stock(asked: Asked, name: str) -> Outcome:
    """Remove a stock of the house; it can be undone."""
    return _removed(asked, "stock", name, stocking.drop_stock)


COMMANDS: dict[str, click.Command] = {"templates": templates, "template": template, "stocks": stocks, "stock": stock}
