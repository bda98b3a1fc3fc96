"""Pages of how a document comes down: who owes what, who did, and a plan clause by clause."""
