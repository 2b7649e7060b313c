"""The files that the pages take from npm's packages: each named here, nothing else is collected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

FONT = "@fontsource-variable/source-sans-3/files"
# Where a page asks for it → where npm puts it, both with forward slashes.
FILES = {
    "designsystemet/components.css": "@digdir/designsystemet-css/dist/src/index.css",
    "designsystemet/theme.css": "@digdir/designsystemet-css/dist/theme/designsystemet.css",
    "font/source-sans-3-latin.woff2": f"{FONT}/source-sans-3-latin-wght-normal.woff2",
    "font/source-sans-3-latin-ext.woff2": f"{FONT}/source-sans-3-latin-ext-wght-normal.woff2",
}


class RenamedFiles(FileSystemStorage):
    """npm's folder, read under the names that our pages use."""

    def path(self, name: str) -> str:
        """The file on disk."""
        return super().path(FILES.get(name.replace("\\", "/"), name))


class Finder(BaseFinder):
    """Finds the files of the table for collectstatic and for the development server."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storage = RenamedFiles(location=Path(settings.BASE_DIR) / "node_modules")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Says which file is missing, and what to do; the typefaces of documents too, which no page asks for."""
        from registry.paper.typesetting import FONTS, PACKAGES

        missing = [
            f"node_modules/{source}" for name, source in FILES.items() if not self.storage.exists(name)
        ]
        missing += [
            f"node_modules/{PACKAGES.name}/{name}" for name in FONTS if not (PACKAGES / name).is_file()
        ]
        return [Error(f"{name} is missing.", hint="Run make setup.", id="registry.E001") for name in missing]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The place of one file on disk, or an empty list."""
        if path not in FILES or not self.storage.exists(path):
            return []
        return [self.storage.path(path)] if find_all else self.storage.path(path)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, RenamedFiles]]:
        """All files of the table."""
        for name in FILES:
            yield name, self.storage
