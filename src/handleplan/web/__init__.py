"""Floor 5: pages, forms, API and command line."""
