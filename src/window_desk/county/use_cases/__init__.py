"""What the county does, one verb a module; every one runs on a worker thread and may block."""
