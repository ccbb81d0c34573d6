"""Positions of a network on a plane: each community settled by springs, then all packed in rows; always the same."""

import cmath
import math
from statistics import median
from typing import Final

from graph.network import Network

Point = tuple[float, float]

SPACING: Final = 110.0  # distance between neighbours, in pixels: room for a short label
ASPECT: Final = 16 / 9
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))  # the angle by which the seeds of a sunflower follow each other
_WORK: Final = 1_500_000  # pairs looked at in one community: about a second
_ROUNDS: Final = 150
_MIDDLE: Final = 0.5  # pull to the middle, so that members with few ties stay near


def place(network: Network) -> dict[str, Point]:
    """Give every member a place.

    A community starts as a sunflower with its best connected member in the middle; springs pull tied members together
    and push all apart (Fruchterman and Reingold 1991), large communities in fewer rounds. Ties between communities
    do not move them: they stand in rows, the largest first.
    """
    groups = [[m.iri for m in network.members if m.community == i + 1] for i in range(network.communities)]
    settled = [_settled(iris, network) for iris in groups]
    places: dict[str, Point] = {}
    for iris, points, middle in zip(groups, settled, _rows(list(map(_radius, settled))), strict=True):
        moved = (point + middle for point in points)
        places |= {iri: (round(point.real, 1), round(point.imag, 1)) for iri, point in zip(iris, moved, strict=True)}
    return places


def _settled(iris: list[str], network: Network) -> list[complex]:
    """Points of one community round 0, with the wished distance between neighbours."""
    index = {iri: i for i, iri in enumerate(iris)}
    ties = [(index[tie.a], index[tie.b]) for tie in network.ties if tie.a in index and tie.b in index]
    points = [cmath.rect(SPACING * math.sqrt(i), i * _GOLDEN) for i in range(len(iris))]
    rounds = min(_ROUNDS, _WORK // len(iris) ** 2)
    for left in range(rounds, 0, -1):
        points = _settle(points, ties, SPACING * left / rounds)
    middle = sum(points) / len(points)
    scale = SPACING / _distance(points) if len(points) > 1 else 1.0
    return [(point - middle) * scale for point in points]


def _settle(points: list[complex], ties: list[tuple[int, int]], reach: float) -> list[complex]:
    """One round of springs; no point moves farther than ``reach``."""
    forces = [-_MIDDLE * point for point in points]
    for i, point in enumerate(points):
        for j in range(i):
            away = point - points[j]
            push = away * (SPACING / max(abs(away), 1.0)) ** 2
            forces[i] += push
            forces[j] -= push
    for a, b in ties:
        apart = points[a] - points[b]
        pull = apart * abs(apart) / SPACING
        forces[a] -= pull
        forces[b] += pull
    moves = (force * min(1.0, reach / max(abs(force), 1e-9)) for force in forces)
    return [point + move for point, move in zip(points, moves, strict=True)]


def _distance(points: list[complex]) -> float:
    """The usual distance of a point from its nearest neighbour."""
    nearest = (min(abs(p - q) for j, q in enumerate(points) if i != j) for i, p in enumerate(points))
    return max(median(nearest), 1.0)


def _radius(points: list[complex]) -> float:
    return max(map(abs, points)) + SPACING


def _rows(radii: list[float]) -> list[complex]:
    """Middles of circles that stand in rows, in the order given, on a field of the aspect of a screen."""
    width = max(math.sqrt(ASPECT * sum(4 * radius**2 for radius in radii)), 2 * max(radii, default=0.0))
    middles: list[complex] = []
    x = top = height = 0.0
    for radius in radii:
        if x + 2 * radius > width * 1.1 and x:
            x, top, height = 0.0, top + height, 0.0
        height = max(height, 2 * radius)
        middles.append(complex(x + radius, top + radius))
        x += 2 * radius
    return middles
