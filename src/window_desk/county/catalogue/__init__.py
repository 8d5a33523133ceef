"""The catalogue: reading item files and tables, checking them, importing them into the county."""
