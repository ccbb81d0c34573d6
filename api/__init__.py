"""The doors: the command line, HTTP and pages; the only room that may import all others."""
