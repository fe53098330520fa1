"""
What the ministry's reform asks of its services, computed from what they promise.

Which services serve which priority programme, and how often they are on time;
how far one gets without paper, and how far from a phone. Each answer brings
its reasons, and says that the measure is ours.
"""

from layanan.reform._coverage import Coverage, ProgrammeServices, coverage
from layanan.reform._on_time import Counts, LevelTimes, OnTime, ProgrammeTimes, on_time
from layanan.reform._programmes import (
    OUR_READING,
    Programme,
    ProgrammeList,
    ProgrammeListError,
    programmes,
)
from layanan.reform._questions import ReachReport, catalogue_report, paperless, phone
from layanan.reform._reach import (
    UNOFFICIAL,
    Answer,
    Extent,
    Gap,
    GapKind,
    Obstacle,
    ObstacleKind,
    Passage,
    Question,
    Reach,
)

__all__ = [
    # the priority programmes
    "programmes",
    "Programme",
    "ProgrammeList",
    "OUR_READING",
    # which services serve them
    "coverage",
    "Coverage",
    "ProgrammeServices",
    # how often they are on time
    "on_time",
    "OnTime",
    "ProgrammeTimes",
    "LevelTimes",
    "Counts",
    # without paper, and from a phone
    "paperless",
    "phone",
    "catalogue_report",
    "Reach",
    "Answer",
    "Extent",
    "Question",
    "Passage",
    "Obstacle",
    "ObstacleKind",
    "Gap",
    "GapKind",
    "ReachReport",
    "UNOFFICIAL",
    # errors
    "ProgrammeListError",
]
