#!/usr/bin/env python3
"""The relay carries bytes, breaks connections, and leads new ones elsewhere."""

import socket
import threading
import unittest

from relay import Relay


class Echo:
    """A server that answers each message with its own name and the message."""

    def __init__(self, name):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._name = name
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        with connection:
            try:
                while data := connection.recv(100):
                    connection.sendall(self._name + data)
            except OSError:
                pass

    def close(self):
        self._socket.close()


class RelayTest(unittest.TestCase):
    def setUp(self):
        self.first, self.second = Echo(b"first "), Echo(b"second ")
        self.relay = Relay(self.first.port)
        self.addCleanup(self.first.close)
        self.addCleanup(self.second.close)
        self.addCleanup(self.relay.close)

    def connect(self):
        client = socket.create_connection(("127.0.0.1", self.relay.port), timeout=30)
        self.addCleanup(client.close)
        return client

    def ask(self, client, message):
        client.sendall(message)
        return client.recv(100)

    def test_new_connections_go_elsewhere_and_old_ones_stay(self):
        old = self.connect()
        self.assertEqual(self.ask(old, b"a"), b"first a")
        self.relay.lead_to(self.second.port)
        self.assertEqual(self.ask(self.connect(), b"b"), b"second b")
        self.assertEqual(self.ask(old, b"c"), b"first c")

    def test_a_cut_resets_what_is_open(self):
        client = self.connect()
        self.ask(client, b"a")
        self.relay.cut()
        with self.assertRaises(ConnectionResetError):
            client.recv(100)
        self.assertEqual(self.ask(self.connect(), b"b"), b"first b")

    def test_a_frozen_connection_stays_open_and_silent(self):
        client = self.connect()
        self.ask(client, b"a")
        self.relay.freeze()
        client.settimeout(0.3)
        with self.assertRaises(TimeoutError):
            self.ask(client, b"b")
        self.assertEqual(self.ask(self.connect(), b"c"), b"first c")

    def test_a_closed_door_resets_new_connections(self):
        self.relay.close_door()
        with self.assertRaises(ConnectionResetError):
            self.ask(self.connect(), b"a")


if __name__ == "__main__":
    unittest.main()
