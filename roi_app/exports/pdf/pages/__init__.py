"""The pages of a report, one module each: what of `ReportContents` stands on it, in the order of the template.

A page is a frozen dataclass of texts, numbers and figures, which `plain` turns into what the template reads. None
asks the answer again: what two pages say, `contents` has worked out once.
"""
