"""Lets the tests of this folder share `specimen_file`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
