"""ForumDesk: plan confidential meetings in one encrypted file. This package is the core, without a window."""
