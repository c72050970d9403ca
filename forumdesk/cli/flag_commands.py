"""Commands about the flags of a house: flags and flag."""

from pathlib import Path

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked, read_bytes
from forumdesk.cli.outcome import Outcome
from forumdesk.domain.countries import country_code
from forumdesk.services import flagging


@click.command()
@common
@pass_asked
def flags(asked: Asked) -> Outcome:
    """The countries whose flag the house has replaced by a picture of its own."""
    with opened(asked) as workspace:
        found = [one.code for one in flagging.own_flags(workspace)]
    return Outcome({"flags": found}, tuple(found) or ("Every flag is the one that ships.",))


@click.group()
@common
def flag() -> None:
    """Replace the flag of a country by a picture of the house, or take that one away."""


@flag.command(name="add")
@click.argument("country")
@click.argument("file", type=click.Path(path_type=Path))
@common
@pass_asked
def add_flag(asked: Asked, country: str, file: Path) -> Outcome:
    """Draw the picture in FILE for COUNTRY, by code or name, from now on."""
    content = read_bytes(file, flagging.MOST_BYTES)
    with opened(asked) as workspace:
        flagging.save_flag(workspace, country, content)
    code = country_code(country)
    return Outcome({"flag": code, "own": True}, (f"{code} has a flag of the house.",))


@flag.command(name="remove")
@click.argument("country")
@common
@pass_asked
def remove_flag(asked: Asked, country: str) -> Outcome:
    """Draw the flag that ships for COUNTRY again; it can be undone."""
    with opened(asked) as workspace:
        flagging.drop_flag(workspace, country)
    code = country_code(country)
    return Outcome({"flag": code, "own": False}, (f"{code} has the flag that ships.",))


COMMANDS: dict[str, click.Command] = {"flags": flags, "flag": flag}
