"""The open weights and the small adapters that run them."""
