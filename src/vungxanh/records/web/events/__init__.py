"""Pages of what happened: the start, the forms, the register of a commune, a life, rows from a sheet."""
