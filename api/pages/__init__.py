"""What the pages show: domain values put the way a template needs them."""
