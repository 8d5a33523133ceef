"""The page of the line."""
