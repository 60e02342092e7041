"""Who has which role here: the list, invitations by mail, and who needs a one-time code."""
