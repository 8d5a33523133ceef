"""The county server."""
