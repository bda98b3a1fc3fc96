"""Writes that cross packages: the sample."""

from vungxanh.portal.actions.sample import SAMPLE_CODE, SAMPLE_YEAR, load_sample, sample_target

__all__ = ["SAMPLE_CODE", "SAMPLE_YEAR", "load_sample", "sample_target"]
