"""What the app says of an answer in words and tables, before any surface shows it."""
