"""Papers (文书): issuing, delivering, and the print ledger."""
