"""The findings of tidy's rules."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Finding:
    path: str
    line: int  # from 1; 0: of the whole file
    sentence: str

    def __str__(self):
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.sentence}"


def in_lines(texts, judge):
    """A finding for each line on which `judge(path, line)` returns a sentence."""
    for path, text in sorted(texts.items()):
        for number, line in enumerate(text.split("\n"), 1):
            sentence = judge(path, line)
            if sentence:
                yield Finding(path, number, sentence)
