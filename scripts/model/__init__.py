"""What content is: frozen values, read once from the files, used by everything after.

    Library
    ├── facts    languages · bands' grades · subjects · competences · methods · skills · sources · services · words
    └── words    per language: Lesson (plan) + Quiz + Handout · Guide · Card · Page

Every text object knows its file and lines, so that a finding can point at them, and gives its translatable words as
``parts`` (part id → text): that is what a translation is compared with. Nothing here reads, writes or knows a format.
"""

from scripts.model.facts import (
    Grades,
    Language,
    Letters,
    Limits,
    Measure,
    Measures,
    Reading,
    Recommendation,
    Script,
    Service,
    Source,
    Term,
)
from scripts.model.library import Library
from scripts.model.texts import (
    BANDS,
    BLOCKS,
    SECTIONS,
    Band,
    Card,
    Character,
    Choice,
    Goal,
    Guide,
    Handout,
    Lesson,
    Line,
    Option,
    Page,
    Question,
    Quiz,
    Scene,
    Section,
    Step,
    Text,
    Translation,
)

__all__ = [
    "BANDS",
    "BLOCKS",
    "SECTIONS",
    "Band",
    "Card",
    "Character",
    "Choice",
    "Goal",
    "Grades",
    "Guide",
    "Handout",
    "Language",
    "Lesson",
    "Letters",
    "Library",
    "Limits",
    "Line",
    "Measure",
    "Measures",
    "Option",
    "Page",
    "Question",
    "Quiz",
    "Reading",
    "Recommendation",
    "Scene",
    "Script",
    "Section",
    "Service",
    "Source",
    "Step",
    "Term",
    "Text",
    "Translation",
]
