"""The guideline that the register starts with: our own copy of the requirements, until the municipality's own."""

import csv
from datetime import datetime

from django.apps import AppConfig
from django.db import connection

from accounts.history import act
from registry.guidelines.demands import REQUIREMENTS
from registry.guidelines.models import Guideline, Requirement

FIRST_ID = "riktlinjer"
"""The same id in every register, so that the demo is the same every time."""


def ensure_guideline(sender: AppConfig, at: datetime) -> None:
    """After a migrate: there is an adopted guideline with its requirements, since every decision names one."""
    if sender.label != "registry" or Guideline._meta.db_table not in connection.introspection.table_names():
        return
    if not Guideline.objects.exists():
        load(at)


def load(at: datetime) -> Guideline:
    """Enters the first guideline and its requirements (requirements.csv), as an act of the system."""
    guideline = Guideline(
        public_id=FIRST_ID,
        # Who adopted the municipality's own guideline, and when, is for the municipality to write.
        title="Riktlinje för sociala medier",
    )
    with act("adopt", by=None, at=at, about=[guideline]):
        guideline.save()
        with REQUIREMENTS.open(encoding="utf-8", newline="") as file:
            for position, row in enumerate(csv.DictReader(file), start=1):
                Requirement(guideline=guideline, position=position, **row).save()
    return guideline
