"""Runs the migrations on the connection that ``store.migrate`` passes in."""

from alembic import context

from window_desk.county.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
