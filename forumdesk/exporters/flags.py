"""The flags that ship with the program, by the two letters of ISO 3166."""

from functools import cache
from importlib.resources import files


@cache
def shipped(code: str) -> bytes:
    """A PNG of 400 by 300 pixels; empty where none ships."""
    found = files("resources").joinpath("flags", f"{code.lower()}.png")
    return found.read_bytes() if code.isalpha() and found.is_file() else b""
