"""The estimate as a spreadsheet that goes on computing: change an input, and every figure follows the model.

An `Answer` and `Options` come in; the bytes of an .xlsx go out, the same bytes for the same input and stamp:
`case_workbook` for one case, `comparison_workbook` for scenarios side by side. `layout` says where each quantity of the
model lives, `register` what is known of every input, `formula` turns a formula that was traced from the model's own
function into a spreadsheet's language, `case_columns` computes the model once more for each end of the tornado,
`case_sheets` gives each cell its formula and value, `sheets` write them, and `book` alone knows XlsxWriter.

Decisions: every quantity has a name of its own (`saved_per_month`), so that a formula reads like the model's text; each
formula cell carries the model's value, so previews are right. What is typed, what is in use and what was delivered are
three cells: in use is what was changed, else what the picked scenario and preset say, and nothing where it may not be,
so that no result is shown. Months run to the longest plan and are 0 beyond the horizon, so that the horizon is live
too. Only what every spreadsheet program knows is used: no LET, no LAMBDA, no data table. What only trials can tell
stands there as it was on its day, and says so. What does not exist is "–". Text is always text.
"""
