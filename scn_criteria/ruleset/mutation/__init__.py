"""Every single change to the rows of a ruleset: noticed by a case, proved to make no difference, or worth a question."""

from scn_criteria.ruleset.mutation.changes import Mutant, mutants
from scn_criteria.ruleset.mutation.edits import Kind
from scn_criteria.ruleset.mutation.suggestion import Question, Questioner
from scn_criteria.ruleset.mutation.survey import Survey, Survivor, survey

__all__ = ["Kind", "Mutant", "Question", "Questioner", "Survey", "Survivor", "mutants", "survey"]
