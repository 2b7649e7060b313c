"""Whatever the strict OpenAPI document allows to be asked for is answered as it says."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, settings

from registry.public import schema
from tests import make
from tests.registry.public.conftest import Account

STRICT = "/strict.json"


@pytest.mark.once
def test_every_question_is_answered_as_the_strict_document_says(account: Account) -> None:
    # Imported where it is asked for: it brings much, and this file is read in every part of the run.
    import schemathesis

    heir = account("Biblioteket", theme="bibliotek-kultur")
    account("Kapat", warning="Kapat.", warning_since=make.MOMENT)
    account("Gammalt", status="closed", closed_on=make.DAY, closed_reason="replaced", successor=heir)
    document, django = json.dumps(schema.openapi(strict=True)).encode(), WSGIHandler()

    def site(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == STRICT:
            start("200 OK", [("Content-Type", "application/json")])
            return [document]
        return django({**environ, "HTTP_HOST": "127.0.0.1"}, start)

    asked: list[str] = []
    for found in schemathesis.openapi.from_wsgi(STRICT, site).get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=10,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def answered(case: Any) -> None:
            case.call_and_validate()

        answered()
        asked.append(operation.path)
    assert asked == list(schema.openapi()["paths"])
