"""The register of directives: documents, their dates and clauses, and what ties them."""

from vungxanh.programme.models.clause import Clause
from vungxanh.programme.models.directive import Directive, DirectiveDate
from vungxanh.programme.models.relation import DirectiveRelation

__all__ = ["Clause", "Directive", "DirectiveDate", "DirectiveRelation"]
