#!/usr/bin/env python3
"""Measures one network with igraph and with ours, in one run, and prints the ratio for each measure.

    python3 benches/network/compare.py            fails if a value differs
    python3 benches/network/compare.py --strict   fails as well if ours is slower, for any measure

Makes an environment with python-igraph of its own under the folder where cargo builds. See README.md.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
HOME = TARGET / "bench-igraph"
CARGO = ["cargo", "bench", "--quiet", "-p", "network", "--bench", "measures", "--"]
SOURCES = 64  # as in measures.rs
TURNS = 2  # how often each program has its turn
TIMES = 2  # how often each measure is taken in a turn, as in measures.rs; the fastest counts

# Leiden is played with dice: the groups differ, but must explain the ties about as well.
LEIDEN_SLACK = 0.005


def main():
    try:
        import igraph
    except ImportError:
        return run_with_igraph()
    with tempfile.TemporaryDirectory() as folder:
        arcs = os.path.join(folder, "arcs.tsv")
        subprocess.run([*CARGO, "--write", arcs], cwd=ROOT, check=True)
        # By turns, so that a busy moment of the machine does not fall on one of them alone.
        ours, theirs = {}, {}
        for _ in range(TURNS):
            keep_fastest(ours, our_figures(arcs))
            keep_fastest(theirs, igraph_figures(igraph, arcs))
    return report(igraph.__version__, ours, theirs)


def our_figures(arcs):
    command = [*CARGO, "--read", arcs, "--lines"]
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return {name: (float(seconds), float(value)) for name, seconds, value in map(str.split, lines)}


def keep_fastest(so_far, figures):
    for name, figure in figures.items():
        so_far[name] = min(so_far.get(name, figure), figure)


def run_with_igraph():
    python = HOME / "bin" / "python"
    if os.environ.get("IGRAPH_TRIED"):
        sys.exit("python-igraph was installed but cannot be loaded")
    if not python.exists():
        venv.create(HOME, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "python-igraph"], check=True)
    return subprocess.run([python, __file__, *sys.argv[1:]], env={**os.environ, "IGRAPH_TRIED": "1"}).returncode


def igraph_figures(igraph, path):
    found = {}

    def timed(name, measure, value):
        best = None
        for _ in range(TIMES):
            start = time.perf_counter()
            result = measure()
            seconds = time.perf_counter() - start
            best = seconds if best is None else min(best, seconds)
        found[name] = (best, float(value(result)))
        return result

    pairs, weights = [], []
    with open(path) as file:
        for line in file:
            one, other, weight = line.split()
            pairs.append((int(one), int(other)))
            weights.append(float(weight))
    people = 1 + max(max(pair) for pair in pairs)

    # The native dice of igraph: those of Python would slow it down.
    igraph.set_random_number_generator(None)
    sources = [place * people // SOURCES for place in range(SOURCES)]
    graph = timed(
        "build",
        lambda: igraph.Graph(n=people, edges=pairs, directed=True, edge_attrs={"weight": weights}),
        lambda graph: graph.ecount(),
    )
    ties = timed("ties", lambda: graph.as_undirected(combine_edges={"weight": "sum"}), lambda ties: ties.ecount())
    timed("density", graph.density, float)
    timed("reciprocity", graph.reciprocity, float)
    timed("components", lambda: graph.connected_components(mode="weak"), len)
    timed("core_numbers", ties.coreness, max)
    timed("pagerank", lambda: graph.pagerank(damping=0.85, weights="weight"), max)
    timed("betweenness", lambda: ties.betweenness(sources=sources), max)
    timed("betweenness_directed", lambda: graph.betweenness(sources=sources), max)
    timed(
        "leiden",
        lambda: ties.community_leiden(objective_function="modularity", weights="weight", n_iterations=2),
        lambda groups: ties.modularity(groups.membership, weights="weight"),
    )
    return found


def report(version, ours, theirs):
    print(f"igraph {version}; times are the fastest of {TURNS * TIMES}; below 1.00 is faster than igraph\n")
    print(f"{'measure':<22}{'ours ms':>10}{'igraph ms':>11}{'ratio':>8}   value")
    slower, wrong, totals = [], [], [0.0, 0.0]
    for name, (seconds, value) in theirs.items():
        mine, my_value = ours[name]
        # How each program takes in its arcs is not a measure: one reads a list of Python's.
        if name != "build":
            totals[0] += mine
            totals[1] += seconds
            if mine > seconds:
                slower.append(name)
        if name == "leiden":
            same = my_value >= value - LEIDEN_SLACK
        else:
            same = abs(my_value - value) <= 1e-6 * max(1e-6, abs(value))
        if not same:
            wrong.append(name)
        print(f"{name:<22}{mine * 1e3:>10.2f}{seconds * 1e3:>11.2f}{mine / seconds:>8.2f}   {my_value:.9g} / {value:.9g}")
    print(f"{'all but build':<22}{totals[0] * 1e3:>10.2f}{totals[1] * 1e3:>11.2f}{totals[0] / totals[1]:>8.2f}")
    if wrong:
        print("values differ:", ", ".join(wrong))
    if slower:
        print("slower than igraph:", ", ".join(slower))
    return 1 if wrong or ("--strict" in sys.argv and slower) else 0


if __name__ == "__main__":
    sys.exit(main())
