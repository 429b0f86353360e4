"""The wheel and the sdist carry all that the program needs, and work where nothing else is installed."""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "TRACKER", "XDG", "LC_", "LANG"))
    }
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


def test_wheel_carries_food_table_migrations_and_catalogues(packages: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "tracker/_data/foods.csv" in names
    assert "tracker/_data/migrations/env.py" in names
    assert any(name.startswith("tracker/_data/migrations/versions/0001") for name in names)
    assert "tracker/locale/da/LC_MESSAGES/tracker.mo" in names
    assert any(name.endswith("licenses/LICENSE-DATA.md") for name in names)
    assert not any(name.split("/")[0] in {"tests", "migrations", "benchmarks"} for name in names)


def test_sdist_carries_what_a_build_and_the_tests_need(packages: Path) -> None:
    (sdist,) = packages.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "foods.csv",
        "hatch_build.py",
        "requirements.lock",
        "migrations/env.py",
        "LICENSE-DATA.md",
    } <= names
    assert "tests/project/test_packages.py" in names


def test_installed_alone_it_logs_a_food_in_danish_and_english(packages: Path, tmp_path: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    venv.create(tmp_path / "empty", with_pip=True)
    scripts = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    run(
        scripts / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        # What is never imported needs no bytecode.
        "--no-compile",
        wheel,
        cwd=tmp_path,
    )

    def tracker(*arguments: str) -> str:
        return run(scripts / "tracker", *arguments, cwd=tmp_path, HOME=str(tmp_path / "home"))

    logged = json.loads(tracker("add", "2 dl letmælk", "--json"))
    assert logged["stored"] is True
    assert logged["entries"][0]["food_id"] == "frida:33"
    assert logged["entries"][0]["grams"] == pytest.approx(206)
    assert json.loads(tracker("day", "--json"))["calcium"]["intake_mg"] == pytest.approx(206 * 1.213)
    assert "Nothing" not in tracker("--language", "da", "day")
    assert "Letmælk" in tracker("--language", "da", "day")
    assert "sound" in tracker("doctor").casefold()
