"""Examine and sign off (审签)."""
