"""A shift played on real parts: people and cases by seed, a desk driven by keys, and the reckoning."""
