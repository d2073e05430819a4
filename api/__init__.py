"""Every way in: pages, HTTP, command line and worker."""
