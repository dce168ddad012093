"""The generated pages of the documentation: one module a page, each with a function ``page``."""
