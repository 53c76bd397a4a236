"""The processes of a scenario: a simulated broker, gateways, and the relay through which the client reaches them."""

import hashlib
import json
import os
import secrets
import signal
import ssl
import subprocess
import time
import urllib.request

from relay import Relay

_PATIENCE = 60  # seconds

# The caller `desk` has the token that the client of a scenario may send.
_CALLERS = """callers:
  - name: desk
    token_sha256: {hash}
    scopes: [market_data, query]
"""


class House:
    """Use it as a context: everything that it started has ended after it."""

    def __init__(self, programs, directory, simulator_flags=(), gateway_flags=()):
        self._programs, self._directory = programs, directory
        self._gateway_flags = list(gateway_flags)
        self._processes = []
        self._count = 0
        self.token = secrets.token_urlsafe(32)
        self._write_secrets()
        self._ports = self._start("simulator", [
            programs / "simulator/kiwoom_simulator", "--rest_port=0", "--websocket_port=0", "--admin", "--stamp_rows",
            "--value_on_registration", "--rate=200", f"--cert={directory}/certificate.pem",
            f"--key={directory}/key.pem", *simulator_flags])
        self.relay = None
        self._gateway = None

    def __enter__(self):
        port, self._gateway = self._start_gateway()
        self.relay = Relay(port)
        return self

    def __exit__(self, *_):
        if self.relay is not None:
            self.relay.close()
        for process in reversed(self._processes):
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @property
    def address(self):
        return f"127.0.0.1:{self.relay.port}"

    def fault(self, line):
        """Injects a fault at the broker: its name and its arguments."""
        name, _, arguments = line.partition(" ")
        request = urllib.request.Request(f"https://127.0.0.1:{self._ports['rest_port']}/simulator/{name}",
                                         data=arguments.encode(), method="POST")
        context = ssl.create_default_context(cafile=f"{self._directory}/certificate.pem")
        with urllib.request.urlopen(request, timeout=_PATIENCE, context=context) as answer:
            answer.read()

    def hand_over(self):
        """Starts a successor, leads new connections to it, and stops the gateway."""
        port, successor = self._start_gateway()
        self.relay.lead_to(port)
        self._gateway.send_signal(signal.SIGTERM)
        self._gateway = successor

    def restart(self):
        """Kills the gateway and starts another."""
        self._gateway.kill()
        self._gateway.wait()
        port, self._gateway = self._start_gateway()
        self.relay.lead_to(port)

    def _write_secrets(self):
        for name in ("app_key", "secret_key"):
            self._write(name, secrets.token_hex(16))
        self._write("callers.yaml", _CALLERS.format(hash=hashlib.sha256(self.token.encode()).hexdigest()))

    def _write(self, name, text):
        path = os.path.join(self._directory, name)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)

    def _start_gateway(self):
        self._count += 1
        directory = self._directory
        flags = [flag.replace("CALLERS", f"{directory}/callers.yaml") for flag in self._gateway_flags]
        broker = (f"https://127.0.0.1:{self._ports['rest_port']},"
                  f"wss://127.0.0.1:{self._ports['websocket_port']}/api/dostk/websocket")
        ports = self._start(f"gateway{self._count}", [
            self._programs / "service/kiwoom_gateway", f"--broker={broker}", "--listen=127.0.0.1:0", "--admin_listen=",
            f"--broker_ca_file={directory}/certificate.pem", f"--app_key_file={directory}/app_key",
            f"--secret_key_file={directory}/secret_key", f"--state_dir={directory}/state", *flags])
        return ports["grpc_port"], self._processes[-1]

    def _start(self, name, command):
        ports_file = f"{self._directory}/{name}.json"
        with open(f"{self._directory}/{name}.log", "wb") as log:
            process = subprocess.Popen([*map(str, command), f"--ports_file={ports_file}"], stdout=log, stderr=log,
                                       stdin=subprocess.DEVNULL, start_new_session=True)
        self._processes.append(process)
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and process.poll() is None:
            try:
                with open(ports_file, encoding="utf-8") as file:
                    return json.load(file)
            except (OSError, ValueError):
                time.sleep(0.02)
        with open(f"{self._directory}/{name}.log", encoding="utf-8", errors="replace") as log:
            raise RuntimeError(f"the {name} did not start: {log.read()}")
