"""The screens, one folder a task."""
