"""The bill of materials of an image: an SPDX 2.3 document of the project and the packages of Debian in it."""

import datetime
import hashlib
import json
import urllib.parse


def spdx(version, commit, packages, time=0):
    """The document's bytes, which depend on nothing but the arguments."""
    own = {
        "SPDXID": "SPDXRef-kiwoom-gateway",
        "name": "kiwoom-gateway",
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "Apache-2.0",
        "licenseDeclared": "Apache-2.0",
        "copyrightText": "NOASSERTION",
        "sourceInfo": f"built from commit {commit}",
    }
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"kiwoom-gateway-{version}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Organization: Kiwoom Gateway"],
        },
        "packages": [own, *map(_debian, packages)],
        "relationships": [_relation("SPDXRef-DOCUMENT", "DESCRIBES", own["SPDXID"])] +
        [_relation(own["SPDXID"], "DEPENDS_ON", _debian(package)["SPDXID"]) for package in packages],
    }
    digest = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    document["documentNamespace"] = f"https://spdx.org/spdxdocs/kiwoom-gateway-{version}-{digest}"
    return (json.dumps(document, indent=1) + "\n").encode()


def _debian(package):
    locator = (f"pkg:deb/debian/{package.name}@{urllib.parse.quote(package.version)}"
               f"?arch={package.architecture}&upstream={package.source}@{urllib.parse.quote(package.source_version)}")
    return {
        "SPDXID": "SPDXRef-deb-" + "".join(c if c.isalnum() or c in ".-" else "-" for c in package.name),
        "name": package.name,
        "versionInfo": package.version,
        "supplier": "Organization: Debian",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "externalRefs": [
            {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}
        ],
    }


def _relation(element, kind, related):
    return {"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": related}
