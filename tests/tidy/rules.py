"""All rules, with their exceptions and the reasons for them."""

import dataclasses
from typing import Callable

import build_rules
import cpp_rules
import text_rules
from finding import Finding


@dataclasses.dataclass(frozen=True)
class Rule:
    find: Callable  # tree → findings
    exceptions: dict = dataclasses.field(default_factory=dict)  # path → why it is an exception

    @property
    def sentence(self):
        return self.find.__doc__

    def findings(self, tree):
        """Findings without an exception, and exceptions that are no longer needed."""
        needed = set()
        for finding in self.find(tree):
            if finding.path in self.exceptions:
                needed.add(finding.path)
            else:
                yield finding
        for path in self.exceptions:
            if path not in needed:
                yield Finding(path, 0, f'needs no exception to "{self.sentence}": delete it from tests/tidy/rules.py')


RULES = [
    Rule(text_rules.long_lines),
    Rule(text_rules.long_files),
    Rule(text_rules.drawers),
    Rule(text_rules.unfinished),
    Rule(text_rules.machine_paths),
    Rule(text_rules.decomposed_korean, {
        "codegen/testdata/bad/korean_in_nfd.yaml": "a sample that the spec reader must refuse",
    }),
    Rule(build_rules.orphans),
    Rule(build_rules.missing_tests),
    Rule(build_rules.bare_libraries),
    Rule(cpp_rules.guards),
    Rule(cpp_rules.namespaces),
    Rule(cpp_rules.shared_names),
    Rule(cpp_rules.tr_codes, {
        "tools/new_tr/attributes.cc": "new_tr takes a code as an argument; its error message shows an example",
    }),
]
