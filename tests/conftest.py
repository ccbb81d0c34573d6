"""Fixtures shared by all tests; where CI=true, what is missing fails instead of being skipped."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


@pytest.fixture(scope="module")  # while it is open, no other event loop may run in this thread
def browser(chromium: str) -> Iterator["Browser"]:
    """A browser, closed after the module."""
    from playwright.sync_api import sync_playwright

    from tests.browsed import FLAGS

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def bundle() -> str:
    """The version of the scripts that ``python -m api.assets`` makes."""
    from api import assets

    if assets.version() != assets.fingerprint():
        _missing("the scripts are not bundled; type: python -m api.assets")
    return assets.version()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, bundle: str) -> Iterator[str]:
    """Where plans with texts, a very long one among them, are served with the scripts."""
    from tests.browsed import served_plans

    with served_plans(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """An open page that is watched: at its end there must be no error and no request to another machine."""
    from tests.browsed import watched

    with watched(browser, address, reduced_motion="reduce", accept_downloads=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which ``api/assets.py`` installs with what the client's scripts are bundled from."""
    path = ROOT / "api" / "web" / "client" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        _missing("axe-core is not installed; type: .venv/bin/python -m api.assets")
    return path.read_text("utf-8")
