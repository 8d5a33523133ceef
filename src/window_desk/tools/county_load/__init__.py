"""``window-desk county load``: many desks with their days against a real county, and what was measured."""
