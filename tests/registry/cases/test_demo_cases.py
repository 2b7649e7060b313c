"""The demo's applications are such as the form would take: each with a manager, and nobody stands in for themselves."""

from datetime import date

import pytest

from accounts.history import act
from registry.cases.models import Case
from registry.demo import story
from tests import make


@pytest.mark.django_db
def test_every_application_has_a_manager_and_another_deputy() -> None:
    with act("demo", by=None, at=make.MOMENT):
        story.tell(date(2026, 11, 22))
    sent = Case.objects.exclude(state="draft").select_related("account")
    assert [case.number for case in sent.filter(kind="application", manager=None)] == []
    assert [case.number for case in sent if case.responsible_id in case.deputy_ids] == []
