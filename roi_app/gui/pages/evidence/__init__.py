"""The tab of where every figure comes from: the table, and the details of the row that is picked."""
