"""The sheets of a workbook, one module each, and the tables and charts that stand on them.

Each takes a case made ready (`CaseSheets`) and writes to a `Sheet`; where a cell stands is decided in `layout` alone.
"""
