"""Package for the steps after a recommendation: areas, funding, teams, packs of documents, and reviews of networks."""
