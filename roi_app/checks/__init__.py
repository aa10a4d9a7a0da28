"""Reading what cannot be trusted: files, their fields, and the text in them.

For whoever must say what is wrong with a file and how to mend it. Bytes of unknown origin enter; plain values leave,
and with them a `Problem` for each thing that is wrong: where, which, and the values of its sentence, never prose, so
that `texts` can say it in any language. `ordinary_file` reads no pipe and no flood, `encodings` names the encoding that
a text is in, `json_object` bounds size and depth before it parses, `positions` finds the line in TOML again.
Decisions: one `FieldReader` for JSON and TOML, so that a fault has the same words in either; nothing is raised half
way, every problem is collected in one bounded list (`problems`), since a hostile file could earn a million; what a
file says is shown cut and without anything that steers a terminal or other text (`foreign_text`, one table for all
places where foreign text stands). Only `model` lies below: its declarations say which numbers a quantity may have.
"""
