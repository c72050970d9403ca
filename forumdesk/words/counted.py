"""A number with its noun, which has another form for one."""

import json
from functools import cache

from resources import folder


def counted(number: int | str, one: str, many: str) -> str:
    """1 session, 2 sessions; facts of findings are texts."""
    return f"{number} {one if str(number) == '1' else many}"


def counted_rows(table: str, number: int) -> str:
    """1 role in a session, 2 roles in sessions: rows of a table in English, as the window calls them."""
    return _rows()[f"table.{table}.{'one' if number == 1 else 'other'}"].format(n=number)


@cache
def _rows() -> dict[str, str]:
    pages = [one.read_text(encoding="utf-8") for one in folder("translations").iterdir() if one.suffix == ".json"]
    return {
        key: english for page in pages for key, (english, _) in json.loads(page).items() if key.startswith("table.")
    }
