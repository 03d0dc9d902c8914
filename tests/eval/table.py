#!/usr/bin/env python3
"""Writes the table of measures in README.md from the figures of one run of the scoreboard.

    python3 ../shared/eval/scoreboard.py 'target/release/foresay batch' --json scores.json
    python3 tests/eval/table.py scores.json

Where a stage learned from the very texts it is scored on, its figure is the one in crossval.json, of texts unseen in training.
Others' figures are those measured side by side on the same texts; with a star, on other texts of the same corpus.
Standard library only.
"""
import json, pathlib, sys

README = pathlib.Path(__file__).resolve().parent.parent.parent / "README.md"
OPEN, CLOSE = "<!-- measures -->\n", "<!-- /measures -->\n"
ROWS = [
    ("paste aeb", "the body of a pasted page, words (F1)", "learned line classifier 0.892; trafilatura, which is given the HTML, 0.962"),
    ("paste news", "the same, other news sites", "learned line classifier 0.886; trafilatura, which is given the HTML, 0.937"),
    ("html aeb", "the body of an HTML page, words (F1)", "trafilatura 0.962; Readability.js 0.949"),
    ("html news", "the same, other news sites", "trafilatura 0.937; Readability.js 0.906"),
    ("polnear speech frag e2e", "words in quotation marks with the right speaker", "sayswho 0.832; textacy 0.831; a second annotator 0.953"),
    ("polnear speech all", "all reported speech", "Citron, retrained, 0.674; GenderGapTracker 0.611; a second annotator 0.791"),
    ("polnear speech e2e", "all reported speech with the right speaker", "Citron, retrained, 0.620; GenderGapTracker 0.521; a second annotator 0.774"),
    ("gumnews all", "reported speech in another news corpus", "GenderGapTracker 0.796; Citron 0.655"),
    ("gum detection", "sentences with a conditional", "shallow rules 0.845; a rule on spaCy's trees 0.832"),
    ("gum item F1", "condition and consequence, words", "a rule on spaCy's trees 0.676; shallow rules 0.672"),
    ("semeval F1", "counterfactuals, words", "shallow rules 0.599; an ensemble of large neural models 0.882*"),
    ("articles quotations end to end", "ten annotated articles: quotations with kind and speaker", "a second annotator 0.963*"),
    ("articles scenario end to end", "the same: conditions with outcome and consequences", "a second annotator 0.803*"),
]


def main():
    figures = json.loads(pathlib.Path(sys.argv[1]).read_text())
    figures |= json.loads((pathlib.Path(__file__).resolve().parent / "crossval.json").read_text())
    lines = ["| what is measured (1 is perfect) | Foresay | others |\n", "| --- | --- | --- |\n"]
    lines += [f"| {what} | {figures[name]:.3f} | {others} |\n" for name, what, others in ROWS]
    text = README.read_text()
    head, rest = text.split(OPEN)
    README.write_text(head + OPEN + "".join(lines) + CLOSE + rest.split(CLOSE)[1])


if __name__ == "__main__":
    main()
