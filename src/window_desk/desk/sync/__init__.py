"""Push, pull and leases between the desk and its county."""
