"""The assignment: as many as possible first, then the highest total, proven beside scipy's."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from hybridecli.solver import assigned

Points = list[list[int]]


def worth(points: Points) -> tuple[int, int]:
    """How many rows get a column, and what that is worth, where every column is given once."""
    chosen = assigned(points)
    columns = [column for column in chosen if column is not None]
    assert len(columns) == len({*columns})
    assert all(points[row][column] >= 0 for row, column in enumerate(chosen) if column is not None)
    return len(columns), sum(points[row][column] for row, column in enumerate(chosen) if column is not None)


def worth_by_scipy(points: Points) -> tuple[int, int]:
    """The same by scipy, with so much more for each pair that is possible that their number goes first."""
    matrix = numpy.array(points)
    more = 1 + 101 * max(matrix.shape)
    rows, columns = linear_sum_assignment(numpy.where(matrix >= 0, matrix + more, 0), maximize=True)
    found = matrix[rows, columns]
    return int((found >= 0).sum()), int(found[found >= 0].sum())


@st.composite
def tables(draw: st.DrawFn) -> Points:
    """Tables of points: square or not, with few values and many ties or with all, some or most pairs impossible."""
    rows, columns = draw(st.integers(1, 14)), draw(st.integers(1, 14))
    values = draw(
        st.sampled_from(
            [
                st.integers(0, 100),
                st.integers(0, 3),
                st.integers(-1, 1),
                st.one_of(st.just(-1), st.integers(0, 100)),
                st.one_of(st.just(-1), st.just(-1), st.just(-1), st.integers(0, 20)),
            ]
        )
    )
    return draw(st.lists(st.lists(values, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


@given(tables())
def test_no_other_assignment_has_more_pairs_or_a_higher_total(points: Points) -> None:
    assert worth(points) == worth_by_scipy(points)


@given(st.lists(st.integers(0, 50), min_size=20, max_size=20), st.lists(st.integers(0, 50), min_size=24, max_size=24))
def test_points_that_are_a_sum_of_both_sides_are_no_harder(ours: list[int], theirs: list[int]) -> None:
    points = [[a + b if (a + b) % 3 else -1 for b in theirs] for a in ours]
    assert worth(points) == worth_by_scipy(points)


def test_more_pairs_go_before_better_pairs() -> None:
    """The first row suits the first column best, but is the only one for the second: 1 + 2 in all, not 100."""
    assert assigned([[100, 1], [2, -1]]) == [1, 0]


def test_a_row_moves_on_where_that_is_better_for_all() -> None:
    """By hand: 9 + 8 + 7 = 24 in the corners; each row's own best would give 9 twice to the first column."""
    assert assigned([[9, 8, 1], [9, 2, 7], [8, 1, 1]]) == [1, 2, 0]


def test_what_is_equally_good_is_chosen_by_the_order_of_rows_and_columns() -> None:
    assert assigned([[5] * 4 for _row in range(3)]) == [0, 1, 2]


@pytest.mark.parametrize(
    ("points", "chosen"),
    [([], []), ([[]], [None]), ([[-1, -1]], [None]), ([[0]], [0]), ([[3], [4], [-1]], [None, 0, None])],
)
def test_some_have_nobody(points: Points, chosen: list[int | None]) -> None:
    assert assigned(points) == chosen


def test_a_chain_in_which_everybody_has_to_move() -> None:
    """Each row likes its own column; the last one has only the first, so all move on by one, at a loss of 100 each."""
    size = 40
    points = [[-1] * size for _row in range(size)]
    for row in range(size - 1):
        points[row][row], points[row][row + 1] = 100, 0
    points[-1][0] = 0
    assert assigned(points) == [*range(1, size), 0]
