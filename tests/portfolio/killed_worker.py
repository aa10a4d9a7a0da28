"""A run on two processes, one of which is killed in the middle; a program of its own for `test_cluster`."""

import json
import logging
import os
import signal
import sys
from pathlib import Path

from roi_app.benchmarks.load import default_catalogue
from roi_app.portfolio import cluster
from roi_app.portfolio.table_file import Table
from roi_app.texts.catalog import Texts


def main(source, target):
    """Estimate `source` into `target`, and tell who was killed, who is left, and how many rows there are."""
    logging.disable()
    cluster.ROWS_IN_PARTITION = 30
    killed = []
    with cluster.clients(2, None) as client:

        def kill_one(_rows, _share):
            if not killed:
                killed.extend(sorted(client.run(os.getpid).values()))
                os.kill(killed[0], signal.SIGKILL)

        table = Table(Path(source), default_catalogue(), Texts("en"))
        summary = cluster.estimate_on_cluster(table, Path(target), client, kill_one)
        left = sorted(client.run(os.getpid).values())
    sys.stdout.write(json.dumps({"killed": killed, "left": left, "rows": summary.rows}))


if __name__ == "__main__":
    main(*sys.argv[1:])
