"""The root file system of the image: the programs, what they need at run time, and where that comes from."""

import glob
import os
import posixpath

from archive import Archive
from libraries import needed, package_of, record_of
from programs import PROGRAMS, Missing, path_of, read, stripped

USER = 65532
_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
# The demonstration is a script: nothing else in the image needs a shell.
_TOOLS = ("/bin/dash", "/bin/sleep")

_TEXTS = {
    "etc/passwd": f"root:x:0:0::/:/sbin/nologin\nkiwoom:x:{USER}:{USER}::/var/lib/kiwoom:/sbin/nologin\n",
    "etc/group": f"root:x:0:\nkiwoom:x:{USER}:\n",
    "etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
}


def make(folder):
    """The tree for the programs in this folder, and the names of the packages of Debian in it."""
    root = Archive()
    for name, target in {"bin": "usr/bin", "lib": "usr/lib", "lib64": "usr/lib64"}.items():
        root.folder("usr/" + posixpath.basename(target))
        root.link(name, target)
    root.folder("tmp", 0o1777)
    root.folder("var/lib/kiwoom", 0o700, USER)
    root.folder("var/log/kiwoom", 0o700, USER)  # for --audit_log_file
    for path, text in _TEXTS.items():
        root.file(path, text.encode())
    for program in PROGRAMS:
        root.file("usr/bin/" + program, stripped(program, folder), 0o755)
    root.file("usr/bin/entrypoint", read("deploy/image/entrypoint"), 0o755)
    root.file("usr/share/doc/kiwoom-gateway/LICENSE", read("LICENSE"))

    packages = {"ca-certificates"}
    for path in (*_TOOLS, *needed([*(path_of(program, folder) for program in PROGRAMS), *_TOOLS])):
        _copy(root, path)
        packages.add(package_of(path))
    root.link("usr/bin/sh", "dash")
    _add_certificates(root)
    for name in sorted(packages):
        root.file(f"usr/share/doc/{name}/copyright", _copyright(name))
        root.file(f"var/lib/dpkg/status.d/{name}", record_of(name))
    return root, packages


def _copy(root, path):
    """A file under its real name, and the link to it under the name that the loader asks for."""
    real = os.path.realpath(path)
    with open(real, "rb") as file:
        root.file(real.lstrip("/"), file.read(), 0o755)
    # Directories are merged below /usr, on Debian as in the image.
    name = posixpath.join(os.path.realpath(posixpath.dirname(path)), posixpath.basename(path))
    if path.startswith("/lib64/"):
        name = "/usr" + path
    if name != real:
        root.link(name.lstrip("/"), posixpath.relpath(real, posixpath.dirname(name)))


def _add_certificates(root):
    """Debian's own authorities alone: a bundle of this machine may contain others."""
    paths = sorted(glob.glob("/usr/share/ca-certificates/mozilla/*.crt"))
    if not paths:
        raise Missing("there are no certificates of authorities: install ca-certificates")
    bundle = b""
    for path in paths:
        with open(path, "rb") as file:
            bundle += file.read().rstrip(b"\n") + b"\n"
    root.file(_CERTIFICATES.lstrip("/"), bundle)
    root.link("etc/ssl/cert.pem", "certs/ca-certificates.crt")
    root.link("usr/lib/ssl/cert.pem", "/etc/ssl/cert.pem")
    root.link("usr/lib/ssl/certs", "/etc/ssl/certs")


def _copyright(name):
    with open(f"/usr/share/doc/{name}/copyright", "rb") as file:
        return file.read()
