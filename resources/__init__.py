"""Data that ships with ForumDesk: templates, fonts, lists."""
