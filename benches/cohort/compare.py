#!/usr/bin/env python3
"""Composes the same cohorts with ours, with HiGHS and with CBC, and prints what each costs in processor time.

    python3 benches/cohort/compare.py            fails if a result differs, or is not proven
    python3 benches/cohort/compare.py --strict   fails as well where ours is slower than either

The question comes as it is, and is made a mixed-integer program here, in another language and in the usual way: so the results
check our rows too. Makes an environment with highspy and PuLP (which brings CBC) of its own. See README.md.
"""

import collections
import json
import math
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
HOME = TARGET / "bench-solvers"
CARGO = ["cargo", "bench", "--quiet", "-p", "matching", "--bench", "cohort", "--"]
SECONDS = 120  # for a solver to prove one question; HiGHS counts by the clock on the wall


def main():
    try:
        import highspy, pulp  # noqa: F401
    except ImportError:
        return run_with_solvers()
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*CARGO, "--write", folder], cwd=ROOT, check=True)
        lines = subprocess.run([*CARGO, "--lines"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        ours = {name: figures for name, *figures in map(str.split, lines.splitlines())}
        print(f"{'question':<16}{'ours s':>9}{'HiGHS s':>9}{'CBC s':>9}   {'gap':>10} the same?")
        wrong, slower, sums = [], [], [0.0, 0.0, 0.0]
        for name, (seconds, gap, at_least, nodes) in ours.items():
            if wanted and not any(word in name for word in wanted):
                continue
            model = program(json.loads((pathlib.Path(folder) / f"{name}.json").read_text()))
            mps = os.path.join(folder, f"{name}.mps")
            model.writeMPS(mps)
            # A file of this kind has no place for what every group costs.
            always = model.objective.constant
            (highs, highs_gap), (cbc, cbc_gap) = by_highs(mps), by_cbc(mps)
            highs_gap, cbc_gap = highs_gap + always, cbc_gap + always
            seconds, gap = float(seconds), int(gap)
            # Who did not come to a proof in time is left out of the comparison, and marked.
            late = [solver for solver, other in (("HiGHS", highs_gap), ("CBC", cbc_gap)) if math.isnan(other)]
            same = gap == int(at_least) and all(abs(gap - other) < 0.5 for other in (highs_gap, cbc_gap) if not math.isnan(other))
            said = "yes" if same else f"no: {at_least} {highs_gap} {cbc_gap}"
            said += "".join(f", {solver} not proven" for solver in late)
            print(f"{name:<16}{seconds:>9.3f}{highs:>9.3f}{cbc:>9.3f}   {gap:>10} {said}, {nodes} nodes", flush=True)
            sums = [one + other for one, other in zip(sums, (seconds, highs, cbc))]
            if not same:
                wrong.append(name)
            if seconds > min(highs, cbc):
                slower.append(name)
        print(f"{'all':<16}{sums[0]:>9.3f}{sums[1]:>9.3f}{sums[2]:>9.3f}")
    if wrong:
        print("not the same, or not proven:", ", ".join(wrong))
    if slower:
        print("slower than one of them:", ", ".join(slower))
    return 1 if wrong or ("--strict" in sys.argv and slower) else 0


def run_with_solvers():
    python = HOME / "bin" / "python"
    if os.environ.get("SOLVERS_TRIED"):
        sys.exit("highspy and PuLP were installed but cannot be loaded")
    if not python.exists():
        venv.create(HOME, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "highspy", "pulp"], check=True)
    return subprocess.run([python, __file__, *sys.argv[1:]], env={**os.environ, "SOLVERS_TRIED": "1"}).returncode


def by_highs(mps):
    import highspy

    solver = highspy.Highs()
    for option, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.4, "time_limit": SECONDS}.items():
        solver.setOptionValue(option, value)
    solver.readModel(mps)
    start = time.process_time()
    solver.run()
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return time.process_time() - start, solver.getInfo().objective_function_value if proven else float("nan")


def by_cbc(mps):
    import pulp

    # Its child's processor time; what reading the file takes is in it, a few hundredths of a second at most.
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    solution = mps + ".cbc"
    path = pulp.PULP_CBC_CMD().path
    command = [path, mps, "-ratio", "0", "-allow", "0.4", "-sec", str(SECONDS), "-timeMode", "cpu", "-solve", "-solution", solution]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    head = open(solution).readline()
    value = float(head.rsplit(" ", 1)[1]) if head.startswith("Optimal") else float("nan")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, value


