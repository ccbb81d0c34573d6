"""Triples of what tasks are about: the topics inferred from their words, and the schemes of cooperation they name."""

from collections.abc import Iterator

from graph.keys import Keys
from graph.terms import Triple, concept, facts_of, integer, node, plain, text
from ontology.records import Plan


def scheme_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The schemes of cooperation between regions that a task names; the text states them."""
    for task, subject in zip(plan.tasks, keys.tasks, strict=True):
        yield from facts_of(subject, *(("zt:scheme", text(name)) for name in task.schemes))


def topic_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The topics of the tasks, and one node for each that says by which words it was chosen; all of it is inferred."""
    for task, subject in zip(plan.tasks, keys.tasks, strict=True):
        for place, topic in enumerate(task.topics, 1):
            code = concept("topic", topic.code)
            yield from facts_of(subject, ("zt:topic", code))
            yield from node(
                f"{subject[:-1]}#topic-{place}>",
                "zt:TopicAssignment",
                ("zt:ofTask", subject),
                ("zt:inPlan", keys.plan),
                ("zt:topic", code),
                ("zt:order", integer(place)),
                *(("zt:decidingWord", text(word)) for word in topic.words),
                ("zt:confidence", plain("inferred")),
            )
