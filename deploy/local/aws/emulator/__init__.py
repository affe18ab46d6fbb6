"""An AWS on loopback: moto, and over it what moto lacks, seeds from bundles, a call log and faults."""

import os

# before moto is imported: roles have AWS's own policies attached, and somebody will read them
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
