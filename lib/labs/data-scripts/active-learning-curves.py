"""Makes public/labs/active-learning.v1.json, the learning curves of L05.

Data: scikit-learn's bundled copy of the test part of "Optical Recognition of Handwritten Digits" (E. Alpaydin and
C. Kaynak, UCI Machine Learning Repository, 1998, CC BY 4.0): 1,797 images of 8 x 8 values from 0 to 16. Nothing is
fetched. scikit-learn is needed only here:

    python3 -m venv /folder/venv && /folder/venv/bin/pip install scikit-learn==1.9.1
    /folder/venv/bin/python lib/labs/data-scripts/active-learning-curves.py public/labs/active-learning.v1.json
    npx prettier --write public/labs/active-learning.v1.json

One split into a pool of 1,200 and a test set of 597. Eight seeds: each orders the pool, starts with its first 20 images
and adds ten in each of 19 rounds; the random choice takes the next ten of the order. The learner is a logistic
regression with C = 10 on values divided by 16, trained anew in each round. The test set is always clean.

Wrong labels: "scattered" gives a label one of the nine other digits with the chance of the setting; "alike" gives the
hardest images (those that a model which has seen the rest of the pool finds closest, twice the share of the setting)
their closest wrong digit with a chance of one half. An image has the same label in all strategies of a seed.

Other versions of the solver move single curves by a few images of 597, and means of eight seeds by less than 0.01.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

SEEDS, POOL, START, BATCH, ROUNDS = 8, 1200, 20, 10, 19
STRATEGIES = ["random", "confidence", "margin", "entropy"]
EXPLORED = ["clean", "scattered-10", "alike-10", "alike-20"]
TASKS = ["scattered-5", "scattered-15", "alike-5", "alike-15"]
SHOWN_SEED = 0


def learner():
    return LogisticRegression(C=10, max_iter=5000)


def doubt(strategy, p):
    """The lower, the sooner an image is asked for. p: one row of probabilities for each candidate."""
    top = np.sort(p, axis=1)
    if strategy == "margin":
        return top[:, -1] - top[:, -2]
    if strategy == "confidence":
        return top[:, -1]
    return (p * np.log2(np.clip(p, 1e-12, 1))).sum(axis=1)


def rivals(x, y):
    """Closest wrong digit of each image, and its place when all are ordered from hard to easy, 0 to 1."""
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    p = cross_val_predict(learner(), x, y, cv=folds, method="predict_proba")
    rows = np.arange(len(y))
    right = p[rows, y].copy()
    p[rows, y] = -1
    order = np.argsort(np.argsort(right - p.max(axis=1), kind="stable"), kind="stable")
    return p.argmax(axis=1), order / len(y)


def labels(y, setting, seed, rival, place):
    rng = np.random.default_rng(500 + seed)
    u, other = rng.random(len(y)), (y + rng.integers(1, 10, len(y))) % 10
    if setting == "clean":
        return y
    kind, share = setting.split("-")
    share = int(share) / 100
    if kind == "scattered":
        return np.where(u < share, other, y)
    return np.where((place < 2 * share) & (u < 0.5), rival, y)


def run(x, given, test_x, test_y, strategy, seed):
    """Right answers on the test set by round, and what was picked: pool place, label, two first guesses and chances in %."""
    order = np.random.default_rng(seed).permutation(POOL)
    labelled, rest = list(order[:START]), order[START:]
    right, rounds = [], [[[int(i), int(given[i])] for i in labelled]]
    for turn in range(ROUNDS + 1):
        model = learner().fit(x[labelled], given[labelled])
        right.append(int((model.predict(test_x) == test_y).sum()))
        if turn == ROUNDS:
            return right, rounds
        p = model.predict_proba(x[rest])
        chosen = np.arange(BATCH) if strategy == "random" else np.argsort(doubt(strategy, p))[:BATCH]
        picks = []
        for place in chosen:
            first, second = np.argsort(-p[place])[:2]
            picks.append([int(rest[place]), int(given[rest[place]]), int(model.classes_[first]), int(model.classes_[second]),
                          int(round(100 * p[place][first])), int(round(100 * p[place][second]))])
        rounds.append(picks)
        labelled += list(rest[chosen])
        rest = np.delete(rest, chosen)


def main(target):
    digits = load_digits()
    order = np.random.default_rng(0).permutation(len(digits.target))
    pool, test = order[:POOL], order[POOL:]
    x, y, test_x, test_y = digits.data[pool] / 16, digits.target[pool], digits.data[test] / 16, digits.target[test]
    rival, place = rivals(x, y)
    curves, shown, used = {}, {}, set()
    for setting in EXPLORED + TASKS:
        curves[setting] = {}
        for strategy in STRATEGIES:
            runs = [run(x, labels(y, setting, s, rival, place), test_x, test_y, strategy, s) for s in range(SEEDS)]
            curves[setting][strategy] = [right for right, _ in runs]
            print(setting, strategy, np.round(np.mean(curves[setting][strategy], axis=0) / len(test), 3).tolist(), flush=True)
            if setting in EXPLORED:
                shown.setdefault(setting, {})[strategy] = runs[SHOWN_SEED][1]
                used |= {pick[0] for picks in runs[SHOWN_SEED][1] for pick in picks}
    images = sorted(used)
    places = {image: index for index, image in enumerate(images)}
    for pick in (pick for each in shown.values() for rounds in each.values() for picks in rounds for pick in picks):
        pick[0] = places[pick[0]]
    # A round is one text: its picks divided by ";", the numbers of a pick by ",".
    for strategies in shown.values():
        for strategy, rounds in strategies.items():
            strategies[strategy] = [";".join(",".join(map(str, pick)) for pick in picks) for picks in rounds]
    data = {
        "version": 1,
        "about": "Right answers on 597 test images after 20, 30 ... 210 labels, for eight seeds, by setting of the labels and "
        "strategy; picked images of one seed. Computed, not simulated in the browser: "
        f"lib/labs/data-scripts/active-learning-curves.py with scikit-learn {sklearn.__version__}, numpy {np.__version__}. "
        "Other solver versions move means by less than 0.01. Wrong labels are made by the script, nobody was asked.",
        "source": "E. Alpaydin, C. Kaynak: Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998; "
        "copy of the test part in scikit-learn (load_digits)",
        "licence": "CC BY 4.0",
        "test": len(test),
        "labels": [START + BATCH * turn for turn in range(ROUNDS + 1)],
        "right": curves,
        "digits": [int(y[image]) for image in images],
        # One character for a value of an image: 0 to 9, then a to g for 10 to 16.
        "pixels": ["".join("0123456789abcdefg"[int(value)] for value in digits.data[pool[image]]) for image in images],
        "shown": shown,
    }
    with open(target, "w") as file:
        json.dump(data, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
