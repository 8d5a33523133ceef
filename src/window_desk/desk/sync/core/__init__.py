"""The pure part of sync: clock, randomness, the county and the store are passed in."""
