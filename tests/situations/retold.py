"""
A request taken again from what is on record of it.
"""

from layanan import Request
from layanan.request import replay


def retold(request: Request, length: int | None = None) -> Request:
    """
    Return what the first events of a request lead to, all of them if no length is given.
    """
    return replay(
        request.rules,
        request.id,
        request.history[:length],
        office=request.office,
        applicant=request.applicant,
    )
