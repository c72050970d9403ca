"""The only SQL: one encrypted file, its transactions, its history, its copies."""
