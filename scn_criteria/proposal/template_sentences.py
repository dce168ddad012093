"""The sentences of the draft that ``scn new`` writes: text of ours, which says nothing of any proposal.

The same sentences stand in ``templates/proposal.yaml``, most of them in comments; a test holds the two together.
"""

from __future__ import annotations

TEMPLATE_SENTENCES: tuple[str, ...] = (
    "Say in a few sentences what is proposed, for whom, and why now.",
    "The organisation that proposes it",
    "The service or pathway that it works on",
    "How the work ends, or passes to others.",
    "What stays, such as a pathway or an audit",
    "The body that keeps it",
    "The change that is needed.",
    "The first care pathway",
    "The second care pathway",
    "Why this is the best way to plan and deliver the service.",
    "The joint work that it needs.",
    "What was done before.",
    "What is measured, for whom",
    "What partner organisations gain.",
    "From where to where the pathway runs",
    "People with the condition in England.",
    "Admissions in a year.",
    "Why a network is the best way to plan it.",
    "Why a network is the best way to deliver it.",
    "How it bears on the work.",
    "Why a CCG by itself falls short.",
    "Why contracts fall short.",
    "Why tariffs fall short.",
    "Why a network can bring the improvement.",
    "Why a national steer is needed.",
    "What may happen without it.",
    "What it would mean.",
    "How the experience of patients is built into all the work.",
    "How safety is built into all the work.",
    "What the terms of reference say, or where they are.",
    "How patients and the public take part.",
    "What patients gain.",
    "What professionals gain.",
    "The challenge.",
)
