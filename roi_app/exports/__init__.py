"""What leaves the app: an answer as a PDF, a workbook, a table, JSON, or text for a clipboard.

An `Answer`, with its trials where they are said, and the reader's `Wording` or options come in; bytes or text go out.
No file is written here and no window is needed: the command line and the export dialog write what they get, whole or
not at all. Every export says the same `statements` and draws the same `figures`, so that none can disagree with
another; the PDF and the workbook know nothing of each other.

`pdf` and `workbook` are rooms of their own. `json_result` is the contract with other programs; `monthly_table` the
months as CSV; `clipboard` a chart's figures as text; `summary_text` the summary for a chat.
"""
