"""Where the command line's program of the bundle begins; installed from a checkout, `forumdesk-cli` is the same."""

from forumdesk.cli.main import main

main()
