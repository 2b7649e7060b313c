"""The version is the same wherever it is told, and a day of release is told once there has been one."""

import re
import tomllib
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_the_version_is_the_same_everywhere() -> None:
    described = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    [told] = re.findall(r'^softwareVersion: "(.+)"$', described, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest, about = re.findall(r"^## (\S+)(.*)$", changes, re.MULTILINE)[0]
    released = re.findall(r'^releaseDate: "(.+)"$', described, re.MULTILINE)
    assert (told, project) == (newest, newest)
    assert about == (f" ({released[0]})" if released else " (not released yet)")
