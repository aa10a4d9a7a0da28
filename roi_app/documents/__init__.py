"""The `.roi` file: one shop's costs, plan and own assumptions, as a person keeps and passes them on.

What enters is bytes from anywhere, trusted in nothing; what leaves is a `Document`, one frozen value without Qt,
and with a catalogue a `Case`: every quantity resolved, with where it comes from, ready for the model.
Decisions: a document holds only what was given, so that better benchmarks reach old files; unknown fields are
kept in place and written back, so that a newer app's additions survive an older one; every problem is collected
with its path and none is raised half way; limits (size, depth, count) are checked before parsing, so that a
hostile file is refused at once; a save is whole or not at all, beside the old file and renamed over it.
Reading is `read`, writing `write`, the disk `files`, a crash `recovery`, the model's inputs `case`.
"""
