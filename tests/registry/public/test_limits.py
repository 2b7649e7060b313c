"""How often somebody may ask whether an account is genuine: a school class may, a machine gets to wait."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from registry import numbers
from registry.public import limits

ASKED = {"adress": "instagram.com/nagonannan"}


@pytest.fixture(autouse=True)
def nobody_has_asked() -> Iterator[None]:
    limits._spent.clear()
    yield
    limits._spent.clear()


def answers(client: Client, path: str = "/kontrollera.json", **headers: str) -> Any:
    return client.get(path, ASKED, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_a_class_of_pupils_behind_one_address_is_never_told_to_wait(client: Client, db: Any) -> None:
    assert numbers.CHECKS_PER_MINUTE >= 30 * 10
    assert {answers(client).status_code for _pupil in range(60)} == {200}


def test_a_machine_is_told_how_long_to_wait(client: Client, db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "CHECKS_PER_MINUTE", 3)
    assert [answers(client).status_code for _time in range(3)] == [200, 200, 200]
    data, page, english = (
        answers(client, path) for path in ("/kontrollera.json", "/kontrollera/", "/en/kontrollera/")
    )
    assert [answer.status_code for answer in (data, page, english)] == [429, 429, 429]
    assert {1 <= int(answer["Retry-After"]) <= 20 for answer in (data, page)} == {True}
    assert {answer["Cache-Control"] for answer in (data, page)} == {"no-store"}
    assert data["Access-Control-Allow-Origin"] == "*"
    assert not page.cookies
    assert data.json()["error"] == "Det var många frågor på kort tid. Vänta lite och försök igen."
    assert "That was many questions in a short while." in english.content.decode()
    # The page itself, and every other page, stands open.
    assert [client.get(path).status_code for path in ("/kontrollera/", "/", "/konton.json")] == [200] * 3


def test_the_time_comes_back_evenly(client: Client, db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(limits, "monotonic", lambda: clock[0])
    monkeypatch.setattr(numbers, "CHECKS_PER_MINUTE", 60)
    for _time in range(60):
        assert answers(client).status_code == 200
    assert answers(client)["Retry-After"] == "1"
    clock[0] += 2.5
    assert [answers(client).status_code for _time in range(3)] == [200, 200, 429]
    clock[0] += 3600
    assert [answers(client).status_code for _time in range(61)].count(429) == 1


@pytest.mark.parametrize(
    ("proxies", "first", "second", "same"),
    [
        (0, "10.0.0.1", "10.0.0.2", True),
        (1, "10.0.0.1", "10.0.0.2", False),
        (1, "10.0.0.9, 10.0.0.1", "10.0.0.8, 10.0.0.1", True),
        (2, "10.0.0.1, 10.1.1.1", "10.0.0.2, 10.1.1.1", False),
        (1, "2001:db8:1:2::3", "2001:db8:1:2:ffff::4", True),
        (1, "2001:db8:1:2::3", "2001:db8:1:3::3", False),
        (1, "nonsense", "other nonsense", True),
    ],
)
def test_whose_address_it_is(
    client: Client,
    db: Any,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    proxies: int,
    first: str,
    second: str,
    same: bool,
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    monkeypatch.setattr(numbers, "CHECKS_PER_MINUTE", 1)
    assert answers(client, X_Forwarded_For=first).status_code == 200
    assert answers(client, X_Forwarded_For=second).status_code == (429 if same else 200)


def test_what_is_remembered_is_bounded(
    client: Client, db: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(limits, "REMEMBERED", 5)
    for number in range(20):
        answers(client, X_Forwarded_For=f"10.0.0.{number}")
    assert list(limits._spent) == [f"10.0.0.{number}" for number in range(15, 20)]