def program(question):
    """The question as a mixed-integer program: products by variables of their own, bands by one variable each."""
    import pulp

    model = pulp.LpProblem("cohort", pulp.LpMinimize)
    people, stay, places = question["people"], question["stay"], question["places"]
    size = stay + places
    each = max(size - 1, 1)
    x = [1 if one < stay else pulp.LpVariable(f"x{one}", cat="Binary") for one in range(len(people))]
    total = pulp.lpSum
    model += total(x[stay:]) == places
    cost, products = [], {}

    def both(one, other):
        """x * y: below each, above what is left of both."""
        if one < stay or other < stay:
            return x[max(one, other)] if min(one, other) < stay else 1
        if (one, other) not in products:
            variable = pulp.LpVariable(f"p{one}_{other}", 0, 1)
            products[one, other] = variable
        return products[one, other]

    def count(dimension, value):
        return total(x[one] for one, person in enumerate(people) if person["traits"][dimension] == value)

    def said(dimension):
        if all(person["traits"][dimension] is not None for person in people):
            return size
        return total(x[one] for one, person in enumerate(people) if person["traits"][dimension] is not None)

    def values(dimension):
        return sorted({person["traits"][dimension] for person in people} - {None})

    def gap(name, *sums):
        """What is above each of the sums, and above nothing."""
        variable = pulp.LpVariable(name, 0)
        for one in sums:
            model.addConstraint(pulp.LpAffineExpression(one) - variable <= 0)
        return variable

    for kind, *rest in question["conditions"]:
        if kind == "avoid":
            one, other = sorted(rest)
            if other >= stay:
                model += x[one] + x[other] <= 1
        elif kind == "together":
            model += x[rest[0]] - x[rest[1]] == 0
        elif kind == "at most":
            dimension, value, most = rest
            for v in values(dimension) if value is None else [value]:
                already = sum(person["traits"][dimension] == v for person in people[:stay])
                if sum(person["traits"][dimension] == v for person in people) > max(most, already):
                    model += count(dimension, v) <= max(most, already)
        elif kind == "at least":
            dimension, value, least = rest
            model += count(dimension, value) >= least

    for number, (weight, aim, *rest) in enumerate(question["targets"]):
        if aim == "spread":
            dimension, least = rest
            for v in values(dimension):
                # Where everybody said and so few have a value that it cannot be too many, a modeller leaves it out, and so do we.
                having = sum(person["traits"][dimension] == v for person in people)
                if said(dimension) is size and 1000 * having <= (1000 - least) * size:
                    continue
                over = 1000 * count(dimension, v) - (1000 - least) * said(dimension)
                cost.append(weight * each * gap(f"g{number}_{v}", over))
        elif aim == "share":
            dimension, value, low, high = rest
            people_with, of = count(dimension, value), said(dimension)
            cost.append(weight * each * gap(f"g{number}", low * of - 1000 * people_with, 1000 * people_with - high * of))
        elif aim == "power":
            for pair in {tuple(sorted(pair)) for pair in question["lines"]}:
                product = both(*pair)
                if pair in products:
                    model += product >= x[pair[0]] + x[pair[1]] - 1
                cost.append(weight * each * 1000 * product)
        elif aim == "ties":
            low, high = rest
            known = []
            for one, other, strength in question["ties"]:
                one, other = min(one, other), max(one, other)
                new = (one, other) not in products
                product = both(one, other)
                if (one, other) in products:
                    if new:
                        model += product >= x[one] + x[other] - 1
                    model += product <= x[one]
                    model += product <= x[other]
                known.append(strength * product)
            pairs = size * (size - 1) // 2
            cost.append(2 * weight * gap(f"g{number}", low * pairs - total(known), total(known) - high * pairs))
        elif aim == "cover":
            (least,) = rest
            offering, needing = collections.defaultdict(list), collections.defaultdict(list)
            for one, person in enumerate(people):
                for topic in person["offers"]:
                    offering[topic].append(x[one])
                for topic in set(person["needs"]) - set(person["offers"]):
                    needing[topic].append(x[one])
            unmet, needs = [], []
            for topic, who in needing.items():
                met = pulp.LpVariable(f"z{topic}", cat="Binary")
                model += met <= total(offering[topic])
                for place, one in enumerate(who):
                    needs.append(one)
                    without = pulp.LpVariable(f"u{topic}_{place}", 0, 1)
                    model += without >= one - met
                    unmet.append(without)
            cost.append(weight * each * gap(f"g{number}", 1000 * total(unmet) - (1000 - least) * total(needs)))
    model.setObjective(total(cost))
    return model


if __name__ == "__main__":
    sys.exit(main())
