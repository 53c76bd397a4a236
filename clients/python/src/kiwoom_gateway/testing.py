"""A gateway with a simulated broker, for tests of programs that use this library.

    with House() as house:
        client = SyncClient(house.address)

The programs are those of the variables KIWOOM_GATEWAY_BIN and KIWOOM_SIMULATOR_BIN, else in PATH (kiwoom_gateway,
kiwoom_simulator), else in out/bin of a folder above: where a clone of the gateway's repository puts them.
"""

from __future__ import annotations

import json
import os
import pathlib
import secrets
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable
from types import TracebackType
from typing import Self

_START_SECONDS = 30.0
_STOP_SECONDS = 15.0


class ProgramMissing(Exception):
    """There is no such program: build or install it, or name it by its variable."""


def find_program(name: str) -> pathlib.Path:
    """`kiwoom_gateway` or `kiwoom_simulator`."""
    variable = f"{name.upper()}_BIN"
    named = os.environ.get(variable)
    if named:
        return pathlib.Path(named)
    in_path = shutil.which(name)
    if in_path:
        return pathlib.Path(in_path)
    folder = "service" if name == "kiwoom_gateway" else "simulator"
    for above in pathlib.Path(__file__).resolve().parents:
        built = above / "out" / "bin" / folder / name
        if built.is_file():
            return built
    raise ProgramMissing(f"{name} is neither in PATH nor built: set {variable}.")


class Program:
    """A process that writes its ports to a file when it is ready."""

    def __init__(self, command: list[str], folder: pathlib.Path, name: str) -> None:
        self._log = folder / f"{name}.log"
        ports = folder / f"{name}.json"
        ports.unlink(missing_ok=True)
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, f"--ports_file={ports}"], stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self.ports: dict[str, int] = self._wait(ports, name)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """The exit code."""
        self.process.send_signal(how)
        try:
            return self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def _wait(self, ports: pathlib.Path, name: str) -> dict[str, int]:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            text = ports.read_text() if ports.exists() else ""
            if text.rstrip().endswith("}"):
                read: dict[str, int] = json.loads(text)
                return read
            time.sleep(0.02)  # there is nothing to wait for but the file
        self.process.kill()
        raise RuntimeError(f"{name} did not start: {self._log.read_text()}")


class House:
    """A simulated broker and a gateway. They stop at the end of the `with`.

    rate: rows per second of all registrations together. simulator, gateway: further flags.
    """

    def __init__(self, rate: str | int = 50, *, simulator: tuple[str, ...] = (), gateway: tuple[str, ...] = ()) -> None:
        self._simulator_flags = (f"--rate={rate}", *simulator)
        self._gateway_flags = gateway
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="kiwoom_house_"))
        self._running: list[Program] = []
        self._port = 0
        self.address = ""
        """Of the gateway: HOST:PORT."""

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop()

    def fault(self, name: str, arguments: str = "") -> str:
        """Injects a fault into the broker: `house.fault("drop")`. See simulator/README.md of the gateway."""
        return self._post(f"{self._broker}/simulator/{name}", arguments)

    def restart_gateway(self, meanwhile: Callable[[], object] | None = None) -> None:
        """SIGTERM, and the same gateway again on the same port."""
        self._running.pop().stop()
        if meanwhile is not None:
            meanwhile()
        self._start_gateway()

    @property
    def _broker(self) -> str:
        return f"https://127.0.0.1:{self._running[0].ports['rest_port']}"

    def _start(self) -> None:
        certificate, key = self._folder / "certificate.pem", self._folder / "key.pem"
        simulator = [
            str(find_program("kiwoom_simulator")), "--rest_port=0", "--websocket_port=0", "--value_on_registration",
            "--admin", f"--cert={certificate}", f"--key={key}", *self._simulator_flags]  # fmt: skip
        self._running.append(Program(simulator, self._folder, "simulator"))
        for name in ("app_key", "secret_key"):
            file = self._folder / name
            file.touch(mode=0o600)
            file.write_text(secrets.token_hex(16))
        self._start_gateway()

    def _start_gateway(self) -> None:
        websocket = f"wss://127.0.0.1:{self._running[0].ports['websocket_port']}"
        gateway = [
            str(find_program("kiwoom_gateway")), f"--broker={self._broker},{websocket}",
            f"--broker_ca_file={self._folder / 'certificate.pem'}", f"--listen=127.0.0.1:{self._port}",
            "--admin_listen=", f"--app_key_file={self._folder / 'app_key'}",
            f"--secret_key_file={self._folder / 'secret_key'}", *self._gateway_flags]  # fmt: skip
        self._running.append(Program(gateway, self._folder, "gateway"))
        self._port = self._running[-1].ports["grpc_port"]
        self.address = f"127.0.0.1:{self._port}"

    def _stop(self) -> None:
        while self._running:
            self._running.pop().stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _post(self, address: str, body: str) -> str:
        context = ssl.create_default_context(cafile=str(self._folder / "certificate.pem"))
        context.check_hostname = False
        request = urllib.request.Request(address, data=body.encode(), method="POST")
        with urllib.request.urlopen(request, context=context, timeout=10) as answer:
            text: str = answer.read().decode()
        return text
