"""``python -m build_atlas`` is ``atlas``."""

import sys

from build_atlas.cli import main

sys.exit(main())
