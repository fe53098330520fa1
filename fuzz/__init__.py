"""
Fuzzing of every reader of outside text; CONTRIBUTING.md tells how to run it.
"""
