"""How a handle looks: what it may be taken for, told sign by sign, and what is honestly another name."""

import pytest

from registry.register import likeness, municipalities
from registry.register.likeness import Unlike, compare, keys, name_of, skeleton
from registry.register.words import fold

OURS = "lindalabibliotek"
ALIKE = (
    # theirs, ours, the differences
    ("lindalab1bliotek", OURS, [Unlike("digit", "1", "i")]),
    ("l1nda1abibliotek", OURS, [Unlike("digit", "1", "i"), Unlike("digit", "1", "l")]),
    ("lindalabibIiotek", OURS, [Unlike("letters", "i", "l")]),
    ("lindalаbibliotek", OURS, [Unlike("script", "а", "a")]),
    ("lindalαbibliotek", OURS, [Unlike("script", "α", "a")]),
    ("lindalábibliotek", OURS, [Unlike("script", "á", "a")]),
    ("lindalabibliotekk", OURS, [Unlike("extra", "k")]),
    ("lindalabibliotk", OURS, [Unlike("missing", should="e")]),
    ("lindalabibliatek", OURS, [Unlike("letter", "a", "o")]),
    ("lindalabibliotke", OURS, [Unlike("swapped", "ke", "ek")]),
    ("lindala_bibliotek", OURS, [Unlike("sign_extra", "_")]),
    ("lindalabibliotek", "lindala-bibliotek", [Unlike("sign_missing", should="-")]),
    ("lindala.bibliotek", "lindala-bibliotek", [Unlike("sign", ".", "-")]),
    ("lindalabamen", "lindalabarnen", [Unlike("letters", "m", "rn")]),
    ("uvvelindala", "uwelindala", [Unlike("letters", "vv", "w")]),
    ("ostraskolanlindala", "östraskolanlindala", [Unlike("accent", "o", "ö")]),
    ("l1ndalabibliotek_x", OURS, [Unlike("digit", "1", "i"), Unlike("extra", "x")]),
    ("l1ndalabibliotk", OURS, [Unlike("digit", "1", "i"), Unlike("missing", should="e")]),
    ("lindalabibliotek_official", OURS, [Unlike("added", "official")]),
    ("officiell.lindalabibliotek", OURS, [Unlike("added", "officiell")]),
    ("l1ndalabibliotek.support", OURS, [Unlike("digit", "1", "i"), Unlike("added", "support")]),
    ("ale1kommun", "alekommun", [Unlike("extra", "1")]),
    ("a1ek", "alek", [Unlike("digit", "1", "l")]),
)
HONEST = (
    (OURS, OURS),
    ("LindalaBibliotek", OURS),
    ("lindalabiblioteken", OURS),
    ("lindalamuseum", OURS),
    ("lindala", "lindal"),
    ("aiek", "alek"),
    ("a1e", "ale"),
    ("al.ek", "alek"),
    ("avestakommun", "alvestakommun"),
    ("håbokommun", "habokommun"),
    ("norabibliotek", "morabibliotek"),
    ("kulturskolannora", "kulturskolanmora"),
    ("arekommun", "alekommun"),
    ("lindala2031", "lindala2030"),
    ("lindala20301", "lindala2030"),
    ("lindala2013", "lindala2031"),
    ("ekskolanlindala6", "ekskolanlindala8"),
    ("lindalakommun", "lindalakommun1"),
    ("support", "support"),
    ("kundservice", "service"),
    ("lindala_support_bibliotek", OURS),
    ("lindalabibliotk_official", OURS),
)


@pytest.mark.parametrize(("theirs", "ours", "unlike"), ALIKE)
def test_what_may_be_taken_for_ours_is_told(theirs: str, ours: str, unlike: list[Unlike]) -> None:
    found = compare(theirs, ours)
    assert found is not None
    assert list(found.unlike) == unlike
    assert "".join(part for part, _differs in found.theirs) == theirs.lower()
    assert "".join(part for part, _differs in found.ours) == ours
    assert skeleton("instagram", ours) in keys(theirs), "it is found by its keys"


@pytest.mark.parametrize(("theirs", "ours"), HONEST)
def test_an_honest_name_is_not_accused(theirs: str, ours: str) -> None:
    assert compare(theirs, ours) is None


def test_the_letters_that_differ_are_marked() -> None:
    found = compare("lindalab1bliotek_support", OURS)
    assert found is not None
    assert found.theirs == (("lindalab1bliotek", False), ("_support", True))
    assert found.ours == (("lindalab", False), ("i", True), ("bliotek", False))
    found = compare("lindalab1bliotek", OURS)
    assert found is not None
    assert found.theirs == (("lindalab", False), ("1", True), ("bliotek", False))


def test_on_another_platform_only_deceit_is_told() -> None:
    told = [
        theirs for theirs, ours, _unlike in ALIKE if ours == OURS and compare(theirs, ours, elsewhere=True)
    ]
    assert told == [
        "lindalab1bliotek",
        "l1nda1abibliotek",
        "lindalаbibliotek",
        "lindalαbibliotek",
        "lindalábibliotek",
        "lindalabibliotek_official",
        "officiell.lindalabibliotek",
        "l1ndalabibliotek.support",
    ]


def test_what_a_handle_is_called() -> None:
    named = {
        ("linkedin", "company/lindala-kommun"): ("lindala-kommun", "llndalakommun"),
        ("youtube", "@LindalaKommun"): ("LindalaKommun", "llndalakommun"),
        ("mastodon", "@lindala@mastodon.nu"): ("lindala@mastodon.nu", "llndala"),
        ("other", "exempel.se/lindala"): ("exempel.se/lindala", "exempelsellndala"),
        ("facebook", "100064812345678"): ("100064812345678", ""),
        ("instagram", "lindala_2030"): ("lindala_2030", "llndala2oeo"),
    }
    assert {asked: (name_of(*asked), skeleton(*asked)) for asked in named} == named


def test_the_keys_are_bounded_however_long_the_name() -> None:
    assert keys("46701234567") == []
    assert keys("a1e") == ["ale"]
    assert len(keys("lindala")) == 1, "short names are not compared letter by letter"
    assert max(len(keys("lindala" * times)) for times in range(1, 300)) <= 2_200
    assert {len(key) <= likeness.STORED for key in keys("lindala" * 300)} == {True}


@pytest.mark.parametrize("pattern", ["{}kommun", "{}_kommun", "{}bibliotek", "kulturskolan{}", "turism.{}"])
def test_no_municipality_is_taken_for_another(pattern: str) -> None:
    names = [name.strip().casefold().replace(" ", "") for name in municipalities.NAMES.split(",")]
    places = {pattern.format(form): name for name in names for form in (name, fold(name))}
    by_skeleton: dict[str, list[str]] = {}
    for handle in places:
        by_skeleton.setdefault(skeleton("facebook", handle), []).append(handle)
    accused = [
        (handle, ours)
        for handle in places
        for key in keys(handle)
        for ours in by_skeleton.get(key, ())
        if places[handle] != places[ours] and compare(handle, ours)
    ]
    assert len(names) == 290
    assert accused == []
