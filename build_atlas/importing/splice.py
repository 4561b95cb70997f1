"""The top-level blocks of a YAML file: where each key stands with all that belongs to it, character by character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml


@dataclass(frozen=True, slots=True)
class Block:
    """One key of a file with its value: from the first character of the key to the last of its last line."""

    key: str
    start: int
    end: int

    def cut(self, text: str) -> str:
        """The characters of the block, without its last line end."""
        return text[self.start : self.end]


class NotBlocksError(Exception):
    """The keys stand in braces, or between line ends that few programs know, and cannot be taken apart by line."""


def find_blocks(text: str) -> Mapping[str, Block]:
    """The blocks of a readable file whose root holds keys, in their order; raises NotBlocksError."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NotBlocksError
    blocks = [_create_block(text, key, value) for key, value in root.value]
    if any(block.end > following.start for block, following in pairwise(blocks)):
        raise NotBlocksError
    return {block.key: block for block in blocks}


def _create_block(text: str, key: yaml.Node, value: yaml.Node) -> Block:
    """Comments on the lines below a value belong to what follows; one on its last line belongs to it."""
    start: int = key.start_mark.index
    end: int = _last_leaf(value).end_mark.index
    if text[:end].endswith("\n"):  # a block of text ends after its line end, and after empty lines
        return Block(key.value, start, start + len(text[start:end].rstrip("\r\n")))
    line_end = text.find("\n", end)
    last = len(text) if line_end < 0 else line_end
    return Block(key.value, start, start + len(text[start:last].rstrip("\r")))


def _last_leaf(node: yaml.Node) -> yaml.Node:
    """The last thing written of a value: the end of a block collection is only known when the next thing starts."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_leaf(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_leaf(node.value[-1])
    return node


def set_blocks(text: str, given: Mapping[str, str]) -> str:
    """The text of a file with some blocks replaced, and those it lacks put before `en`, or at its end.

    All the rest stays character for character; the given blocks, between whose lines stands ``\\n``, take the line
    ends of the file.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    blocks = find_blocks(text)
    edits = [(blocks[key].start, blocks[key].end, block) for key, block in given.items() if key in blocks]
    if added := [block for key, block in given.items() if key not in blocks]:
        edits.append(_add(text, blocks, added))
    for start, end, block in sorted(edits, reverse=True):
        text = text[:start] + block.replace("\n", newline) + text[end:]
    return text


def _add(text: str, blocks: Mapping[str, Block], added: Sequence[str]) -> tuple[int, int, str]:
    """Where blocks that a file lacks go, and what is written there, apart from their neighbours by a blank line."""
    if "en" in blocks:
        place = _before_comments(text, blocks["en"].start)
        return place, place, "\n\n".join(added) + "\n\n"
    return len(text), len(text), ("\n" if text.endswith("\n") else "\n\n") + "\n\n".join(added) + "\n"


def _before_comments(text: str, place: int) -> int:
    """The start of the comments that stand right above a block."""
    while (above := text.rfind("\n", 0, max(place - 1, 0)) + 1) < place and text[above:place].startswith("#"):
        place = above
    return place
