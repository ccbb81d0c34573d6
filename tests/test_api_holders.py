"""A holder that is a fork shares the graph that was loaded; where it could not be one, none is made."""

import json
import subprocess
import sys
import threading
from pathlib import Path

from api.holders import Size, fork
from graph.store import Store
from tests.worker_pool import lines

# in a process of its own: this one may have threads, and the file that is given beside holds nothing
PROGRAM = """
import asyncio, json, os, pathlib, sys, time
from api.holders import Size, fork, memory_file
from api.pool import Pool
from graph.store import Store
from tests.worker_pool import COUNT, alive, asked, lines, until
path = pathlib.Path(sys.argv[1])
path.write_bytes(lines(300))
holder = fork(Store.load(path), Size())
async def main():
    pool = Pool(Size(), 8)
    pool.start(memory_file(b""), holder)
    answer = json.loads((await pool.ask(asked(COUNT), "a", 20)).body)
    pids = pool.pids
    await pool.close()
    await until(lambda: not any(map(alive, pids)))
    print(json.dumps([answer["results"]["bindings"][0]["n"]["value"], pids[0] == holder.process.pid, holder.process.poll()]))
asyncio.run(main())
"""


def test_a_fork_answers_from_the_graph_that_was_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "quads.nq")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout) == ["300", True, 0]


def test_a_process_with_threads_is_not_forked() -> None:
    store, end = Store.memory([lines(3).decode()]), threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert fork(store, Size()) is None
    finally:
        end.set()
        thread.join()
