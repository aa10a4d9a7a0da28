"""From a merchant's books to its shop: a dialog of three steps over a ledger that is built in a thread."""
