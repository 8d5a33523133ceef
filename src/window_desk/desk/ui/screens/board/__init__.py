"""The supervisor's board (看板)."""
