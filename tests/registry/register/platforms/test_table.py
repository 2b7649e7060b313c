"""The rows of the table: whole, apart from each other, and each recognising itself."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest

from registry.register.platforms import reasons
from registry.register.platforms.answer import VERDICTS
from registry.register.platforms.recognise import platform_choices, recognise
from registry.register.platforms.row import Platform
from registry.register.platforms.table import BY_KEY, HOSTS, PLATFORMS, at_host

ICONS = Path(__file__).resolve().parents[4] / "node_modules" / "@tabler" / "icons" / "icons" / "outline"
EVERY_ROW = pytest.mark.parametrize("row", PLATFORMS, ids=lambda row: row.key)


@EVERY_ROW
def test_example_is_recognised_as_itself(row: Platform) -> None:
    found = recognise(row.example)
    assert (found.verdict, found.platform, found.url) == ("account", row.key, row.example)


@EVERY_ROW
def test_retired_platforms_say_so(row: Platform) -> None:
    found = recognise(row.example)
    assert (found.address_kind == "retired") is row.retired
    assert (found.reason == "retired") is row.retired


@EVERY_ROW
def test_name_and_key(row: Platform) -> None:
    assert row.title
    assert set(row.key) <= set(string.ascii_lowercase + "_")
    assert row.as_json()["name"] == row.title
    assert json.loads(json.dumps(row.as_json())) == row.as_json()


@EVERY_ROW
def test_reasons_of_the_row_exist(row: Platform) -> None:
    told = {row.below, *row.words.values(), *row.content.values(), *row.other_subdomains.values()}
    told |= {form.reason for form in row.forms if form.reason}
    assert told <= set(reasons.REASONS)


@pytest.mark.skipif(not ICONS.is_dir(), reason="the icons are not installed: npm ci")
@EVERY_ROW
def test_icon_exists(row: Platform) -> None:
    assert (ICONS / f"{row.icon}.svg").is_file()


def test_keys_and_hosts_are_their_rows_own() -> None:
    assert len(BY_KEY) == len(PLATFORMS)
    named = [host for row in PLATFORMS for host in (*row.hosts, *row.company_hosts, *row.short_hosts)]
    assert sorted(named) == sorted(HOSTS)


def test_words_tell_reasons_that_exist() -> None:
    assert set(reasons.WORDS.values()) <= set(reasons.REASONS)


def test_longest_host_wins() -> None:
    found = at_host("www.clips.feeds.acast.com")
    assert found is not None
    assert (found[0].key, found[1], found[2]) == ("rss", "accounts", "www.clips")
    assert at_host("exempel.se") is None


def test_choices_leave_closed_services_out() -> None:
    open_now, all_of_them = dict(platform_choices()), dict(platform_choices(retired=True))
    assert list(all_of_them) == [row.key for row in PLATFORMS]
    assert set(all_of_them) - set(open_now) == {"google_plus", "periscope", "vine"}
    assert next(iter(open_now)) == "facebook"


def test_verdicts_are_those_of_the_interface() -> None:
    assert VERDICTS == ("account", "not_account", "reject", "resolve", "ask_platform", "unwrap")
