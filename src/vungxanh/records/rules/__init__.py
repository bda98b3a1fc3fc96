"""Pure decisions on reported figures and key routes: no Django, no clock, no database."""
