"""The files of final evaluations. Accounts are in no file: evaluators are called by their posts."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.tables.happenings import PARTNERSHIP
from evaluations.freezing.shape import check_content
from evaluations.models import Evaluation, EvaluationVerdict, Evaluator, FollowUp, Judgement
from portal.record_tables import KEY
from portal.table_documents import Document
from portal.table_links import Ref
from portal.table_numbers import Integer
from portal.tables import Choice, Day, Rule, Table, Text, vague

EVALUATION = Ref("evaluation", _("The evaluation."))
OF_FINAL = Q(evaluation__final_on__isnull=False)

EVALUATIONS = Table(
    model=Evaluation,
    file="evaluations.csv",
    meaning=_("Final evaluations of partnerships, each as it was frozen; what is still a draft is in no file."),
    below="partnership",
    dated="final_on",
    only=Q(final_on__isnull=False),
    columns=(
        KEY,
        PARTNERSHIP,
        Ref("basis", _("The agreement on which it rests.")),
        Day("cutoff", _("Records up to this day count.")),
        Ref("rubric", _("The version of the rubric.")),
        Text("summary", _("What a council member should know, in a minute.")),
        Choice("recommendation", _("What is recommended.")),
        Text("recommendation_reasons", _("Why that is recommended.")),
        Day("begun_on", _("When it was begun.")),
        Day("submitted_on", _("When it was submitted.")),
        Day("final_on", _("Since when it is final.")),
        Ref("succeeds", _("The evaluation whose place it takes.")),
        Document(
            "frozen",
            _("All that its page shows, with the fingerprints of the records that it rests on."),
            check=check_content,
        ),
    ),
    rules=(
        Rule(
            "frozen",
            """
            SELECT _row FROM {rows} AS r JOIN evaluations_rubricversion AS v ON v.id = r.rubric_id
            JOIN agreements_partnership AS p ON p.id = r.partnership_id
            WHERE (frozen ->> 'key', frozen ->> 'cutoff', frozen #>> '{{rubric,key}}', frozen #>> '{{partnership,key}}')
                IS DISTINCT FROM (r.key, r.cutoff::text, v.key, p.key)
            """,
            _("Is not the content of this evaluation: take both as a package holds them."),
        ),
    ),
)

EVALUATORS = Table(
    model=Evaluator,
    file="evaluators.csv",
    meaning=_("Who evaluated, by post, never by name."),
    below="evaluation",
    only=OF_FINAL,
    closed_above=True,
    columns=(KEY, EVALUATION, Text("post", _("The post."))),
)

JUDGEMENTS = Table(
    model=Judgement,
    file="judgements.csv",
    meaning=_("What each evaluator thought of each element, before the final verdict."),
    below="evaluation",
    only=OF_FINAL,
    closed_above=True,
    columns=(
        KEY,
        EVALUATION,
        Ref("evaluator", _("Who judges.")),
        Choice("element", _("The element that is judged.")),
        Choice("verdict", _("The verdict.")),
        Text("reasons", _("Why.")),
    ),
)

VERDICTS = Table(
    model=EvaluationVerdict,
    file="evaluation_verdicts.csv",
    meaning=_("The final verdict of each evaluation on each element."),
    below="evaluation",
    only=OF_FINAL,
    closed_above=True,
    columns=(
        KEY,
        EVALUATION,
        Choice("element", _("The element that is judged.")),
        Choice("verdict", _("The verdict.")),
        Text("reasons", _("Why it departs from the computed one.")),
    ),
)

FOLLOW_UPS = Table(
    model=FollowUp,
    file="follow_ups.csv",
    meaning=_("What shall follow from evaluations, who does it and until when."),
    below="evaluation",
    only=OF_FINAL,
    closed_above=True,
    columns=(
        KEY,
        EVALUATION,
        Integer("position", _("Its place among those of the evaluation, from 1.")),
        Text("action", _("What shall be done.")),
        Ref("agency", _("The agency that does it.")),
        Text("who", _("Who else does it.")),
        *vague("due", _("Until when.")),
        *vague("done", _("When it was done.")),
        Text("done_note", _("What was done.")),
    ),
)

FINAL_EVALUATIONS = (EVALUATIONS, EVALUATORS, JUDGEMENTS, VERDICTS, FOLLOW_UPS)
