"""Which words of an English question carry meaning?

The dictionary calls every English word a noun and writes the commoner ones in katakana (job is ジョブ, the is ザ),
which finds names of offices instead of what is asked.
"""

from __future__ import annotations

# Function words and the words that questions are made of; content is left to the thesaurus.
FUNCTION = frozenset(
    """a about across actually after against all almost along already also although always am among an and another
    any anybody anyone anything anywhere are around as at away back be became because become becomes been before
    behind being between both but by came can certain come comes coming could despite did do does doing down during
    e each either else enough especially etc even ever every everybody everyone everything everywhere exactly far
    few fewer first for former from g generally get gets getting give given go goes going had happen happened
    happening happens has have having he her here hers him his how however i if in instead into is it its itself
    just keep keeps kept last later latter least less let lets like likely ll lot lots made mainly make makes making
    many may maybe me might more most mostly much must my near nearly neither never next no nobody none nor not
    nothing now of off often on once one ones only or other others otherwise our ours out over own particular people
    per perhaps possible possibly put quite rather re really right s said same say says second seem seems several
    shall she should simply since so some somebody someone something sometimes somewhere soon still such sure t take
    taken than that the their theirs them themselves then there these they thing things this those though through to
    together too toward towards tried try trying typically under unless unlike until up upon us use used using usual
    usually various ve very via want wanted wants was way ways we well were what when where whether which while who
    whom whose why will with within without would yes yet you your yours""".split()  # noqa: SIM905
)
