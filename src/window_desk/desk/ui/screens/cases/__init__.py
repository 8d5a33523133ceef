"""Cases (办件): finding them, and one case with its acts, materials, clocks and papers."""
