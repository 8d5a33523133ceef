"""Printers and ID-card readers, all on one thread."""
