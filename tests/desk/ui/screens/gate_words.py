"""What opens the gate of the sample county. Apart, so that a desk's process needs no county."""

PASSWORD = "Qinghe-2026"
RECEIVER = "1001"
