"""The county's tables on PostgreSQL or embedded SQLite; SQLAlchemy stays in here."""
