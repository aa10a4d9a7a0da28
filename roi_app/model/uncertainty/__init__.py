"""How sure an estimate is: thousands of trials of one case, told one condition at a time.

In: a case with ranges and the points of a Sobol sequence (`sampling`, `sobol`; the published table is handed in, as
the model reads no file). Out: `trials.simulate` gives what comes if it sticks, if it is dropped, and in all cases
(`conditions`, made of `distribution`s and a `band` by month); `bridge` goes from the likely case to the mean,
`sensitivity` and `variance` say what matters, `knowing` what it would be worth to know in advance.
Decisions: one condition per range, because percentiles of a mixture move with the chance of sticking alone; each
quantity has a dimension of its own for good, so that a moving slider moves the percentiles smoothly and a saved file
reprints its figures; all runs through the model's own steps in `batch`, in float64, so that trials of a point are the
estimate itself.
"""
