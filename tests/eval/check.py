#!/usr/bin/env python3
"""Compares every measure of the scoreboard with its floor.

    python3 tests/eval/check.py ../shared/eval            table of measure, floor, now; exit 1 where one fell
    python3 tests/eval/check.py ../shared/eval --raise    write what is reached now as the floors, where it is higher

Floors stand in tests/eval/floors.json beside this file, one object a measure:

    "polnear all": {"floor": 0.801}                       the scoreboard's own figure
    "paste news": {"floor": 0.95, "figure": "crossval"}   a stage learned from these very texts: its figure is the one
                                                          in crossval.json (`make crossval`), on texts unseen in training;
                                                          "shipped" besides bounds what the shipped model does here
    "articles traps (count)": {"ceiling": 1}              a count of mistakes: lower is better

"foundation ..." are the measures of the five articles of FIVE alone. A drop of up to TOLERANCE is rounding, not a loss.
Standard library only.
"""
import argparse, json, math, pathlib, shlex, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FLOORS, CROSSVAL = HERE / "floors.json", HERE / "crossval.json"
TOLERANCE = 0.0005
FIVE = "korea-times,donga,arirang-transcript,cho-trump,harris-hankyoreh"
# Which of precision, recall and F is the figure; F where a measure is not named.
FIGURE = {"attribution": "p", "outcome": "p", "kind": "p", "document kind": "p", "turns": "r"}


def read(path):
    return json.loads(path.read_text()) if path.exists() else {}


def scoreboard(evaluation, binary):
    """Every figure of the scoreboard, printed as it goes, and those of the five articles."""
    command = f"{shlex.quote(str(binary))} batch"
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "scores.json"
        subprocess.run([sys.executable, evaluation / "scoreboard.py", command, "--json", out], check=True)
        figures = json.loads(out.read_text())
    done = subprocess.run([sys.executable, evaluation / "score_articles.py", evaluation / "dev" / "articles",
                           "--only", FIVE, "--run", command, "--json"], check=True, stdout=subprocess.PIPE)
    five = json.loads(done.stdout)
    for name, score in five["scores"].items():
        figures[f"foundation {name}"] = score[FIGURE.get(name, "f")]
    figures["foundation traps (count)"] = five["traps"]
    return figures


def is_count(name):
    return name.endswith("(count)")


def compare(floors, figures, crossval):
    """Rows of (measure, bound, now, fell, note), in the figures' order and then those that gave no figure."""
    rows = []
    for name in [*figures, *(n for n in floors if n not in figures)]:
        entry, now, note = floors.get(name, {}), figures.get(name), ""
        if entry.get("figure") == "crossval":
            note = f"crossval; on the texts it learned from {now:.3f}" if now is not None else "crossval"
            now = crossval.get(name)
        bound = entry.get("ceiling" if is_count(name) else "floor")
        shipped = figures.get(name)
        if now is None: fell, note = True, "no figure"
        elif shipped is not None and shipped < entry.get("shipped", 0) - TOLERANCE:
            fell, note = True, f"the shipped model fell from {entry['shipped']:.4f} to {shipped:.4f}"
        elif bound is None: fell, note = True, "no floor yet: make floors"
        else: fell = now > bound if is_count(name) else now < bound - TOLERANCE
        rows.append((name, bound, now, fell, note))
    return rows


def show(rows):
    cell = lambda v: "-" if v is None else f"{v:.4f}"
    print(f"\n{'measure':36}{'floor':>9}{'now':>9}")
    for name, bound, now, fell, note in rows:
        better = now is not None and bound is not None and (now < bound if is_count(name) else now > bound + TOLERANCE)
        mark = "FELL" if fell and bound is not None else "" if not fell else "MISSING"
        print(f"{name:36}{cell(bound):>9}{cell(now):>9}  {mark or ('higher' if better and not is_count(name) else 'fewer' if better else '')}"
              f"{'  ' + note if note else ''}".rstrip())


def raised(floors, rows, figures):
    """The floors with every bound moved to what is reached, where that is better."""
    out = {}
    for name, bound, now, _, _ in rows:
        entry = dict(floors.get(name, {}))
        if now is not None:
            if is_count(name): entry["ceiling"] = now if bound is None else min(bound, now)
            else: entry["floor"] = max(math.floor(now * 1e4) / 1e4, bound or 0)
        if entry.get("figure") == "crossval" and name in figures:
            entry["shipped"] = max(math.floor(figures[name] * 1e4) / 1e4, entry.get("shipped", 0))
        out[name] = entry
    return out


def write(floors):
    lines = [f" {json.dumps(name)}: {json.dumps(entry)}" for name, entry in floors.items()]
    FLOORS.write_text("{\n" + ",\n".join(lines) + "\n}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", type=pathlib.Path)
    parser.add_argument("--binary", type=pathlib.Path, default=ROOT / "target" / "release" / "foresay")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better figures as the new floors")
    o = parser.parse_args()
    floors = read(FLOORS)
    figures = scoreboard(o.evaluation.resolve(), o.binary.resolve())
    rows = compare(floors, figures, read(CROSSVAL))
    show(rows)
    if o.lift:
        write(raised(floors, rows, figures))
        print(f"\nfloors written: {FLOORS.relative_to(ROOT)}")
        return 0
    fell = sum(row[3] for row in rows)
    print(f"\nmeasures: {len(rows) - fell} passed, {fell} failed")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
