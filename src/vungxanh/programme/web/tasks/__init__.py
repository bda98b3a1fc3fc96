"""Pages of tasks: lists, one task with its acts, giving work."""
