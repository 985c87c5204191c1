"""Which words of an English question carry meaning?

The dictionary calls every English word a noun and writes the commoner ones in katakana (job is ジョブ, the is ザ),
which finds names of offices instead of what is asked.
"""

from __future__ import annotations

# Function words and the words that questions are made of; content is left to the thesaurus.
FUNCTION = frozenset(
    """a about after all also am an and any are as at be because been before being between both but by can could did do
    does doing down e each else etc for from g get gets getting give given go goes going had has have having he her here
    hers him his how i if in into is it its itself just ll may me might more most must my no nor not of off on once one
    ones only or other our ours out over own per put re s same shall she should so some such t take taken than that the
    their theirs them themselves then there these they this those through to too under until up upon us use used using
    ve very via was we well were what when where whether which while who whom whose why will with within without would
    you your yours""".split()  # noqa: SIM905
)
