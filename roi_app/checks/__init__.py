"""Reading what cannot be trusted: JSON and TOML by one reader, every problem collected, foreign text made harmless."""
