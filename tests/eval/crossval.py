#!/usr/bin/env python3
"""Scores bodies that models wrote for pages of sites they had not seen.

    crossval.py EVAL OUT        OUT holds paste.jsonl and html.jsonl, as `foresay-training lines --crossval` writes them
"""
import json, pathlib, sys

evaluation, out = map(pathlib.Path, sys.argv[1:3])
sys.path.insert(0, str(evaluation))
import score_cleaning


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


for form in ("paste", "html"):
    found = {row["id"]: row["text"] for row in rows(out / f"{form}.jsonl")}
    for name, files in {"aeb": ["aeb"], "news": ["fundus", "n424"]}.items():
        gold = {row["id"]: row["body"] for file in files for row in rows(evaluation / "dev" / "cleaning" / f"{file}.jsonl")}
        s = score_cleaning.score(gold, found)
        print(f"{form} {name}: F1 {s['f1']:.3f}, precision {s['precision']:.3f}, recall {s['recall']:.3f}, {s['pages']} pages")
