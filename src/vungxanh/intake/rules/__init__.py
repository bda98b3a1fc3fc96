"""Reading of files people hand in: no Django, no clock, no database."""
