"""The page of limits (时限): what falls due, promises that moved, reminders, the calendar."""
