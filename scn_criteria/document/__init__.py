"""The room of documents: YAML with exact places, limits, and schemas to judge it by. It knows nothing of networks."""

from scn_criteria.document.codes import CODES
from scn_criteria.document.document import Data, Document, Loaded
from scn_criteria.document.files import read_file, read_stream
from scn_criteria.document.kinds import is_other_data, is_record, mapping, states_format
from scn_criteria.document.limits import LIMITS, Limits
from scn_criteria.document.loading import load
from scn_criteria.document.places import Places
from scn_criteria.document.remedy import Remedy, Way, fix_of
from scn_criteria.document.schema import Schema, load_schema
from scn_criteria.document.suggestion import suggest
from scn_criteria.document.suppression import Settled, settle, settle_files

__all__ = [
    "CODES",
    "LIMITS",
    "Data",
    "Document",
    "Limits",
    "Loaded",
    "Places",
    "Remedy",
    "Schema",
    "Settled",
    "Way",
    "fix_of",
    "is_other_data",
    "is_record",
    "load",
    "load_schema",
    "mapping",
    "read_file",
    "read_stream",
    "settle",
    "settle_files",
    "states_format",
    "suggest",
]
