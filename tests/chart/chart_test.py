#!/usr/bin/env python3
"""What can be checked of the chart without helm: its values, and what `check` has rendered into golden/."""

import copy
import glob
import json
import os
import re
import unittest

import jsonschema
import yaml

_CHART = "deploy/chart"
_SETS = ("one_key", "several_keys", "staging")
# Flags that the chart may pass.
_FLAG = re.compile(r"^ABSL_FLAG\([^,]+, (\w+)|^ *\{\.name = \"(\w+)\"", re.MULTILINE)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def documents(name):
    return [document for document in yaml.safe_load_all(read(f"tests/chart/golden/{name}.yaml")) if document]


def merged(base, over):
    result = copy.deepcopy(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both else value
    return result


_SCHEMA = json.loads(read(f"{_CHART}/values.schema.json"))
_DEFAULTS = yaml.safe_load(read(f"{_CHART}/values.yaml"))


class ValuesTest(unittest.TestCase):
    def test_the_schema_accepts_what_is_tested(self):
        jsonschema.Draft7Validator.check_schema(_SCHEMA)
        jsonschema.validate(_DEFAULTS, _SCHEMA)
        for name in _SETS:
            with self.subTest(name):
                jsonschema.validate(merged(_DEFAULTS, yaml.safe_load(read(f"tests/chart/values/{name}.yaml"))), _SCHEMA)

    def test_the_schema_refuses_slips(self):
        for slip in (
            {"replica": 1}, {"replicas": "1"}, {"broker": "real"}, {"broker": "https://a:1"}, {"keys": ["default"]},
            {"keys": [{"name": "Default", "existingSecret": "a"}]}, {"keys": [{"name": "default"}]},
            {"keys": [{"name": "a", "existingSecret": "b", "appkey": "c"}]}, {"tls": {"secret": "a"}},
            {"flags": {"queue_limit": 4096}}, {"flags": {"--queue_limit": "4096"}}, {"admin": {"port": 0}},
            {"log": {"format": "xml"}}, {"state": {"accessMode": "ReadWriteMany"}},
            {"global": {"image": {"digest": "sha256:12"}}}, {"monitoring": {"interval": "15"}},
        ):
            with self.subTest(slip), self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate(merged(_DEFAULTS, slip), _SCHEMA)

    def test_every_value_is_used(self):
        templates = "".join(read(path) for path in glob.glob(f"{_CHART}/templates/*"))
        for name in _DEFAULTS:
            self.assertTrue(re.search(rf"\.Values\.{name}\b|\"{name}\"", templates), name)


class GoldenTest(unittest.TestCase):
    def pods(self):
        for name in _SETS:
            for document in documents(name):
                if document["kind"] == "Deployment":
                    yield f"{name}: {document['metadata']['name']}", document["spec"]

    def test_pods_fit_the_restricted_standard(self):
        titles = []
        for title, deployment in self.pods():
            titles.append(title)
            with self.subTest(title):
                pod = deployment["template"]["spec"]
                self.assertEqual((deployment["replicas"], deployment["strategy"]), (1, {"type": "Recreate"}))
                self.assertIs(pod["automountServiceAccountToken"], False)
                self.assertIs(pod["securityContext"]["runAsNonRoot"], True)
                self.assertEqual(pod["securityContext"]["runAsUser"], 65532)
                self.assertEqual(pod["securityContext"]["seccompProfile"], {"type": "RuntimeDefault"})
                for container in pod["containers"]:
                    self.assertEqual(container["securityContext"], {
                        "allowPrivilegeEscalation": False,
                        "readOnlyRootFilesystem": True,
                        "capabilities": {"drop": ["ALL"]},
                    })
                for volume in pod["volumes"]:
                    self.assertEqual(set(volume) & {"hostPath", "nfs"}, set())
        self.assertEqual(len(titles), 4)

    def test_every_file_in_an_argument_is_mounted(self):
        for title, deployment in self.pods():
            for container in deployment["template"]["spec"]["containers"]:
                mounts = [mount["mountPath"] for mount in container["volumeMounts"]]
                for argument in container["args"]:
                    path = argument.partition("=")[2]
                    with self.subTest(title, argument=argument):
                        self.assertTrue(not path.startswith("/") or path.startswith(tuple(mounts)))

    def test_probes_and_ports(self):
        for name in _SETS:
            gateway = next(d for d in documents(name)
                           if d["kind"] == "Deployment" and d["metadata"]["name"] == "market-kiwoom-gateway")
            container = gateway["spec"]["template"]["spec"]["containers"][0]
            ports = {port["name"]: port["containerPort"] for port in container["ports"]}
            with self.subTest(name):
                self.assertEqual(container["readinessProbe"]["httpGet"], {"path": "/readyz", "port": "admin"})
                self.assertEqual(container["livenessProbe"]["httpGet"], {"path": "/livez", "port": "admin"})
                for flag, port in (("listen", "grpc"), ("admin_listen", "admin")):
                    address = next(text for text in container["args"] if text.startswith(f"--{flag}="))
                    self.assertTrue(address.endswith(f":{ports[port]}"), address)

    def test_the_audit_log_fits_into_its_volume(self):
        header = read("service/callers/audit_log.h")
        mebibytes = int(re.search(r"most_bytes = size_t\{(\d+)\} << 20;", header).group(1))
        files = int(re.search(r"most_files = (\d+);", header).group(1)) + 1
        self.assertEqual((mebibytes, files), (32, 11))
        limits = [int(volume["emptyDir"]["sizeLimit"].removesuffix("Mi")) for _, deployment in self.pods()
                  for volume in deployment["template"]["spec"]["volumes"]
                  if volume["name"] == "audit" and "emptyDir" in volume]
        self.assertEqual(len(limits), 1)
        self.assertGreaterEqual(limits[0], mebibytes * files * 5 // 4, "with room for what the file system adds")

    def test_alerts_and_dashboard_arrive_whole(self):
        rendered = documents("several_keys")
        rules = next(d for d in rendered if d["kind"] == "PrometheusRule")["spec"]["groups"]
        dashboard = next(d for d in rendered if d["kind"] == "ConfigMap")["data"]["kiwoom-gateway.json"]
        self.assertEqual(json.loads(dashboard), json.loads(read("deploy/monitoring/dashboard.json")))
        written = {
            group["name"]: group["rules"]
            for path in glob.glob("deploy/monitoring/alerts/*.yaml")
            for group in yaml.safe_load(read(path)).get("groups", ())
        }
        pages = json.dumps(written).replace("OPERATIONS.md", "https://wiki.example/kiwoom")
        self.assertEqual({group["name"]: group["rules"] for group in rules}, json.loads(pages))

    def test_the_image_has_the_folders_that_the_gateway_writes_to(self):
        folders = re.findall(r'root\.folder\("(var/[\w/]+)", 0o700, USER\)', read("deploy/image/root.py"))
        written = set()
        for _, deployment in self.pods():
            for container in deployment["template"]["spec"]["containers"]:
                written |= {mount["mountPath"] for mount in container["volumeMounts"] if not mount.get("readOnly")}
        self.assertEqual(sorted(written), sorted("/" + folder for folder in folders))

    def test_the_programs_have_the_flags(self):
        for program, sources in {
            "kiwoom_gateway": ["service/config/flag_table.cc"],
            "kiwoom_simulator": ["simulator/main.cc"],
        }.items():
            known = {"".join(flag) for source in sources for flag in _FLAG.findall(read(source))}
            for title, deployment in self.pods():
                for container in deployment["template"]["spec"]["containers"]:
                    if container["command"] == [f"/usr/bin/{program}"]:
                        used = {re.match(r"--(\w+)", argument).group(1) for argument in container["args"]}
                        self.assertEqual(used - known, set(), title)


if __name__ == "__main__":
    unittest.main()
