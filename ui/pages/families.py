"""Pages that share a place in the navigation and stand in several modules."""

APART = ("findings", "separations", "arrivals", "vehicles", "hotels", "seating", "parity", "separation-sheet", "leaks")
"""What is found, whom to keep apart, how that is planned, and what would leak."""
