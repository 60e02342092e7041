"""The pages of a plan's year: what waits for whom, the rounds, and the statuses that plans answer in them."""
