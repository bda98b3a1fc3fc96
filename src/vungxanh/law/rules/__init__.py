"""Pure decisions of the law: no Django, no clock, no database (docs/adr/0002)."""
