"""The words, dates and addresses that the tags write."""

import datetime as dt
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

AT = dt.datetime(2026, 11, 20, 9, 31, tzinfo=dt.UTC)


def write(text: str, path: str = "/", **context: Any) -> str:
    request = RequestFactory().get(path)
    return " ".join(engines["django"].from_string(text).render(context, request).split())


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("sv", "20 november 2026", "20 november 2026 kl. 10.31"),
        ("en", "20 November 2026", "20 November 2026 at 10:31"),
    ],
)
def test_days_and_moments_are_written_as_people_say_them(language: str, day: str, moment: str) -> None:
    with translation.override(language):
        assert write("{{ at|day }}", at=AT) == day
        assert write("{{ at|moment }}", at=AT) == moment
        assert write("{{ on|day }}", on=AT.date()) == day
        assert write("{{ none|day }}{{ none|moment }}", none=None) == ""


def test_a_moment_just_before_midnight_belongs_to_the_municipalitys_day() -> None:
    with translation.override("sv"):
        assert (
            write("{{ at|day }}", at=dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC)) == "21 november 2026"
        )


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/", "/en/"),
        ("/en/", "/"),
        ("/konton/abc/", "/en/konton/abc/"),
        ("/en/konton/abc/", "/konton/abc/"),
        ("/?q=bok&plattform=x", "/en/?q=bok&amp;plattform=x"),
        ("/english/", "/en/english/"),
        # No way to send anybody to another site.
        ("/en//elsewhere.example/", "/elsewhere.example/"),
        ("/en/\\elsewhere.example/", "/elsewhere.example/"),
    ],
)
def test_the_other_language_is_the_same_page(path: str, other: str) -> None:
    assert write("{% other_language_url %}", path) == other


def test_addresses_follow_the_language_of_the_page() -> None:
    with translation.override("sv"):
        assert write('{% local "/om/" %}') == "/om/"
    with translation.override("en"):
        assert write('{% local "/om/" %}') == "/en/om/"


def test_an_address_is_written_as_people_write_it() -> None:
    assert (
        write('{{ "https://www.instagram.com/lindalabibliotek/"|bare }}') == "instagram.com/lindalabibliotek"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{% tag evil %}",
        "{% button evil %}",
        "{% link_button evil evil about=evil %}",
        "{% fact evil evil %}",
        "{% card evil %}{{ evil }}{% endcard %}",
        "{% notice 'info' evil %}{{ evil }}{% endnotice %}",
        "{% row evil evil meta=evil %}{{ evil }}{% endrow %}",
        "{% more evil %}{{ evil }}{% endmore %}",
        "{% named_link words evil True %}",
        "{% status evil %}",
    ],
)
def test_what_people_wrote_is_never_markup(text: str) -> None:
    written = write(text, evil='<script>"x"</script>', words="Open § on it")
    assert "<script" not in written
    assert "&lt;script&gt;" in written


def test_a_status_says_its_day() -> None:
    with translation.override("en"):
        text = write('{% status "closing" on=day %}', day=dt.date(2999, 12, 31))
        assert text.endswith("Closes on 31 December 2999</span>")
        assert 'data-color="warning"' in text


def test_facts_say_nothing_of_what_is_not_known() -> None:
    assert write('{% fact "A" none %}{% fact "B" "" %}', none=None) == ""
    assert write('{% fact "A" none none="nobody" %}', none=None) == "<div><dt>A</dt><dd>nobody</dd></div>"
    assert write('{% fact "A" 0 %}') == "<div><dt>A</dt><dd>0</dd></div>"
    assert write('{% fact "A" many %}', many=["x", "<y>"]) == "<div><dt>A</dt><dd>x, &lt;y&gt;</dd></div>"


def test_a_text_of_the_templates_own_is_a_fact_and_no_list_of_letters() -> None:
    assert write('{% fact _("The answer") _("Nobody has answered.") %}') == (
        "<div><dt>Svar</dt><dd>Ingen har svarat.</dd></div>"
    )


def test_the_link_out_names_account_and_platform() -> None:
    with translation.override("en"):
        text = write(
            "{% include 'components/open_words.html' with quiet=True %}",
            entry={"name": "Lindala kommun", "platform_name": "Facebook"},
        )
    words = text.replace('<span class="ds-sr-only">', "").replace("</span>", "").replace("<span>", "")
    assert " ".join(words.split("<svg")[0].split()) == "Open Lindala kommun on Facebook"


def test_a_button_is_named_with_what_it_is_about() -> None:
    text = write('{% link_button "/a/" "Answer" about="Instagram for Ekskolan" %}')
    assert text == (
        '<a class="ds-button" href="/a/" data-variant="secondary" aria-label="Answer: Instagram for Ekskolan">'
        "Answer</a>"
    )
