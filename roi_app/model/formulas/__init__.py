"""One plain function for each quantity of the model, in modules that do not know each other.

`savings` says what AI saves, `tools` what it costs, `sales` what it sells more and loses by mistakes, `involution` what
the race among merchants takes back, `returns` what each month brings and leaves, `headline` what is remembered, `worth`
what each tool is worth and up to which price, `abandonment` what a plan costs that does not stick. A function is named
after the quantity that it gives and its arguments are named after the quantities that it needs:
`roi_app.model.estimate` connects them by these names.

A flow is an amount a month, which the merchant's money decides, times the share of it that each month has, which the
assumptions decide. So present values need the months once for each set of assumptions, NPV is linear in θ and in every
price, and thresholds and worths have closed forms.

Functions stay free of branches (`np.where`, `np.minimum`, `np.maximum`, sums over the last axis), so that they hold for
any number of rows, and can be traced into explanations and into the formulas of a spreadsheet.
"""
