"""The same pages as files: a site that can be put on any web server or share."""

from pipeline.serve.site.write import write_site

__all__ = ["write_site"]
