"""What setup.cfg cannot say: the packages are the modules, whichever there are, and the folders of data beside them."""

from setuptools import find_packages, setup

DATA = ("rules", "schemas", "templates", "proposals", "reviews")

setup(
    packages=[*find_packages(include=["scn_criteria", "scn_criteria.*"]), *(f"scn_criteria.{name}" for name in DATA)],
    package_dir={f"scn_criteria.{name}": name for name in DATA},
)
