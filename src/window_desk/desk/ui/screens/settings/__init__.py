"""Settings of this desk."""
