"""Use cases: one verb, one function, one change set or value."""
