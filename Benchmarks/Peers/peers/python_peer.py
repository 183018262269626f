"""Python without any package: a regular expression a row: python_peer.py WORK FILE."""

import os
import re

from rows import run

matches = re.compile(os.environ["IDENTIFIER_PATTERN"]).fullmatch

run(lambda text: text.upper() if matches(text) else None)
