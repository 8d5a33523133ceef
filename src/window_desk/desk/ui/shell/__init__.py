"""The frame round every screen: rail, bars, banner, toast, palette, help."""
