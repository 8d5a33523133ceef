"""Desks and county as they are, in one process on one thread, joined by a line that misbehaves."""
