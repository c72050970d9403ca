"""The desktop client: windows on the core, and no decision of the domain."""
