"""Window Desk: the counter application of county and township service windows."""

__version__ = "0.1.0"
