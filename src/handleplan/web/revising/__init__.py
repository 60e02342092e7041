"""Revisions: called, written statement by statement, decided about; plans that are new, end or are shared."""
