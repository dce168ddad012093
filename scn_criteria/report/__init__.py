"""Package for output that readers see: pages, charts, Markdown, PDF, and text for terminals."""
