"""The window is tried here: real widgets, a real desk, a real encrypted file, no display."""
