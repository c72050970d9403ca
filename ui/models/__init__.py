"""Rows as screens show them, and the Qt models that hold them."""
