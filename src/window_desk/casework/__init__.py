"""What a case is and what may lawfully happen to it; pure functions and values."""
