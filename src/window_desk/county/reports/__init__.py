"""What a county and its city read about cases without reading the cases."""
