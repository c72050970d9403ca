"""Cards in; bytes and a layout report out. No disk, no store, no people."""
