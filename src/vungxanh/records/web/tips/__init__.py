"""Pages of tips: the public form, which knows nobody, and the desks of the province and the commune."""
