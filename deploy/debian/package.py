"""The packages: what is in each, and how it introduces itself."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Package:
    name: str
    program: str
    summary: str
    description: str  # its lines begin with a space
    files: dict = dataclasses.field(default_factory=dict)  # path in the package → file of the project
    scripts: tuple = ()
    depends: tuple = ()

    def control(self, version, depends, kibibytes):
        return (
            f"Package: {self.name}\n"
            f"Version: {version}\n"
            "Architecture: amd64\n"
            "Maintainer: Kiwoom Gateway <kiwoom-gateway@localhost>\n"
            f"Installed-Size: {kibibytes}\n"
            f"Depends: {depends}\n"
            "Section: net\n"
            "Priority: optional\n"
            f"Description: {self.summary}\n{self.description}"
        )


PACKAGES = (
    Package(
        name="kiwoom-gateway",
        program="kiwoom_gateway",
        summary="Kiwoom Securities' REST API as typed gRPC",
        description=" One process holds the session that an app key may have with the broker, and serves\n"
        " market data and queries to any number of programs, in any language.\n",
        files={
            "usr/lib/systemd/system/kiwoom-gateway.service": "deploy/debian/kiwoom-gateway.service",
            "etc/default/kiwoom-gateway": "deploy/debian/kiwoom-gateway.default",
            # The pages are at their places in the source, so that their links to each other lead somewhere.
            **{f"usr/share/doc/kiwoom-gateway/{page}": page
               for page in ("README.md", "CALLERS.md", "deploy/OPERATIONS.md", "deploy/REHEARSAL.md",
                            "deploy/TROUBLESHOOTING.md",
                            "generated/reference/errors.md", "generated/reference/flags.md",
                            "service/metrics/README.md")},
        },
        scripts=("postinst", "prerm", "postrm"),
        depends=("ca-certificates", "passwd"),
    ),
    Package(
        name="kiwoom-simulator",
        program="kiwoom_simulator",
        summary="simulated endpoint of Kiwoom Securities' REST API",
        description=" A small coherent market behind the broker's REST API and WebSocket, for development\n"
        " and tests of kiwoom-gateway and of other clients.\n",
    ),
    Package(
        name="kiwoomctl",
        program="kiwoomctl",
        summary="command line of the Kiwoom Gateway",
        description=" Subscribes to market data, asks queries and decodes recorded frames.\n",
    ),
)
