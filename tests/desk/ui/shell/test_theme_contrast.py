"""Both themes hold the contrast of WCAG 2 for every pair of colours that carries text."""

import json
import re

import pytest

from window_desk.desk.ui import theme
from window_desk.desk.ui.style_sheet import style_sheet
from window_desk.resources import resource_path


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(front: str, ground: str) -> float:
    bright, dark = sorted((luminance(front), luminance(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize(("front", "ground"), theme.TEXT_PAIRS)
def test_text_is_readable(name: str, front: str, ground: str) -> None:
    colors = theme.load(name).colors
    assert contrast(colors[front], colors[ground]) >= 4.5


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("edge", ["border_strong", "focus"])
def test_edges_of_fields_are_visible(name: str, edge: str) -> None:
    colors = theme.load(name).colors
    assert contrast(colors[edge], colors["surface"]) >= 3


def test_both_themes_name_the_same_tokens() -> None:
    light, dark = theme.load("light"), theme.load("dark")
    assert set(light.colors) == set(dark.colors)
    assert dict(light.metrics) == dict(dark.metrics)


def test_every_token_is_a_colour() -> None:
    for name in theme.THEMES:
        raw = json.loads(resource_path(f"themes/{name}.json").read_text(encoding="utf-8"))
        assert all(re.fullmatch(r"#[0-9A-F]{6}", color) for color in raw["colors"].values())


def test_style_sheet_grows_text_but_not_the_radius() -> None:
    tokens = theme.load("light")
    plain = style_sheet(tokens.colors, tokens.metrics)
    large = style_sheet(tokens.colors, tokens.metrics, 1.5)
    assert "font-size: 14px" in plain
    assert "font-size: 21px" in large
    assert "border-radius: 6px" in large
    assert "$" not in plain
