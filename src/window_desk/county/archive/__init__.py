"""Copies of long-closed cases in one signed file that can be checked without any database."""
