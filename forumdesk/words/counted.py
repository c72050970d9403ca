"""A number with its noun, which has another form for one."""


def counted(number: int | str, one: str, many: str) -> str:
    """1 session, 2 sessions; facts of findings are texts."""
    return f"{number} {one if str(number) == '1' else many}"
