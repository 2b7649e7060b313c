"""Collects the texts to translate: «--write» into locale/, else fails when one is missing or unfinished."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from tools import debian

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "sv"  # the source texts are English and need no catalogue
# Which files each catalogue is collected from; nobody reads tests and tools on a page.
DOMAINS = {"django": "html,txt,py", "djangojs": "js"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
NAMELESS = ("%s", "%d")
FOLDERS = ("accounts", "registry", "templates", "static", "locale")


def collect(project: Path) -> None:
    """Runs makemessages in a folder; lines are left out, so that moving code changes no catalogue."""
    debian.need("xgettext", "GNU gettext, which finds the texts to translate,", "gettext")
    for domain, extensions in DOMAINS.items():
        if domain == "djangojs" and not any((project / "static").rglob("*.js")):
            continue
        command = [sys.executable, "-m", "django", "makemessages", "--locale", LANGUAGE, "--domain", domain]
        command += ["--extension", extensions, "--add-location", "file", "--no-obsolete", "--no-wrap"]
        command += ["--ignore", "node_modules", "--ignore", "var", "--ignore", "tests", "--ignore", "tools"]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True)
        if done.returncode or "errors happened" in done.stderr:
            sys.exit(done.stdout + done.stderr)


def texts(catalogue: Path) -> set[tuple[str | None, str, str]]:
    """What a catalogue has entries for: context, text, plural."""
    entries = polib.pofile(str(catalogue)) if catalogue.exists() else []
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries if not entry.obsolete}


def finished(entry: polib.POEntry) -> bool:
    """Whether an entry is translated in all its forms and nobody doubts it."""
    forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return not entry.fuzzy and all(forms)


def placeholders(text: str) -> list[str]:
    """What is filled in when a text is shown: «%(name)s» and «{name}» in any order, «%s» as often as it stands."""
    found = PLACEHOLDER.findall(text.replace("%%", ""))
    return sorted({one for one in found if one[0] == "{" or "(" in one}) + [
        one for one in found if one in NAMELESS
    ]


def agrees(entry: polib.POEntry) -> bool:
    """Whether each form of a translation fills in the same as the text: else it breaks, or something is lost."""
    if not entry.msgid_plural:
        return placeholders(entry.msgstr) == placeholders(entry.msgid)
    return all(
        placeholders(form) == placeholders(entry.msgid_plural if number else entry.msgid)
        for number, form in entry.msgstr_plural.items()
    )


def findings() -> list[str]:
    """One sentence for each text that would be met in English, or that no page shows any longer."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / "locale").mkdir()
        for name in FOLDERS:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, dirs_exist_ok=True)
        collect(copy)
        for fresh in sorted(copy.glob(f"locale/{LANGUAGE}/LC_MESSAGES/*.po")):
            ours = ROOT / fresh.relative_to(copy)
            old, new = texts(ours), texts(fresh)
            for change, those in (("is not in the catalogue", new - old), ("is used nowhere", old - new)):
                found += sorted(f"{ours.name}: «{text}» {change}: make messages" for _, text, _ in those)
    for ours in sorted(ROOT.glob(f"locale/{LANGUAGE}/LC_MESSAGES/*.po")):
        entries = [entry for entry in polib.pofile(str(ours)) if not entry.obsolete]
        found += [
            f"{ours.name}: «{entry.msgid}» is not translated" for entry in entries if not finished(entry)
        ]
        found += [
            f"{ours.name}: «{entry.msgid}» and its translation fill in different things"
            for entry in entries
            if finished(entry) and not agrees(entry)
        ]
    return found


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        (ROOT / "locale").mkdir(exist_ok=True)
        collect(ROOT)
    else:
        sys.exit("\n".join(findings()) or 0)
