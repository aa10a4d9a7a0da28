"""The cards of where every figure comes from: the table, and the details of one row."""
