"""The command group: each command's module is imported only when that command is asked for."""

from importlib import import_module

import click

from forumdesk.cli.asked import common

# The modules behind the commands take up to a second to import, most of it for papers that most commands do not write.
MODULES = {
    "accept": "look_commands",
    "answer": "list_commands",
    "backup": "file_commands",
    "cancel": "export_commands",
    "check": "look_commands",
    "demo": "demo_command",
    "events": "look_commands",
    "export": "export_commands",
    "history": "file_commands",
    "import": "list_commands",
    "new": "file_commands",
    "new-event": "plan_commands",
    "passphrase": "file_commands",
    "people": "look_commands",
    "questions": "list_commands",
    "redo": "file_commands",
    "undo": "file_commands",
    "verify": "file_commands",
}

EPILOG = """\b
The main job, step by step:
  forumdesk-cli new forum.forumdesk
  forumdesk-cli import events events.csv -w forum.forumdesk
  forumdesk-cli import people people.xlsx -w forum.forumdesk --dry-run
  forumdesk-cli check -w forum.forumdesk
  forumdesk-cli export badges -w forum.forumdesk --event OF27 --out badges.pdf

\b
Exit status: 0 done; 1 done, and something needs a person; 2 wrong usage; 3 refused, nothing changed.
Completion: eval "$(_FORUMDESK_CLI_COMPLETE=bash_source forumdesk-cli)"  (or zsh_source, fish_source)

For unclassified information only. Not approved under the Norwegian Security Act. Do not enter information graded
BEGRENSET or higher. Kun for ugradert informasjon. Ikke godkjent etter sikkerhetsloven.
"""


class Commands(click.Group):
    """Commands by the name of the module that holds them; a module names its own in COMMANDS."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        module = import_module(f"forumdesk.cli.{MODULES[cmd_name]}")
        commands: dict[str, click.Command] = module.COMMANDS
        return commands[cmd_name]


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="forumdesk", prog_name="forumdesk-cli")
@common
def cli() -> None:
    """Plan confidential talks in one encrypted file: lists in, clashes found, invites and badges out."""
