"""The dataset for assistants that speak the Model Context Protocol."""

from pipeline.mcp.server import make_server

__all__ = ["make_server"]
