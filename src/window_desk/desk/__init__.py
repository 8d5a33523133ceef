"""The counter client."""
