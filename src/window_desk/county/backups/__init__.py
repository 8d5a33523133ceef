"""Backups of a county's whole database: taken while it serves, proved by restoring them."""
