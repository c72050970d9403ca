"""Where rows came from: what each row of an imported list said, so that the same list again changes nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of one list as last imported: `key` is its own key in the list, `said` its fields (JSON text).

    `list_id` joins the rows of one list; `entity_ids` are the rows of the workspace it made or filled.
    """

    id: str
    list_id: str
    import_kind: str
    key: str
    said: str
    entity_ids: tuple[str, ...] = ()
