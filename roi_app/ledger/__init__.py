"""From what people type and keep in sheets to numbers that the model takes.

`amounts` reads an amount as people write it: `8,450`, `¥8,450`, `1.2萬`, `30%`, full-width digits. It gives nothing
rather than a guess, because a wrong cost is worse than a question.
"""
