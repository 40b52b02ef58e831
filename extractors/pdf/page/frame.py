"""From PDF user space to the page as displayed: origin top left, CropBox and /Rotate applied."""

from __future__ import annotations

import math
from dataclasses import dataclass

from schemas.paper import Box


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The displayed part of user space and how it is turned (0, 90, 180, 270 clockwise)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """The displayed width."""
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """The displayed height."""
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as displayed."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The displayed box spanned by two opposite corners of user space."""
        if self.rotation == 0 and x0 <= x1 and y0 <= y1:
            return Box(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def holds(self, box: Box) -> bool:
        """Whether the middle of a displayed box lies on the page."""
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return -1 <= x <= self.width + 1 and -1 <= y <= self.height + 1

    def angle(self, a: float, b: float) -> int:
        """The writing direction of a text matrix as displayed, in degrees, rounded to five."""
        if self.rotation == 0 and b == 0 and a > 0:
            return 0
        degrees = math.degrees(math.atan2(b, a)) - self.rotation
        return round(degrees / 5) * 5 % 360


def along(box: Box, angle: int) -> tuple[float, float]:
    """Where a box begins and ends along its writing direction."""
    if angle == 90:
        return -box.bottom, -box.top
    if angle == 270:
        return box.top, box.bottom
    if angle == 180:
        return -box.x1, -box.x0
    return box.x0, box.x1


def across(x: float, y: float, angle: int) -> float:
    """The coordinate of a point square to the writing direction: grows from line to line."""
    if angle == 90:
        return x
    if angle == 270:
        return -x
    if angle == 180:
        return -y
    return y


def union(boxes: list[Box]) -> Box:
    """The smallest box around some boxes."""
    return Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
