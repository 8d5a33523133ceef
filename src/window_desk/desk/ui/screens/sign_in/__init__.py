"""Sign-in, enrolment and the lock."""
