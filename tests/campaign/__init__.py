"""The promises of SECURITY.md, tried over and over: a part of the campaign for each, a small seed of all in CI."""
