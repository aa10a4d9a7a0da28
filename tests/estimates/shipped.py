"""Write anew the answers that come with the app, for what a first start can show.

python -m tests.estimates.shipped
"""

from roi_app import assets
from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import Case, resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.answer import answer
from roi_app.estimates.kept_answers import ENDING, MODEL, SHIPPED, KeptAnswers, model_sum

FOLDER = assets.path(SHIPPED)


def first_cases() -> tuple[Case, ...]:
    """The samples, and the empty shop behind the welcome."""
    return tuple(resolve(document, default_catalogue()) for document in (*map(sample, SAMPLES), Document()))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob(f"*{ENDING}"):
        old.unlink()
    (FOLDER / MODEL).write_text(f"{model_sum()}\n", encoding="utf-8", newline="\n")
    for case in first_cases():
        KeptAnswers(FOLDER).keep(answer(case))
