#!/usr/bin/env python3
"""The smallest evaluator: Rosenbrock's function, whose valley is bent and whose least value is at (1, 1).

    saddle landscape --evaluator 'python3 Demos/evaluator/rosenbrock.py'

What stands on standard output is for saddle alone, a JSON object a line; people read standard error.
"""
import json
import sys


def say(message):
    print(json.dumps(message), flush=True)


say({"hello": 1, "name": "two numbers", "loss": "Rosenbrock", "range": [-2, 2]})
for line in sys.stdin:
    request = json.loads(line)
    losses = [(1 - a) ** 2 + 100 * (b - a * a) ** 2 for a, b in request["points"]]
    say({"id": request["id"], "losses": losses})
