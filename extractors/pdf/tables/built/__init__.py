"""A table out of a grid: built, joined over pages, laid out so that cells know their headings."""
