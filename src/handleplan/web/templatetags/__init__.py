"""The templates' own tags and filters."""
