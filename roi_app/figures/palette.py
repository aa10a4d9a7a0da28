"""The colours of both appearances, for the window and for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one appearance; text and background pairs reach 4.5 : 1."""

    window: str
    card: str
    hairline: str
    grid: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    keep: str
    keep_fill: str
    keep_soft: str
    race: str
    race_fill: str
    race_soft: str
    caution: str
    caution_fill: str
    caution_soft: str
    total: str
    neutral_soft: str
    field: str
    groove: str


LIGHT: Final = Palette(
    window="#f4f6fa",
    card="#ffffff",
    hairline="#e1e6ef",
    grid="#e7ebf2",
    text="#182034",
    muted="#5b6780",
    accent="#2560de",
    accent_soft="#e3ebfd",
    on_accent="#ffffff",
    keep="#147a55",
    keep_fill="#209e74",
    keep_soft="#e4f4ec",
    race="#b5432d",
    race_fill="#c8573f",
    race_soft="#fbeae6",
    caution="#8a5a00",
    caution_fill="#e0a63c",
    caution_soft="#fdf4e3",
    total="#3f4d68",
    neutral_soft="#edf0f4",
    field="#ffffff",
    groove="#dde3ec",
)

DARK: Final = Palette(
    window="#11151d",
    card="#1a202b",
    hairline="#2d3646",
    grid="#293241",
    text="#eef1f7",
    muted="#a3afc4",
    accent="#7ba5ff",
    accent_soft="#22345c",
    on_accent="#0d1526",
    keep="#4cc594",
    keep_fill="#35a87b",
    keep_soft="#173528",
    race="#f08a72",
    race_fill="#d9694f",
    race_soft="#41241e",
    caution="#eab65a",
    caution_fill="#d79d38",
    caution_soft="#3a2e17",
    total="#a4b3cf",
    neutral_soft="#262e3c",
    field="#141a24",
    groove="#364154",
)
