"""The schema's frozen history, run by Alembic."""
