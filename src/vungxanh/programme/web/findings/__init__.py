"""The page of questions that become work."""
