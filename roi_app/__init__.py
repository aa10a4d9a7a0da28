"""Merchant ROI: what AI saves a shop, and what the race among shops takes back.

For three people: one who sells AI tools and shows a merchant the figures live, the merchant alone, and the one in
finance who asks where each number comes from. A shop's monthly costs enter; an estimate leaves: the share that stays,
net present value, payback, and the intensity of the race at which it stops paying.

Each kind of thing has one home, and rooms import downward only: `app` opens the window (`gui`) or the command line
(`cli`); `exports` makes files; `statements` says sentences, `figures` holds what charts draw, `explain` takes a number
down to its sources; `estimates` joins a case with the model; `documents`, `benchmarks` and `texts` read what people
wrote, by `checks`; `model` holds the formulas once. Window, PDF, workbook and command line read the same statements
and figures, so they cannot disagree. Only `gui` and `app` know Qt: every number can be had without a screen. What is
data (packs, wording, icons) lies in the top-level `assets/`, read through `assets.py`. `lint-imports` holds all this.
"""

__version__ = "0.2.0"

__released__ = "2026-11-26"
"""The day of this version."""
