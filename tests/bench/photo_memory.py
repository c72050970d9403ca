"""How many megabytes a program takes at most that prints so many badges with photos: `photo_memory COUNT`."""

import resource
import sys
from dataclasses import replace

from forumdesk.exporters import badges
from forumdesk.exporters.stocks import DEFAULT_STOCK, stock_named
from forumdesk.exporters.templates import shipped
from tests.bench.badge_run import card, photo

if __name__ == "__main__":
    # The photos come in with the cards, as they do from a workspace.
    people = [replace(card(number), photo=photo(number)) for number in range(int(sys.argv[1]))]
    badges.render(people, stock_named(DEFAULT_STOCK), template=shipped("photo"))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
