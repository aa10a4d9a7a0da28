"""What the window works on: the document and its answer, every edit as an undoable step, files, settings, long work.

Enters: a document, a catalogue, a person's settings. Leaves: a `Session` with the current frozen `State`, its answer
and trials, and the news of every change; `Commands`, through which alone the document is edited (each edit one undo
step); `DocumentFiles`, the document's way from and to its file; `Settings`, what is remembered between two starts;
`Jobs`, the one way to work in a thread; `Notices` and `Failures`, what is said without being asked.

Decisions: the state is one frozen value without Qt, so undo keeps whole states and nothing can half change; nothing
here knows a panel; work is kept within two seconds (`Autosave`), and a fault is told once, logged without a figure, and
leaves no step that did not take effect; trials run shortly with every change and fully at rest, so no range stands
beside a figure of another case.
"""
