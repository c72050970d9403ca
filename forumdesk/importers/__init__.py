"""Bytes in; drafts, questions and problems out."""
