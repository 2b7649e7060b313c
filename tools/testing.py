"""A pytest plugin, loaded before Django: the settings of a test run, the same on every machine."""

from __future__ import annotations

import gc
import os

SET_BY_A_MUNICIPALITY = (
    "MUNICIPALITY_",
    "TITLE_",
    "APPEAL_",
    "OIDC_",
    "EMAIL_",
    "SITE_URL",
    "ALLOWED_",
    "EMBED_",
)

for name in [name for name in os.environ if name.startswith(SET_BY_A_MUNICIPALITY)]:
    del os.environ[name]
# The fictional municipality; a .env is not read; the database is what «make test» says, else memory.
os.environ.update(ENV_FILE=os.devnull, DEBUG="1", DEMO="0", SECRET_KEY="only-for-tests-" + "x" * 40)
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")


def pytest_collection_finish() -> None:
    """What has been loaded stays: looking it through for rubbish again and again takes a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
