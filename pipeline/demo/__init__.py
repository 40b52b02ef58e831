"""The sample: three made-up documents in a folder of their own, read and shown."""

from pipeline.demo.folder import lay_out_sample, telling_relation

__all__ = ["lay_out_sample", "telling_relation"]
