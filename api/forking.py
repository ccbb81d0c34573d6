"""Starts a process that does one thing and ends with an exit code as commands do, or with the one that started it.

It also says in words how a process ended.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

import click

from api.exit_codes import GOOD, NOTHING, code_of
from graph.binding import end_with
from ontology.errors import ZhengtuError


def forked(work: Callable[[], object]) -> int:
    """Do ``work`` in a fork of this process, which must have no other thread; return the id of the fork.

    Raises:
        OSError: the system has no room for another process.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.flush()  # what waits there is written by one of both only
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _do(work, parent)
    return pid


def _do(work: Callable[[], object], parent: int) -> NoReturn:
    code = NOTHING
    try:
        end_with(parent)
        work()
        sys.stdout.flush()
        code = GOOD
    except ZhengtuError as error:
        click.echo(f"zhengtu: {error}", err=True)
        code = code_of(error)
    finally:
        # to return would lead into what the other process does, and to take apart what was loaded takes seconds
        if isinstance(sys.exception(), Exception):
            traceback.print_exc()
        os._exit(code)


def how_ended(code: int) -> str:
    """Say how a process ended, from its exit code: that of a signal is below zero."""
    if code >= 0:
        return f"has ended with exit code {code}"
    why = ", mostly for want of memory" if -code == signal.SIGKILL else ""
    return f"was ended by signal {-code} ({signal.strsignal(-code)}){why}"
