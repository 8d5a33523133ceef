"""The encrypted SQLite cache.

Importing this package loads nothing heavy: ``opening`` (which brings SQLAlchemy and SQLCipher) is
imported after the sign-in window shows.
"""
