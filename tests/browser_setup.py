"""Installs what the browser tests need (Debian's chromium and Chinese fonts) where it may, else says what to type."""

import os
import shutil
import subprocess
import sys

PACKAGES = {"chromium": "chromium", "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"}


def missing() -> list[str]:
    """Return the packages that are not there: one by its command, one by its file."""
    return [name for name, sign in PACKAGES.items() if not (shutil.which(sign) or os.path.exists(sign))]


def commands(packages: list[str]) -> list[list[str]]:
    """Return the commands that install ``packages``."""
    return [["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]]


def install(packages: list[str]) -> bool:
    """Install ``packages`` and say whether that went well."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdout": subprocess.DEVNULL, "env": environment, "check": False}
    return all(subprocess.run(command, **quiet).returncode == 0 for command in commands(packages))  # type: ignore[call-overload]


def main() -> int:
    """Install or advise; the test run goes on either way."""
    packages = missing()
    if not packages:
        return 0
    may = os.geteuid() == 0 and shutil.which("apt-get") is not None
    if may:
        print(f"Installing {', '.join(packages)} for the browser tests (once)", flush=True)
    if not may or not install(packages):
        print("The browser tests will be skipped. To run them, type:", file=sys.stderr)
        print(f"  sudo apt-get update && sudo apt-get install {' '.join(packages)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
