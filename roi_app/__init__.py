"""Merchant ROI: what AI saves a shop, and what the race among shops takes back.

For three people: one who sells AI tools and shows a merchant the figures live, the merchant alone, and the one in
finance who asks where each number comes from. A shop's monthly costs enter; an estimate leaves: the share of each
100 saved that stays, net present value, payback, and the intensity of the race at which it stops paying.

Rooms import downward only: __main__, app and cli, gui, reports, portfolio and ledger, documents, benchmarks, model.
`model` holds the formulas once; the window, the PDF, the workbook and the batch all read them, so they cannot disagree.
Only `gui` and `app` know Qt, so every number can be had and tested without a screen. An import contract keeps it so.
Everything that is data (benchmark packs, wording, icons) lies in the top-level `assets/`, read through `assets.py`.
"""

__version__ = "0.1.0"
