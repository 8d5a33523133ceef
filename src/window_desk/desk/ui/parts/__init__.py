"""Reusable pieces of the screen, one widget a file."""
