"""The desktop client: windows on the core, and no decision of the domain."""

import gc

# From the first import on: Qt's classes bring no circles that could be taken away, and looking for them all the while
# would be felt before the first window. `ui/widgets/tidying.py` has the collector run between two events.
gc.disable()
