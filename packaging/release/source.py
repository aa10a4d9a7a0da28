"""Wheel and source archive, for those who have a Python: `pipx install merchant_roi-….whl`."""

import os
import subprocess
from pathlib import Path

import environment

from release import bundle


def make(target: Path) -> list[Path]:
    """Return both, made into the folder `target` by the back end that pyproject.toml names."""
    python = environment.ready("run", "test", libraries={})
    command = [str(python), "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(target)]
    settings = environment.process_environment() | {"SOURCE_DATE_EPOCH": str(bundle.commit_time())}
    before = set(target.iterdir())
    subprocess.run(command, check=True, cwd=environment.ROOT, env=os.environ | settings, stdout=subprocess.DEVNULL)
    made = [path for path in sorted(target.iterdir()) if path.name.startswith("merchant_roi-")]
    return [path for path in made if path not in before] or made
