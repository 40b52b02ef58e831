"""Chart labels: a number and the words that name it, brought together in one passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.pdf.layout.axes import axis_lines
from extractors.pdf.layout.blocks import Block
from extractors.pdf.layout.lone_numbers import on_one_row
from extractors.pdf.layout.tiles import (
    OWN_FIGURE,
    is_dated,
    is_lone_number,
    name_below,
    names_under,
    title_over,
    with_scales,
)
from schemas.vocabularies import PassageRole

_STACKED = 1.1  # of the larger size: white between a number and the words over or under it


@dataclass(frozen=True, slots=True)
class Labelled:
    """Blocks that are written as one passage; `title` heads the number that one of them is."""

    blocks: tuple[Block, ...]
    role: PassageRole
    title: tuple[Block, ...] = ()


def pair_labels(flow: Sequence[tuple[Block, PassageRole]]) -> list[Labelled]:
    """The flow with each bare number joined to its own words: "SIGNALERING" + ">200".

    The words stand on the same row to the left, with nothing between, or right under or over
    the number, or under the picture that it stands over. A number that stands by itself under
    its heading has that for its title; others stay by themselves.
    """
    flow = with_scales(flow)
    labels = [i for i, (_, role) in enumerate(flow) if role == "label"]
    numbers = [i for i in labels if is_lone_number(flow[i][0])]
    words = [i for i in labels if i not in set(numbers)]
    along_axis = axis_lines([block for block, _ in flow])
    numbers = [i for i in numbers if id(flow[i][0].lines[0]) not in along_axis]
    partner: dict[int, int] = {}
    headed = _titles(numbers, flow)
    for number in numbers:
        block = flow[number][0]
        if number in headed and is_dated(block):
            continue
        beside = [
            (i, flow[i][0])
            for i in words
            if flow[i][0].angle == block.angle
            and not OWN_FIGURE.search(flow[i][0].text.strip())
            and not (number in headed and _is_beside_the_point(flow[i][0], block, headed[number]))
        ]
        found = _words_of(block, beside, labels, flow)
        if found is not None and found not in partner.values():
            partner[number] = found
    alone = [i for i in numbers if i not in partner]
    free = [
        i
        for i in words
        if i not in partner.values() and not OWN_FIGURE.search(flow[i][0].text.strip())
    ]
    for number, found in names_under(
        [flow[i][0] for i in alone], [flow[i][0] for i in free]
    ).items():
        partner[alone[number]] = free[found]
    owner = {found: number for number, found in partner.items()}
    titles = {i: headed[i] for i in alone if i in headed and i not in partner}
    titles |= _names_below([i for i in alone if i not in partner and i not in titles], flow)
    joined: list[Labelled] = []
    for place, (block, role) in enumerate(flow):
        if place in partner:
            continue
        if place in owner:
            pair = sorted(
                (block, flow[owner[place]][0]),
                key=lambda b: (b.lines[0].baseline, b.box.x0),
            )
            same_row = on_one_row(pair[0], pair[1])
            if same_row:
                pair.sort(key=lambda b: b.box.x0)
            joined.append(Labelled(tuple(pair), role))
        else:
            joined.append(Labelled((block,), role, titles.get(place, ())))
    return joined


def _is_beside_the_point(words: Block, number: Block, title: Sequence[Block]) -> bool:
    """Whether words near a number with a heading of its own say something else than its name.

    What explains the heading, the end of it, or a name at the left in an area that the number is
    not in.
    """
    text = words.text.strip()
    aside = words.region != number.region and words.box.x1 <= number.box.x0
    part = len(title) > 1 and any(words is block for block in title)
    return text.startswith("(") or aside or part


def _titles(
    numbers: Sequence[int], flow: Sequence[tuple[Block, PassageRole]]
) -> dict[int, tuple[Block, ...]]:
    """What heads the numbers at these places that stand by themselves."""
    heading = [block for block, role in flow if role in ("heading", "label", "caption")]
    found: dict[int, tuple[Block, ...]] = {}
    for number in numbers:
        title = title_over(flow[number][0], heading)
        if title and not (_is_parted(title[-1], number, flow) and _names_below([number], flow)):
            found[number] = title
    return found


def _is_parted(title: Block, number: int, flow: Sequence[tuple[Block, PassageRole]]) -> bool:
    """Whether running text stands between a heading and a number: it heads that text."""
    block = flow[number][0]
    return any(
        role in ("paragraph", "list_item")
        and title.box.top < other.box.top < block.box.top
        and min(other.box.x1, block.box.x1) > max(other.box.x0, block.box.x0)
        for other, role in flow
    )


def _names_below(
    numbers: Sequence[int], flow: Sequence[tuple[Block, PassageRole]]
) -> dict[int, tuple[Block, ...]]:
    """What names from below the numbers at these places that nothing else names.

    Words under several numbers are none of a single one.
    """
    heading = [block for block, role in flow if role in ("heading", "label")]
    found = {number: name_below(flow[number][0], heading) for number in numbers}
    used = Counter(id(title[0]) for title in found.values() if title)
    return {number: title for number, title in found.items() if title and used[id(title[0])] == 1}


def _words_of(
    number: Block,
    words: Sequence[tuple[int, Block]],
    labels: Sequence[int],
    flow: Sequence[tuple[Block, PassageRole]],
) -> int | None:
    left = [
        (number.box.x0 - block.box.x1, place)
        for place, block in words
        if on_one_row(block, number) and block.box.x1 <= number.box.x0
    ]
    if left:
        _, place = min(left)
        between = any(
            on_one_row(flow[i][0], number)
            and flow[place][0].box.x1 <= flow[i][0].box.x0
            and flow[i][0].box.x1 <= number.box.x0
            for i in labels
        )
        if not between:
            return place
    stacked = []
    for place, block in words:
        size = max(block.size, number.size)
        centred = abs(block.box.x0 + block.box.x1 - number.box.x0 - number.box.x1) <= 2 * size
        sides = abs(block.box.x0 - number.box.x0), abs(block.box.x1 - number.box.x1)
        aligned = centred or min(sides) <= 0.6 * size
        under, over = block.box.top - number.box.bottom, number.box.top - block.box.bottom
        gap = max(under, over)
        if over > under and block.bold and not number.bold and number.size <= 1.1 * block.size:
            continue  # the title of a chart over one of its many figures
        if aligned and -0.5 * size <= gap <= _STACKED * size:
            stacked.append((gap + (0 if under > over else 0.3 * size), place))
    return min(stacked)[1] if stacked else None
