"""Who has answered, how far they are, and what to remind them of."""
