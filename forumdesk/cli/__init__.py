"""The command line: the same core without a window. Thin: parse, call a service, print."""
