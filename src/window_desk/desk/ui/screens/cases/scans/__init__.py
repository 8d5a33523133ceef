"""Scans of a case: attaching, listing, looking at them."""
