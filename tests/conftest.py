"""
How hard Hypothesis looks: `HYPOTHESIS_PROFILE=thorough make test`.

On CI the same examples run every time and a failure prints the line that
repeats it; on a desk each run looks somewhere new. No profile measures time: a
busy machine is no fault of the code.
"""

import os

from hypothesis import HealthCheck, settings

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("default", PATIENT)
settings.register_profile("ci", PATIENT, derandomize=True, print_blob=True)
settings.register_profile("thorough", PATIENT, max_examples=2_000)

settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)
