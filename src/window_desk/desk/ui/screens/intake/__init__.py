"""Intake (收件) on one screen."""
