"""A bare installation, served as people serve it, that can be killed and started again on its port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

HEARD = Path(sys.executable).with_name("heard")


class Installation:
    """One data folder with one worker's account, and the process that serves it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self._settings = os.environ | {"HEARD_DATA": str(folder), "HEARD_SPEECH": "speech-quick"} | settings
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        arguments = [HEARD, "admin", "add-user", "amara@council.example", "--name", "Amara Boyd", "--team", "North"]
        said = subprocess.run(arguments, env=self._settings, capture_output=True, text=True, check=True).stdout
        link = re.search(r"/sign-in/[\w-]+", said)
        assert link
        self.link = self.address + link.group()

    def start(self) -> None:
        """Serve, and wait until the pages answer."""
        with (self.folder / "log.txt").open("a") as log:
            command = [HEARD, "serve", "--port", str(self.port)]
            self._served = subprocess.Popen(command, env=self._settings, stdout=log, stderr=log)
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.address}/health", timeout=5).close()
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("the pages did not start")

    @property
    def pid(self) -> int:
        """The process that serves the pages."""
        return self._served.pid

    def kill(self) -> None:
        """End it as a power cut does."""
        self._served.kill()
        self._served.wait()

    def stop(self) -> None:
        """End it in good order."""
        if self._served.poll() is None:
            self._served.send_signal(signal.SIGINT)
            self._served.wait(30)
