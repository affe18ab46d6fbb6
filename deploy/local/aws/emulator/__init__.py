"""An AWS on loopback: moto, and over it what moto lacks, seeds from bundles, a call log and faults."""
