"""Floor 1: what is particular to Danish text: broken lines, numbers, dates, money, the alphabet's order."""
