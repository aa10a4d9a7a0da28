"""Many merchants at once: a table with one merchant a row becomes a table with one estimate a row.

`columns` declares what a table may hold, `rows` reads it and says of each bad row what is wrong, `estimated` is the one
pure function, `estimate_frame`, that file, window and cluster use as it is. Row i of any table equals the estimate of
that merchant alone, bit for bit, whatever stands around it: every row is computed along the same path, so a table may
be cut into chunks or partitions anywhere. The months are computed once for all rows that share assumptions
(`model.merchants`), words are read once each (`cells`, `choices`); `trials` adds the mean of many trials on request.

`table_file` leads from file to file in constant memory: `formats` knows the kinds (CSV, Parquet, XLSX, folders), each
read in `pieces` and written beside its place by an `output`, and `unfinished` lets a run that was killed go on, with
what a `kept_file` holds. pyarrow and Dask are extras: only `parquet_files`, `parquet_output` and `cluster` know them.
`lineage` says by what rows were made, and `summed` what they come to, found on the way.

A window holds a table as `results`: arrays and runs of text, gathered from the frames by `collecting`. `selection` says
which rows are shown and in which order, `totals` what they come to, `row_words` and `overview` tell it in words and
charts. These four know numpy alone: pandas is loaded where a file is read, in a thread, after the first picture.
"""
