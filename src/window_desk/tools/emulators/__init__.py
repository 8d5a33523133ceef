"""The far side of real ports: a virtual ESC/POS printer and a virtual ID-card reader."""
