"""What happened, as pure rules: one file for each kind of event, and the registry that lists them."""
