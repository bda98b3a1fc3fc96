"""The kinds of proposed facts and what a reviewer can decide about one."""

KINDS = ("quantity", "document", "event", "area", "person", "unquantified")
UNDECIDED, ACCEPTED, EDITED, REJECTED = "", "accepted", "edited", "rejected"
DECISIONS = (ACCEPTED, EDITED, REJECTED)
