"""Where the window's program of the bundle begins; installed from a checkout, `forumdesk` is the same."""

import sys

from ui.app import main

sys.exit(main())
