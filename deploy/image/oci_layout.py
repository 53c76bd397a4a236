"""Writes an OCI image layout: a folder that podman, skopeo and umoci read, and Docker 25 or newer as a tar file."""

import datetime
import gzip
import hashlib
import json
import os

_TYPES = "application/vnd.oci.image."


class Layout:
    def __init__(self, folder):
        self._blobs = os.path.join(folder, "blobs", "sha256")
        self._folder = folder
        os.makedirs(self._blobs)

    def write(self, tar, settings, annotations, name, tag, time=0):
        """Writes an image of one layer. Returns its digest."""
        created = datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        layer = self._blob("layer.v1.tar+gzip", gzip.compress(tar, 6, mtime=0))
        config = self._json("config.v1+json", {
            "created": created,
            "architecture": "amd64",
            "os": "linux",
            "config": {**settings, "Labels": annotations},
            "rootfs": {"type": "layers", "diff_ids": [_digest(tar)]},
            "history": [{"created": created, "created_by": "deploy/image/build"}],
        })
        manifest = self._json("manifest.v1+json", {
            "schemaVersion": 2,
            "mediaType": _TYPES + "manifest.v1+json",
            "config": config,
            "layers": [layer],
            "annotations": annotations,
        })
        named = {**manifest, "annotations": {
            "org.opencontainers.image.ref.name": tag,
            "io.containerd.image.name": f"docker.io/library/{name}:{tag}",  # what Docker calls it
        }}
        self._file("index.json", _bytes({"schemaVersion": 2, "mediaType": _TYPES + "index.v1+json",
                                         "manifests": [named]}))
        self._file("oci-layout", _bytes({"imageLayoutVersion": "1.0.0"}))
        return manifest["digest"]

    def _json(self, kind, value):
        return self._blob(kind, _bytes(value))

    def _blob(self, kind, data):
        digest = _digest(data)
        self._file(os.path.join("blobs", "sha256", digest.removeprefix("sha256:")), data)
        return {"mediaType": _TYPES + kind, "digest": digest, "size": len(data)}

    def _file(self, name, data):
        with open(os.path.join(self._folder, name), "wb") as file:
            file.write(data)


def _digest(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _bytes(value):
    return json.dumps(value, sort_keys=True).encode()
