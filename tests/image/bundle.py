#!/usr/bin/env python3
"""Makes the bundle that umoci has unpacked as strict as a cluster would: bundle.py CONFIG ARGUMENT…

The root is read-only, the user is 65532, and there are no capabilities. /tmp is in memory. The network namespace has
only a loopback device. Cgroups and the terminal are left to the machine.
"""

import json
import sys


def main(path, arguments):
    with open(path, encoding="utf-8") as file:
        config = json.load(file)
    process = config["process"]
    assert process["user"] == {"uid": 65532, "gid": 65532}, process["user"]
    process.update(terminal=False, args=arguments, noNewPrivileges=True)
    process["capabilities"] = {name: [] for name in ("bounding", "effective", "permitted")}
    config["root"]["readonly"] = True
    config["mounts"] = [mount for mount in config["mounts"] if mount["type"] != "cgroup"]
    config["mounts"].append({
        "destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev", "noexec", "mode=1777"]
    })
    config["linux"].pop("resources", None)
    assert {"type": "network"} in config["linux"]["namespaces"]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(config, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
