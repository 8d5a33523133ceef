"""The county over HTTP."""
