"""Pure decisions of the programme: no Django, no clock, no database."""
