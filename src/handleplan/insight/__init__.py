"""Floor 4: search, indicators and findings across plans."""
