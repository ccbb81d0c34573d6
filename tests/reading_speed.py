"""Says how fast the reader that is found first reads the files it is given, and what it finds: a process of its own.

It imports nothing of the tests, so that it can be run beside any reader: ``python -P tests/reading_speed.py``.
"""

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import loaders.clean
from loaders.pipeline import extract
from loaders.readers import read_document
from ontology.exchange import to_dict

FIRST_AND_MORE = 4


def measure(files: list[str]) -> dict[str, Any]:
    """Read ``files`` again and again; give the seconds of each time, the characters, and a digest of each's facts."""
    read = [read_document(Path(name)) for name in files]
    taken = []
    for _ in range(FIRST_AND_MORE):
        start = time.process_time()
        for text, source in read:
            extract(text, source)
        taken.append(time.process_time() - start)
    facts = [json.dumps(to_dict(extract(text, source)), ensure_ascii=False).encode() for text, source in read]
    return {
        "module": loaders.clean.__file__,
        "characters": sum(len(text.text) for text, _ in read),
        "seconds": taken,
        "digests": [hashlib.sha256(line).hexdigest() for line in facts],
    }


if __name__ == "__main__":
    json.dump(measure(json.load(sys.stdin)), sys.stdout)
