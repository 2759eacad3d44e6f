"""The fixtures of the tests of rules."""

import shutil

import pytest
from conftest import Folder
from judging import SOUND, Judged, Sound


@pytest.fixture
def judged(folder: Folder, request: pytest.FixtureRequest) -> Judged:
    """The records in the test's docstring, judged by the rule that its name says."""
    return Judged(folder, request.function.__name__)


@pytest.fixture
def sound(bare_folder: Folder) -> Sound:
    """A copy of the sound partnership."""
    shutil.copytree(SOUND, bare_folder.path, dirs_exist_ok=True)
    return Sound(bare_folder)
