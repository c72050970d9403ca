"""A day's work of each role at the window, by keys and mouse, on a real encrypted file."""
