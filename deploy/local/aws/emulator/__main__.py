"""python -m emulator [--port PORT] [--url-file FILE] [--log FILE]"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import warnings


def main() -> int:
    parser = argparse.ArgumentParser(prog="emulator", description="An AWS on loopback for tests and demos.")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--url-file", help="where to write the URL once it listens")
    parser.add_argument("--log", help="where to log; nothing goes to stdout")
    wanted = parser.parse_args()
    logging.basicConfig(filename=wanted.log or os.devnull, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.captureWarnings(True)
    warnings.simplefilter("ignore", DeprecationWarning)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    from . import server  # moto takes a second to import and may warn: only now

    listening = server.make(wanted.port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if wanted.url_file:
        write_whole(wanted.url_file, server.url(listening) + "\n")
    try:
        listening.serve_forever()
    except KeyboardInterrupt:
        pass
    return 0


def write_whole(path: str, text: str) -> None:
    """Renamed into place: whoever waits for the file never reads half of it."""
    with open(path + ".unfinished", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".unfinished", path)


if __name__ == "__main__":
    sys.exit(main())
