"""What the app says of an answer, in words and tables, before any surface shows it.

In goes an `Answer` with its `Wording`, for some with its trials; out come frozen values with finished texts, their
tones, and the numbers behind them. Command line, window, PDF and workbook print them and word nothing themselves;
`tests/gui/test_surfaces.py` holds all of them side by side.

Each thing is said in one module: `headline` the four figures, `payback` when the money is back, `cautions` what must
be known before the figures, `claims` what rests on vendors' word, `game` the name of the matrix, `narrative` the three
sentences, `robustness` and `spreads` how sure it is, `comparison` scenarios, `evidence`, `context` and `expiry` where
values come from, `stays` what is left to people, `presentation` the screen for a customer,
`brief` one number in a few lines.

Statements may read figures and explanations, never a document's file, a widget or a page.
"""
