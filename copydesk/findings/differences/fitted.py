"""The numbers of `weighing`, written by `python -m benchmarks.fit_findings`."""

from __future__ import annotations

from typing import Final

BIAS: Final = {
    "bound": -3.726, "clock": -5.623, "date": -4.781, "duration": -4.754,
    "hedge": -3.607, "left-out": -3.466, "marks": -7.583, "name": -0.823,
    "negation": -3.118, "number": -4.818, "only": -1.854, "order": -2.291,
    "passage": -2.975, "phase": -1.572, "phrase": -3.098, "quantifier": -2.572,
    "quotation": -8.111, "rank": -1.972, "sentence": -3.39, "source": -2.774,
    "spelling": 1.795, "stage": -1.096, "swap": 4.588, "title": -6.433,
    "word": -3.808,
}  # fmt: skip
"""The constant of each type."""

SLOPES: Final = {
    "missing": (
        -5.447, -0.688, -3.856, -0.369, -2.228, 1.487, -0.614, -0.424, -0.869, -0.115,
        1.033, 5.706,
    ),
    "name": (
        -13.63, 2.14, -1.807, 1.691, 5.372, -8.606, 0.0, 1.261, 4.679, 0.936,
        2.001, 1.982, 0.941, 5.19,
    ),
    "operator": (
        2.439, -2.561, 0.14, 1.174, 0.38, -1.342, -1.826, -0.296, 0.323, 1.433,
        0.81, 0.817, 0.922, 2.464,
    ),
    "quotation": (
        1.896, -1.889, 1.349, 2.005, 5.191, 0.403, -4.678, -1.699, 0.516, 11.072,
        2.753, 2.931, -1.775, 1.02,
    ),
    "spelling": (
    ),
    "value": (
        -1.299, 0.908, 0.754, 1.629, 2.149, -2.117, -1.906, -0.617, 0.754, 2.774,
        -0.434, 0.269, 1.144, 0.118,
    ),
    "word": (
        -0.616, 0.315, 0.726, -0.055, 1.585, -1.073, -2.198, -1.058, 0.609, 2.056,
        -3.392, 0.742, 0.056, 5.507,
    ),
}  # fmt: skip
"""The weights of each group of types, in the order of `weighing.looks_of`."""
