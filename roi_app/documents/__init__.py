"""The `.roi` file: one shop's costs, plan and own assumptions, as a person keeps and passes them on.

What enters is bytes from anywhere, trusted in nothing; what leaves is a `Document`, one frozen value without Qt,
and with a catalogue a `Case`: every quantity resolved, with where it comes from, ready for the model.
Decisions: a document holds only what was given, so that better benchmarks reach old files; unknown fields are
kept in place and written back, so that a newer app's additions survive an older one; every problem is collected
with its path and none is raised half way; a save is whole or not at all, beside the old file and renamed over it;
by which engine a file was saved belongs to the file, not to the document, because an edit makes it untrue.
`schema` reads a shop, `read` the whole file and its version, `write` writes it, `files` is the disk, `locks` says who
edits a file, `recovery` survives a crash, `leftovers` sweeps what killed processes left half made, `pdf_attachment`
finds the case in a report, `case` makes the model's inputs, `canonical` the bytes of all that goes in, to be hashed.
"""
