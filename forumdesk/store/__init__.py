"""The only place that speaks SQL: one encrypted file, and the transactions that change it."""
