"""A TCP relay between a client and gateways: it decides when the client's connections break, and where new ones go."""

import asyncio
import socket
import struct
import threading


def _reset(writer):
    if writer.is_closing():
        return
    linger = struct.pack("ii", 1, 0)  # none: the kernel sends RST
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


class Relay:
    """Listens on a free port of the loopback interface. Its methods may be called from any thread."""

    def __init__(self, target_port):
        self._target_port = target_port
        self._open = True
        self._frozen = set()
        self._writers = set()
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait()

    def lead_to(self, port):
        """New connections go to this port; those that exist stay where they are."""
        self._call(setattr, self, "_target_port", port)

    def close_door(self):
        """New connections are reset."""
        self._call(setattr, self, "_open", False)

    def cut(self):
        """Resets all connections."""
        self._call(self._cut)

    def freeze(self):
        """The connections stay open, but carry nothing any more. New ones work."""
        self._call(lambda: self._frozen.update(self._writers))

    def close(self):
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _call(self, function, *arguments):
        done = threading.Event()

        def run():
            function(*arguments)
            done.set()

        self._loop.call_soon_threadsafe(run)
        done.wait()

    def _run(self, started):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._loop.call_soon(started.set)
        self._loop.run_forever()

    async def _end(self):
        self._cut()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _cut(self):
        for writer in list(self._writers):
            _reset(writer)

    async def _serve(self, reader, writer):
        if not self._open:
            _reset(writer)
            return
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target_port)
        except OSError:
            _reset(writer)
            return
        self._writers.update((writer, far_writer))
        try:
            await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))
        except asyncio.CancelledError:
            pass  # the relay ends
        self._writers.difference_update((writer, far_writer))
        self._frozen.difference_update((writer, far_writer))

    async def _pump(self, reader, writer):
        try:
            while data := await reader.read(1 << 16):
                while writer in self._frozen and not writer.is_closing():
                    await asyncio.sleep(0.05)
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        writer.close()
