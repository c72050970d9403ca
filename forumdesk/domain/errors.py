"""What can go wrong, as facts. Sentences for people are made from these in words.py."""


class ForumDeskError(Exception):
    """A refusal with facts; nothing was changed."""
