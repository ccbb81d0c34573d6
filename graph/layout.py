"""Positions of a network on a plane: each community settled by springs, no label on another; always the same."""

import cmath
import math
from collections import defaultdict
from statistics import median
from typing import Final

from graph.network import Network

Point = tuple[float, float]

SPACING: Final = 110.0  # distance between neighbours, in pixels: room for a short label
CELL: Final = (124.0, 92.0)  # what a member takes up with its label of two lines
ASPECT: Final = 16 / 9
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))  # the angle by which the seeds of a sunflower follow each other
_WORK: Final = 1_500_000  # pairs looked at in one community: about a second
_ROUNDS: Final = 150
TIGHT: Final = 0.6  # how near members stand before their labels part them
_PUSHES: Final = 200_000  # members that are looked at while labels move apart, in one community
_MIDDLE: Final = 0.5  # pull to the middle, so that members with few ties stay near


def place(network: Network) -> dict[str, Point]:
    """Give every member a place.

    A community starts as a sunflower with its best connected member in the middle; springs pull tied members together
    and push all apart (Fruchterman and Reingold 1991), large communities in fewer rounds. Ties between communities
    do not move them: they stand in rows, the largest first. Members then part until each has room for its label.
    """
    groups = [[m.iri for m in network.members if m.community == i + 1] for i in range(network.communities)]
    settled = [_settled(iris, network) for iris in groups]
    places: dict[str, Point] = {}
    for iris, points, corner in zip(groups, settled, _rows(list(map(_size, settled))), strict=True):
        moved = (point + corner for point in points)
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
    scale = TIGHT * SPACING / _distance(points) if len(points) > 1 else 1.0
    return _cornered(_apart([point * scale for point in points]))


def _apart(points: list[complex]) -> list[complex]:
    """Move points until no label lies on another, or the work is too much; each pair parts by the shorter way."""
    wide, high = CELL
    for _ in range(_PUSHES // len(points)):
        near = _near(points)
        moved = list(points)
        for i, j in near:
            away = points[j] - points[i]
            over, under = wide - abs(away.real), high - abs(away.imag)
            if over <= 0 or under <= 0:
                continue
            half = complex(math.copysign(over / 2 + 0.5, away.real)) if over < under else 0j
            half = half or complex(0, math.copysign(under / 2 + 0.5, away.imag))
            moved[i] -= half / 2
            moved[j] += half / 2
        if moved == points:
            break
        points = moved
    return points


def _near(points: list[complex]) -> list[tuple[int, int]]:
    """Pairs that may lie on each other: those in the same or in neighbouring cells."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, point in enumerate(points):
        cells[math.floor(point.real / CELL[0]), math.floor(point.imag / CELL[1])].append(i)
    around = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return sorted((i, j) for (x, y), here in cells.items() for dx, dy in around
                  for i in here for j in cells.get((x + dx, y + dy), ()) if i < j)  # fmt: skip


def _cornered(points: list[complex]) -> list[complex]:
    """Points moved so that all of them, with their labels, stand right of and below 0."""
    left, top = min(point.real for point in points), min(point.imag for point in points)
    return [point + complex(CELL[0] / 2 - left, CELL[1] / 2 - top) for point in points]


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


def _size(points: list[complex]) -> complex:
    return complex(max(point.real for point in points) + CELL[0], max(point.imag for point in points) + CELL[1])


def _rows(sizes: list[complex]) -> list[complex]:
    """Corners of fields that stand in rows, in the order given, on a field of the aspect of a page."""
    area = sum(size.real * size.imag for size in sizes)
    width = max(math.sqrt(ASPECT * area), max((size.real for size in sizes), default=0.0))
    corners: list[complex] = []
    x = top = height = 0.0
    for size in sizes:
        if x and x + size.real > width * 1.1:
            x, top, height = 0.0, top + height, 0.0
        height = max(height, size.imag)
        corners.append(complex(x, top))
        x += size.real
    return corners
