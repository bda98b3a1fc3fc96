"""Pure rules on people under management, without names: no Django, no clock, no database."""
