"""Fixtures shared by all tests; where CI=true, what is missing fails instead of being skipped."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _missing(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"must run where CI=true: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "contract" / "score.py").exists():
        _missing("the reference material (../shared) is not beside the project")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser that ``tests/browser_setup.py`` installs."""
    path = shutil.which("chromium")
    if path is None:
        _missing("no chromium on this machine; see tests/browser_setup.py")
    return str(path)
