"""The tab of named copies side by side: what a person does with them, and the table."""
