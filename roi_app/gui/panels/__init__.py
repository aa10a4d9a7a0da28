"""Panels: each shows one part of the case and edits it through the commands; they meet only through the session."""
