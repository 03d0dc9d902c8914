#!/usr/bin/env python3
"""Scores what models wrote for pages of sites they had not seen, and keeps the figures for check.py.

    crossval.py EVAL OUT        OUT holds paste.jsonl and html.jsonl, as `foresay-training lines --crossval` writes them, and
                                gum.jsonl, ud.jsonl and semeval.jsonl, as `foresay-training crossval reach` does

Writes crossval.json beside this file: the scoreboard's names, the figures out of fold.
"""
import argparse, json, pathlib, re, sys

HERE = pathlib.Path(__file__).resolve().parent
SETS = {"aeb": ["aeb"], "news": ["fundus", "n424"]}


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def same_words(text):
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def first(author):
    return author[0] if isinstance(author, list) else author


def metadata(gold, found):
    """Shares of the pages that state a title, author or date on which it is found, as scoreboard.py counts them."""
    right = {
        "title": lambda g, f: same_words(g) == same_words(f),
        "author": lambda g, f: same_words(first(g)) == same_words(f),
        "date": lambda g, f: g[:10] == (f or "")[:10],
    }
    for field, same in right.items():
        stated = [r for r in gold if r.get(field)]
        yield field, sum(same(r[field], found.get(r["id"], {}).get(field)) for r in stated) / len(stated)


def conditionals(evaluation, out):
    """The scoreboard's figures of the conditional sets, from analyses written out of fold."""
    import scoreboard

    figures = {}
    found = {row["id"]: row for name in ("gum", "ud", "semeval") for row in rows(out / f"{name}.jsonl")}
    scoreboard.run = lambda command, inputs, *flags: found
    scoreboard.conditionals(argparse.Namespace(data=evaluation / "dev", command="", worst=False), lambda k, v, more="": figures.update({k: v}))
    return figures


def main():
    evaluation, out = (pathlib.Path(a) for a in sys.argv[1:3])
    sys.path.insert(0, str(evaluation))
    import score_cleaning

    figures = {}
    for form in ("paste", "html"):
        found = {row["id"]: row for row in rows(out / f"{form}.jsonl")}
        for name, files in SETS.items():
            gold = [row for file in files for row in rows(evaluation / "dev" / "cleaning" / f"{file}.jsonl")]
            s = score_cleaning.score({r["id"]: r["body"] for r in gold}, {k: r["text"] for k, r in found.items()})
            figures[f"{form} {name}"] = s["f1"]
            print(f"{form} {name}: F1 {s['f1']:.3f}, precision {s['precision']:.3f}, recall {s['recall']:.3f}, {s['pages']} pages")
            if name == "news":
                figures |= {f"{form} {field}": share for field, share in metadata(gold, found)}
    figures |= conditionals(evaluation, out)
    for name, figure in figures.items():
        print(f"{name:16} {figure:.4f}")
    (HERE / "crossval.json").write_text(json.dumps({k: round(v, 4) for k, v in figures.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
