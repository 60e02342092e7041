"""Handleplan: from the action plans that public bodies already have to one living, searchable, followable record."""

__version__ = "0.1.0"
