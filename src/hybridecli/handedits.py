"""What stands in the folder and in no commit: asked of git itself, as the library that others use starts slowly."""

import subprocess
from pathlib import Path


def uncommitted(root: Path) -> list[str]:
    """The changed and new files below a folder, as paths relative to it; none outside git, or where git cannot tell."""
    command = ["git", "-c", "core.quotePath=false", "status", "--short", "--untracked-files=all", "--", "."]
    try:
        asked = subprocess.run(command, cwd=root, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    lines = asked.stdout.decode(errors="replace").splitlines() if asked.returncode == 0 else []
    return [line[3:].rpartition(" -> ")[2].strip('"') for line in lines]
