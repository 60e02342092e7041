"""Accounts: logging in, passwords, one-time codes, and where a person is logged in. django-allauth does the work."""
