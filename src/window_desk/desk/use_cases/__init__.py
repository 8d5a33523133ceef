"""One verb per module: what a clerk can do at the desk."""
