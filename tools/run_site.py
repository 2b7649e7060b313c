"""What «make run» does after the set-up: .env, tables, the demo register if empty, the site on loopback."""

from __future__ import annotations

import os
import secrets
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def write_environment(path: Path) -> None:
    """Writes a .env for trying the site on this machine, unless there is one."""
    if path.exists():
        return
    path.write_text(f"DEBUG=1\nDEMO=1\nSECRET_KEY={secrets.token_urlsafe(50)}\n", encoding="utf-8")
    path.chmod(0o600)
    print("Wrote .env for a demonstration (DEBUG=1, DEMO=1); .env.example says what else can stand there.")


def prepare_database() -> None:
    """Brings the tables up to date and enters the demo municipality when nobody is in the register yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        sys.exit(str(wrong))
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO and not get_user_model()._default_manager.exists():
        call_command("demo")


def free(port: int) -> bool:
    """Whether nobody listens on this port of the loopback interface."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def serve(port: int) -> None:
    """Becomes the server that production runs, for this machine alone."""
    server = "-m granian --interface wsgi --no-ws --workers 1 --blocking-threads 4 --log-level warning"
    here = ["--host", "127.0.0.1", "--port", str(port), "registry.wsgi:application"]
    os.execv(sys.executable, [sys.executable, *server.split(), *here])


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    wish = os.environ.get("PORT") or "8000"
    if not wish.isdecimal() or not 0 < int(wish) < 65536:
        sys.exit(f"PORT={wish} is no port: give a number, such as make run PORT=8001.")
    if not free(int(wish)):
        sys.exit(f"Port {wish} is taken: choose another one, such as make run PORT={int(wish) + 1}.")
    if "ENV_FILE" not in os.environ:
        write_environment(ROOT / ".env")
    # Links in data and mails lead to where the site is.
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{wish}")
    prepare_database()
    print(f"\n  The register is on http://127.0.0.1:{wish}/   (Ctrl-C ends it)\n", flush=True)
    serve(int(wish))
