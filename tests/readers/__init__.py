"""Independent readers of calendar files: what other people's programs find in ours."""
