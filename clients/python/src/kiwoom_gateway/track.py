"""What a subscription knows of one registration: its position, and what must come next."""

from __future__ import annotations

from kiwoom_gateway.proto import event_pb2
from kiwoom_gateway.stream_position import StreamPosition

UNKNOWN = -1


class Track:
    """The position, and beside it the place in the sequence that the next event must continue.

    The two differ: a snapshot moves the position, but the sequence of the stream does not follow from it.
    """

    __slots__ = ("checked_epoch", "checked_sequence", "epoch", "nanos", "seconds", "sequence")

    def __init__(self) -> None:
        self.epoch = 0
        self.sequence = 0
        self.seconds = 0
        self.nanos = 0
        # The last event's. Unknown: an epoch, or a sequence within the epoch, may be any.
        self.checked_epoch = UNKNOWN
        self.checked_sequence = UNKNOWN

    def live(self, epoch: int) -> None:
        self._register(epoch, 0)
        # Other readers may have had the registration before.
        self.checked_epoch, self.checked_sequence = epoch, UNKNOWN

    def gap(self, epoch: int, end_ns: int) -> None:
        self._register(epoch, end_ns)
        # A renewed registration begins at 1, and this reader sees all of it. In an epoch that goes on, or that the
        # reader enters after a failed resumption, the next event may have any sequence.
        renewed = self.checked_epoch not in (UNKNOWN, epoch)
        self.checked_epoch, self.checked_sequence = epoch, 0 if renewed else UNKNOWN

    def lose_place(self) -> None:
        """After a refusal or a failed resumption: a notice will name the epoch."""
        self.checked_epoch = self.checked_sequence = UNKNOWN

    def resume(self, position: StreamPosition) -> None:
        self.epoch, self.sequence = position.epoch, position.sequence
        self.seconds, self.nanos = divmod(position.received_ns, 1_000_000_000)
        self.continue_here()

    def continue_here(self) -> None:
        """A new stream resumes from the position."""
        self.checked_epoch, self.checked_sequence = self.epoch, self.sequence

    def follows(self, epoch: int, sequence: int, skipped: int) -> bool:
        """Whether such an event continues what came before."""
        if self.checked_epoch == UNKNOWN:
            return True
        if epoch != self.checked_epoch:
            return False
        return self.checked_sequence == UNKNOWN or sequence == self.checked_sequence + 1 + skipped

    def advance(self, event: event_pb2.Event, epoch: int, sequence: int) -> None:
        """To a data event of the stream."""
        self.epoch = self.checked_epoch = epoch
        self.sequence = self.checked_sequence = sequence
        received = event.received_time
        self.seconds, self.nanos = received.seconds, received.nanos

    def advance_to_snapshot(self, event: event_pb2.Event) -> None:
        # The last values of a type that has several come in any order.
        if (event.epoch, event.sequence) >= (self.epoch, self.sequence):
            self.epoch, self.sequence = event.epoch, event.sequence
            self.seconds, self.nanos = event.received_time.seconds, event.received_time.nanos

    def position(self, item: str, session: str) -> StreamPosition:
        return StreamPosition(item, self.epoch, self.sequence, self.seconds * 1_000_000_000 + self.nanos, session)

    def _register(self, epoch: int, time_ns: int) -> None:
        if epoch != self.epoch:
            self.epoch, self.sequence = epoch, 0
            self.seconds, self.nanos = divmod(time_ns, 1_000_000_000)
