"""A case with what the model makes of it, before anybody says or draws it.

In goes a `Case` of `documents`; out comes an `Answer`: the case and every computed quantity, read as plain floats by
key, stream or month, and `uncertain(case)`, the same inputs with their ranges, for the trials of `model.uncertainty`.

`baseline` is the one mapping from a result and what it is measured against to the quantity that holds it. A result
knows no baseline unless `MEASURED` lists it, so that whoever asks for payback against standing still gets payback.

An answer computes nothing twice and caches nothing: it is frozen, and a changed document makes a new one.
"""
