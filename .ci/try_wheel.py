"""Build the wheel, install it in fresh environments with what a user gets, and use it there.

`python .ci/try_wheel.py` (what `make wheel` runs) needs `build`, `uv` and `mypy`. For every Python
of ours that this machine has: the wheel alone puts one name into site-packages, its command reads
the sample, and its module is imported, asked and type-checked. Prints megabytes and seconds; any
step that fails ends it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")

USE = """
import importlib.util, sys
import kamercijfers as kc

for name in ("pipeline", "extractors", "schemas"):
    assert importlib.util.find_spec(name) is None, f"{name} is importable"
dataset = kc.open("processed/dataset")
assert len(dataset.documents) == 3 and len(dataset.claims) > 40, dataset.claims
checked = kc.check("raw/kst-99999-7.pdf", dataset)
assert checked.count()["contradicts"] == 1, checked.count()
assert kc.read("raw/kst-99999-7.pdf").references.to_pandas()["dossier"].tolist() == ["99999"]
(span,) = kc.parse("ruim 1,2 miljoen")
assert (span.value, span.comparator) == (1_200_000, "gt"), span
"""

TYPED = """
from decimal import Decimal
import kamercijfers as kc

document: kc.ReadDocument = kc.read("brief.pdf")
value: Decimal | None = document.claims[0].value
figure: kc.Figure = kc.open("processed/dataset").figure("id")
verdicts: list[str] = [finding.verdict for finding in kc.check("brief.pdf", "processed").findings]
wrong: int = kc.parse("een")  # type: ignore[assignment] # unused where nothing is typed
"""


def main() -> None:
    """Build once, try in every environment."""
    with tempfile.TemporaryDirectory(prefix="wheel-") as scratch:
        folder = Path(scratch)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT)
        (wheel,) = (folder / "dist").glob("*.whl")
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
        tried = [try_wheel(wheel, python, folder / python.parent.parent.name) for python in found()]
        if not tried:
            sys.exit("no Python to try it with")


def found() -> Iterator[Path]:
    """The interpreters of ours on this machine: this one, those on the path, and pyenv's."""
    this = f"{sys.version_info.major}.{sys.version_info.minor}"
    homes = sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/*"))
    for version in PYTHONS:
        named = shutil.which(f"python{version}")
        candidates = [Path(sys._base_executable)] if version == this else []  # type: ignore[attr-defined]
        candidates += [Path(named)] if named else []
        candidates += [home / "bin/python" for home in homes if home.name.startswith(f"{version}.")]
        for candidate in candidates:
            asked = subprocess.run(
                [candidate, "-c", "import sys, venv; print(sys.executable)"],
                capture_output=True,
                text=True,
                check=False,
            )
            if asked.returncode == 0:
                yield Path(asked.stdout.strip())
                break
        else:
            print(f"Python {version}: not on this machine")


def try_wheel(wheel: Path, python: Path, home: Path) -> None:
    """Install the wheel beside what the lock pins, run the sample, import the module."""
    begun = time.monotonic()
    desk = home / "desk"
    shutil.copytree(ROOT / "pipeline" / "demo" / "sample", desk / "raw")
    venv = home / "venv"
    run("uv", "venv", "--quiet", "--python", python, venv)
    inside = venv / "bin" / "python"
    pins = ("--constraint", ROOT / "requirements.lock")
    run("uv", "pip", "install", "--quiet", "--python", inside, *pins, wheel)
    installed = time.monotonic()
    command = venv / "bin" / "kamercijfers"
    run(command, "run", cwd=desk)
    ran = time.monotonic()
    run(inside, "-c", USE, cwd=desk)
    (home / "typed.py").write_text(TYPED, encoding="utf-8")
    mypy = ("mypy", "--strict", "--python-executable", inside)
    run(sys.executable, "-m", *mypy, home / "typed.py", cwd=home)
    megabytes = sum(path.lstat().st_size for path in venv.rglob("*")) / 1e6
    print(
        f"{python}: {megabytes:.0f} MB, installed in {installed - begun:.0f} s, "
        f"sample run in {ran - installed:.0f} s"
    )
    shutil.rmtree(home)


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command away from the repository's own packages; ends the program where it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        told = "\n".join((done.stdout + done.stderr).splitlines()[-40:])
        sys.exit(f"{' '.join(map(str, command))}\n{told}")


if __name__ == "__main__":
    main()
