"""The room of establishment: what follows once a network is to be set up, such as areas, money and a team."""
