import subprocess
import sys


def test_a_pack_is_read_without_the_libraries_of_the_estimate():
    script = "import sys, roi_app.benchmarks.load; print(*sorted({'numpy', 'wcwidth', 'filelock'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60)
    assert ran.stdout.strip() == ""
