"""The chain of a document in both directions: from the highest document down to a commune's plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from vungxanh.access.interface import Actor
from vungxanh.programme.models import DirectiveRelation
from vungxanh.programme.queries.directives import DirectiveRow, row_of, visible
from vungxanh.programme.rules.directives import Graph, Link, Relation


@dataclass(frozen=True)
class Tie:
    """One relation of a document to another; `does` says whether it does it, or undergoes it."""

    relation: Relation
    does: bool
    other: DirectiveRow


@dataclass(frozen=True)
class Chain:
    """What a document implements and what implements it.

    `upward` are the ways from the highest documents down to it, `below` every document under it with its
    depth, from 1. `lines` are all of them and itself, each once: how deep, and what it implements there.
    `ties` are the other relations, and those to the documents beside it.
    """

    upward: tuple[tuple[DirectiveRow, ...], ...]
    below: tuple[tuple[int, DirectiveRow], ...]
    lines: tuple[tuple[int, DirectiveRow, tuple[DirectiveRow, ...]], ...]
    ties: tuple[Tie, ...]


def chain(by: Actor, directive: int) -> Chain:
    """The chain of a document as far as the post sees its links. Three queries, however long it is."""
    rows = {str(row.pk): row_of(row) for row in visible(by).prefetch_related("dates")}
    ties = [one for one in links() if one.of in rows and one.to in rows]
    graph, key = Graph(ties), str(directive)
    order = {one: f"{row.issued.counts.first} {row.id:019d}" for one, row in rows.items()}
    return Chain(
        upward=tuple(tuple(rows[one] for one in way[:-1]) for way in graph.upward(key) if len(way) > 1),
        below=tuple((depth, rows[one]) for depth, one in graph.downward(key, order).walk() if depth),
        lines=tuple(
            (line.depth, rows[line.key], tuple(rows[one] for one in line.implements))
            for line in graph.lines(key, order)
        ),
        ties=tuple(_ties(key, ties, rows)),
    )


def links() -> list[Link]:
    """Every tie of the register."""
    rows = DirectiveRelation.objects.values_list("of_id", "relation", "to_id")
    return [Link(str(of), Relation(relation), str(to)) for of, relation, to in rows]


def _ties(key: str, links: list[Link], rows: Mapping[str, DirectiveRow]) -> list[Tie]:
    does = [Tie(one.relation, True, rows[one.to]) for one in links if one.of == key]
    undergoes = [
        Tie(one.relation, False, rows[one.of])
        for one in links
        if one.to == key and one.relation is not Relation.IMPLEMENTS
    ]
    return sorted([*does, *undergoes], key=lambda one: (not one.does, one.relation, one.other.id))
