"""Parts that pages and dialogs are built from; they know no workspace."""
