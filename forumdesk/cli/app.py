"""The command group: each command's module is imported only when that command is asked for."""

from importlib import import_module

import click
from click.shell_completion import CompletionItem

from forumdesk.cli.asked import common

# The modules behind the commands take up to a second to import, most of it for papers that most commands do not write.
# So --help and completion have each command's first sentence here.
COMMANDS = {
    "accept": ("look_commands", "Accept a finding: it is quiet until its facts change."),
    "answer": ("list_commands", "Answer QUESTION_ID with one of its choices; it can be undone."),
    "badge": ("badge_commands", "Issue a badge, take it back, report it lost or spoilt, or void it."),
    "badges": ("badge_commands", "Every badge and what became of it, how many are out, and who has none."),
    "availability": ("availability_commands", "When people and rooms are not available; why is kept nowhere."),
    "busy": (
        "availability_commands",
        "Say when somebody or a room is not available, typed or from a calendar; it can be undone.",
    ),
    "backup": ("safekeeping_commands", "Write a verified copy that opens with the same passphrase."),
    "cancel": ("export_commands", "Call SESSION off: a CANCEL file for everybody who holds an invite to it."),
    "check": ("look_commands", "Clashes, separation breaches and what is missing, the gravest first."),
    "copies": (
        "copy_commands",
        "Every copy that left, the newest first, and what became of it; or which of them a file in hand is.",
    ),
    "copy": ("copy_commands", "Say what became of the copy NUMBER."),
    "demo": ("demo_command", "Run the whole main job on the shipped lists and leave its papers in DIR."),
    "drill": (
        "safekeeping_commands",
        "Try a restore: read all of BACKUP, set it beside the workspace, and put on record that it was tried.",
    ),
    "erase": (
        "erase_commands",
        "Erase a person, an event, or what is due, for good: rows, history, photos, drafts, and every free page.",
    ),
    "events": ("look_commands", "The events of the workspace."),
    "export": (
        "separation_commands",
        "Write invites, badges, cards, signs, lists and agendas: to each reader what they may know.",
    ),
    "flag": ("flag_commands", "Replace the flag of a country by a picture of the house, or take that one away."),
    "flags": ("flag_commands", "The countries whose flag the house has replaced by a picture of its own."),
    "given": (
        "copy_commands",
        "What SEARCH has been given: copies that left for them, and invites and badges of people so named.",
    ),
    "history": ("file_commands", "What was done, when and by whom; never to whom."),
    "import": ("list_commands", "Import FILE, a list, schedule or contacts of KIND, as one step that can be undone."),
    "invitations": ("invite_commands", "Who holds which invite, where it stands, and what has changed since."),
    "keep": (
        "erase_commands",
        "Keep KIND for TERM: days after the event, a day such as 2030-09-01, never, or shipped; it can be undone.",
    ),
    "leaks": (
        "leak_commands",
        "What each output says of an event, a person or a session, and what it keeps back; protected people masked.",
    ),
    "letter": ("invite_commands", "Bring a letter in that the house wrote, write one out, or remove one."),
    "letters": (
        "invite_commands",
        "The letters around invites, by occasion and language: those that ship, and those of the house.",
    ),
    "new": ("file_commands", "Make WORKSPACE, an empty encrypted file."),
    "new-event": (
        "plan_commands",
        "Make event CODE after an event or a template: its shape, never its people.",
    ),
    "order": ("order_commands", "Decide on the order of people and delegations: by lot, or by hand for a reason."),
    "parity": (
        "separation_commands",
        "Two delegations or sides of EVENT side by side: numbers, rank of the lead, rooms, cars.",
    ),
    "package": (
        "package_commands",
        "Send an event with chosen fields in a sealed file, open one, and bring back what was done there.",
    ),
    "passphrase": (
        "safekeeping_commands",
        "Change the passphrase, and make, change or drop the key file.",
    ),
    "people": ("look_commands", "People, the protected ones by alias."),
    "questions": ("list_commands", "The questions that imports left open."),
    "preview": ("invite_commands", "The very bytes that would go to REF, and what each line of them discloses."),
    "proposal": ("proposal_commands", "Accept a time that somebody proposes, or decline it by a file."),
    "proposals": (
        "proposal_commands",
        "The other times that people propose and nobody decided on, with the clashes each would bring.",
    ),
    "recover": (
        "safekeeping_commands",
        "Open WORKSPACE by the key on its recovery sheet, and give it a new passphrase at once.",
    ),
    "recovery-sheet": ("safekeeping_commands", "Show the key itself as lines to be written down."),
    "redo": ("file_commands", "Make the change that was undone last again."),
    "replies": (
        "reply_commands",
        "What the answers in FILE would change: .ics, .eml, an mbox, or a folder of them.",
    ),
    "ride": (
        "planned_commands",
        "Plan a ride of a vehicle, say who goes along, or remove it; it can be undone.",
    ),
    "retention": ("erase_commands", "How long each kind of field is kept, and what is due."),
    "send": (
        "circle_commands",
        "Send a person or an event to another circle: on record in both, as a numbered copy here.",
    ),
    "salvage": (
        "safekeeping_commands",
        "Save every readable row of DAMAGED into a new workspace with the same passphrase, and say what is lost.",
    ),
    "seats": (
        "planned_commands",
        "Lay rows and tables in a session, fill them, and show who sits where; it can be undone.",
    ),
    "stagger": (
        "separation_commands",
        "Propose times of arrival at which no rule of staggered arrival is broken, or say what contradicts what.",
    ),
    "stay": (
        "planned_commands",
        "Say who has which hotel room, or that somebody has none; it can be undone.",
    ),
    "stays": (
        "planned_commands",
        "Hotel rooms, by hotel, floor and room; protected people by alias.",
    ),
    "stock": ("stationery_commands", "Bring a stock in that the house measured, or remove one."),
    "stocks": ("stationery_commands", "The stocks of paper: those of the house, and those that ship."),
    "template": ("stationery_commands", "Bring a badge template in, take one out, or remove one of the house."),
    "templates": ("stationery_commands", "The badge templates: those that ship, and those of the house."),
    "undo": ("file_commands", "Take back the last change that did not leave the house."),
    "vehicle": ("planned_commands", "Add a vehicle to an event, or remove one with its rides; it can be undone."),
    "vehicles": (
        "planned_commands",
        "The vehicles of an event, their rides, and who goes along; protected people by alias.",
    ),
    "verify": ("file_commands", "Read every page of the file and walk its history."),
    "withdraw": ("invite_commands", "Call off what REF holds, for that person alone."),
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
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"forumdesk.cli.{COMMANDS[cmd_name][0]}")
        commands: dict[str, click.Command] = module.COMMANDS
        return commands[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        found = [CompletionItem(name, help=says) for name, (_, says) in COMMANDS.items() if name.startswith(incomplete)]
        # Past the group, which would import every module: what any command completes, its options.
        return found + click.Command.shell_complete(self, ctx, incomplete)


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="forumdesk", prog_name="forumdesk-cli")
@common
def cli() -> None:
    """Plan confidential talks in one encrypted file: lists in, clashes found, invites and badges out."""
