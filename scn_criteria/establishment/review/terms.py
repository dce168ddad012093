"""The words of reviews, as enumerations. Each value is the word that files and JSON use; ``title`` is for readers.

Source: Strategic Clinical Networks, update (November 2012): Measuring SCN effectiveness, SCNs will be successful if they...,
SCNs - guiding principles; and The Way Forward, The first strategic clinical networks.
"""

from __future__ import annotations

from scn_criteria.terms import Titled


class ReviewMeasure(Titled):
    """What a network is rated on: structure, process, outcome and principles. Each has a table of this name."""

    GOV = ("governance", "Governance")
    PPI = ("involvement", "Patient and public involvement")
    FIN = ("finance", "Finance")
    PRG = ("programme", "Programme from national priorities")
    CHM = ("change_model", "Change model in use")
    SPR = ("spread", "Spread of innovation and good practice")
    REP = ("annual_report", "Annual report published")
    AIMS = ("progress", "Progress on the aims")
    PRN = ("principles", "The five guiding principles")


class MeasureKind(Titled):
    """The kinds of measure that the update names, in its order, and the principles."""

    STRUCTURE = ("structure", "Structure")
    PROCESS = ("process", "Process")
    OUTCOME = ("outcome", "Outcome")
    PRINCIPLES = ("principles", "Guiding principles")


KINDS = {
    MeasureKind.STRUCTURE: (ReviewMeasure.GOV, ReviewMeasure.PPI, ReviewMeasure.FIN),
    MeasureKind.PROCESS: (ReviewMeasure.PRG, ReviewMeasure.CHM, ReviewMeasure.SPR, ReviewMeasure.REP),
    MeasureKind.OUTCOME: (ReviewMeasure.AIMS,),
    MeasureKind.PRINCIPLES: (ReviewMeasure.PRN,),
}


class SuccessStatement(Titled):
    """The four statements of what makes networks a success, each with a table of this name."""

    SUC1 = ("big_issues", "Tackles the big issues and serves its members")
    SUC2 = ("help_given", "Helps with delivery, the Constitution, the Outcomes Framework, equality and finances")
    SUC3 = ("expertise", "Brings expert advice, clinical leadership, the voice of patients and good practice")
    SUC4 = ("partners_helped", "Helps commissioners and providers to better quality and outcomes")


PARTS = {
    SuccessStatement.SUC1: ("big_issues", "members"),
    SuccessStatement.SUC2: ("delivery", "constitution", "outcomes_framework", "equality", "sustainable_finances"),
    SuccessStatement.SUC3: ("expert_advice", "clinical_leadership", "patient_voice", "good_practice"),
    SuccessStatement.SUC4: ("commissioners", "providers"),
}
"""What each statement is made of."""


class Progress(Titled):
    """The progress of an aim, weakest first."""

    WORSE = ("worse", "Worse than at the baseline")
    BEHIND = ("behind", "Behind")
    ON_TRACK = ("on_track", "On track")
    REACHED = ("reached", "Reached")
    NOT_MEASURED = ("not_measured", "Not measured")


class TermStatus(Titled):
    """How much of its term a network has left."""

    WITHIN = ("within", "Within its term")
    LAST_YEAR = ("last_year", "In its last year, and ready for it")
    UNPREPARED = ("unprepared", "In its last year, and not ready for it")
    USED_UP = ("used_up", "At the end of its term")


class Ending(Titled):
    """Whether there is a ground to end before the term does."""

    FINISHED = ("finished", "Its aims are reached")
    SHIFTED = ("shifted", "Priorities have shifted")
    STANDS = ("stands", "None")


class ReviewOutcome(Titled):
    """What is recommended for a network."""

    CONTINUE = ("continue", "Continue")
    IMPROVE = ("improve", "Improve")
    CONCLUDE = ("conclude", "Conclude")
    DEFER = ("defer", "Defer: what is missing may change the answer")
