"""Floor 3: the record. Units, frameworks, plans, editions, rounds, reports, verdicts, history, and who may see what."""
