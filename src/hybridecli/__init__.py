"""hybride: coordinate school-employer partnerships from the shell."""

__version__ = "0.1.0"
