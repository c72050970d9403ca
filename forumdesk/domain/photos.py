"""A person's photo, as it is kept: scaled, as JPEG, without anything the camera wrote beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Photo:
    """One person has one photo at most. `content` is a JPEG without metadata; `width` and `height` are its pixels."""

    id: str
    person_id: str
    content: bytes
    width: int
    height: int
