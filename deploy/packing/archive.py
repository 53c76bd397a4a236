"""A tree of files in memory, which becomes the same bytes whenever and wherever it is packed."""

import io
import posixpath
import tarfile


class Archive:
    def __init__(self):
        self._members = {}

    def folder(self, path, mode=0o755, owner=0):
        self._above(path)
        self._add(path, tarfile.DIRTYPE, mode, owner)

    def file(self, path, data, mode=0o644):
        self._above(path)
        self._add(path, tarfile.REGTYPE, mode, data=data)

    def link(self, path, target):
        if path not in self._members:
            self._above(path)
            self._add(path, tarfile.SYMTYPE, 0o777)
            self._members[path][0].linkname = target

    def __contains__(self, path):
        return path in self._members

    def tar(self, time=0):
        """The bytes of a tar file, sorted by path, with one time and numeric owners."""
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
            for path in sorted(self._members):
                member, data = self._members[path]
                member.mtime = time
                tar.addfile(member, io.BytesIO(data))
        return buffer.getvalue()

    def _above(self, path):
        parent = posixpath.dirname(path)
        if parent and parent not in self._members:
            self.folder(parent)

    def _add(self, path, kind, mode, owner=0, data=b""):
        member = tarfile.TarInfo(path)
        member.type, member.mode, member.size = kind, mode, len(data)
        member.uid = member.gid = owner
        self._members[path] = (member, data)
