"""Whatever colour a municipality has, what stands on it can be read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from registry.palette import SHAPE, TEXT, at_luminance, contrast, luminance, palette, text_on

colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
SURFACES = ("background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover")
# Designsystemet's neutral grounds, on which links and borders of ours stand too.
NEUTRAL = {"light": ("#ffffff", "#f3f3f4", "#e8e8e9"), "dark": ("#17181a", "#202123", "#292a2d", "#303134")}


def scales(color: str) -> dict[str, dict[str, str]]:
    made = palette(color)
    return {"light": made.light, "dark": made.dark}


@given(colors)
@example("#ffffff")
@example("#000000")
@example("#fefefe")
@example("#ffd400")
@example("#00563f")
@example("#767676")
def test_every_text_and_border_is_seen(color: str) -> None:
    for scheme, steps in scales(color).items():
        grounds = [steps[name] for name in SURFACES] + list(NEUTRAL[scheme])
        for ground in grounds:
            assert contrast(steps["text-default"], ground) >= 7, (scheme, ground)
            assert contrast(steps["text-subtle"], ground) >= TEXT, (scheme, ground)
            assert contrast(steps["border-default"], ground) >= SHAPE, (scheme, ground)
            assert contrast(steps["border-strong"], ground) >= SHAPE, (scheme, ground)


@given(colors)
@example("#ffffff")
@example("#000000")
@example("#777777")
@example("#ffff00")
def test_a_button_stands_out_and_can_be_read_also_under_the_pointer(color: str) -> None:
    for scheme, steps in scales(color).items():
        for ground in NEUTRAL[scheme]:
            assert contrast(steps["base-default"], ground) >= SHAPE, (scheme, ground)
        for state in ("base-default", "base-hover", "base-active"):
            assert contrast(steps["base-contrast-default"], steps[state]) >= TEXT, (scheme, state)


@given(colors)
@example("#ffffff")
@example("#000000")
def test_the_coloured_band_is_the_municipalitys_own_colour_and_can_be_read(color: str) -> None:
    made = palette(color)
    assert made.band_light[0] == color
    assert contrast(*made.band_light) >= TEXT
    assert contrast(*made.band_dark) >= 7
    assert luminance(made.band_dark[0]) < 0.05


@given(colors)
def test_black_or_white_can_always_be_read(color: str) -> None:
    assert contrast(text_on(color), color) >= TEXT


@given(colors, st.floats(0, 1))
def test_a_colour_reaches_the_luminance_it_is_asked_for(color: str, wanted: float) -> None:
    assert luminance(at_luminance(color, wanted)) == pytest.approx(wanted, abs=0.012)


def test_short_and_long_writing_are_one_colour() -> None:
    assert palette("#0a5") == palette("#00AA55")


@pytest.mark.parametrize("color", ["", "green", "#12345", "00563f", "#00563f;", "rgb(0,0,0)"])
def test_what_is_no_colour_is_refused(color: str) -> None:
    with pytest.raises(ValueError, match="is no colour"):
        palette(color)
