"""Prints what the formats' own readers see in the logs beside this file, as expected.json keeps it.

  pip install tensorboard wandb==0.19.11 mlflow-skinny sqlalchemy alembic pandas
  python read_fixtures.py PART [FOLDER] > PART.expected.json        PART: tensorboard, events, tensors, wandb,
                                                                        wandb_keys, mlflow, mlflow_order, tables,
                                                                        rows

MLflow's logs must be read before "make_fixtures.py FOLDER slim" makes them small.
"""
import json
import math
import os
import shutil
import sys
import tempfile


def number(value):
    if math.isnan(value):
        return "NaN"
    return value if math.isfinite(value) else "Infinity" if value > 0 else "-Infinity"


def tag(points, last=None):
    """points: (step, value) in the order of the log; last: the one that the reader takes for the latest."""
    points = [(int(s), float(v)) for s, v in points]
    values = [v for _, v in points if not math.isnan(v)]
    last = last or (points[-1] if points else None)
    return dict(
        points=len(points), first_step=points[0][0] if points else None, last_step=last[0] if last else None,
        last=number(last[1]) if last else None, min=number(min(values)) if values else None,
        max=number(max(values)) if values else None, nan=len(points) - len(values),
        infinite=sum(math.isinf(v) for v in values))


def tensorboard(root):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    from tensorboard.backend.event_processing.io_wrapper import IsSummaryEventsFile
    from tensorboard.util.tensor_util import make_ndarray
    runs = {}
    for folder, _, files in os.walk(root):
        if not any(IsSummaryEventsFile(f) for f in files):
            continue
        log = EventAccumulator(folder, size_guidance={"scalars": 0, "tensors": 0}).Reload()
        tags = {t: tag((e.step, e.value) for e in log.Scalars(t)) for t in log.Tags()["scalars"]}
        for t in log.Tags()["tensors"]:
            if log.SummaryMetadata(t).plugin_data.plugin_name == "scalars":
                numbers = [(e.step, make_ndarray(e.tensor_proto)) for e in log.Tensors(t)]
                if all(n.size == 1 for _, n in numbers):
                    tags[t] = tag((s, n.item()) for s, n in numbers)
        runs[os.path.relpath(folder, root)] = tags
    return runs


events = tensors = tensorboard

# What W&B adds to every row.
OWN = {"_step", "_timestamp", "_runtime", "_wandb"}


def leaves(key, value):
    if isinstance(value, dict) and "_type" not in value:
        for name, below in value.items():
            yield from leaves(f"{key}.{name}", below)
    else:
        yield key, value


def wandb(root):
    from wandb.proto import wandb_internal_pb2
    from wandb.sdk.internal.datastore import DataStore
    runs = {}
    for folder, _, files in os.walk(root):
        for name in files:
            if not name.endswith(".wandb"):
                continue
            store, points = DataStore(), {}
            store.open_for_scan(os.path.join(folder, name))
            while (data := store.scan_data()) is not None:
                record = wandb_internal_pb2.Record.FromString(data)
                row = {}
                for item in record.history.item:
                    row[item.key or ".".join(item.nested_key)] = json.loads(item.value_json)
                for key, v in (leaf for item in row.items() for leaf in leaves(*item)):
                    if key.split(".")[0] not in OWN and isinstance(v, (int, float)) and not isinstance(v, bool):
                        points.setdefault(key, []).append((row["_step"], v))
            runs[os.path.relpath(folder, root)] = {k: tag(v) for k, v in points.items()}
    return runs


wandb_keys = wandb


def mlflow(root):
    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
    from mlflow.tracking import MlflowClient
    runs = {}
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(root, copy, dirs_exist_ok=True)
        for uri, place in (f"file:{copy}/mlruns", "mlruns/{0.experiment_id}/{0.run_id}"), (
                f"sqlite:///{copy}/mlflow.db", "mlflow.db/{0.run_id}"):
            client = MlflowClient(tracking_uri=uri)
            for run in client.search_runs([e.experiment_id for e in client.search_experiments()]):
                tags = {}
                for m in client._tracking_client.store.get_run(run.info.run_id).data._metric_objs:
                    history = client.get_metric_history(run.info.run_id, m.key)
                    tags[m.key] = tag([(h.step, h.value) for h in history], (m.step, m.value))
                runs[place.format(run.info)] = tags
    return runs


mlflow_order = mlflow


def rows(root):
    import pandas
    runs = {}
    for name in sorted(os.listdir(root)):
        if name.endswith(".jsonl"):
            table = pandas.DataFrame([json.loads(line) for line in open(f"{root}/{name}")])
            cells = table.map(repr)
        else:
            start = open(f"{root}/{name}").read()
            sep = ";" if ";" in start else "\t" if "\t" in start else ","
            options = dict(sep=sep, decimal="." if sep == "," else ",", comment="#" if start[0] == "#" else None)
            table = pandas.read_csv(f"{root}/{name}", **options)
            # A cell that is empty is no point; one that says NaN is.
            cells = pandas.read_csv(f"{root}/{name}", dtype=str, keep_default_na=False, **options)
        runs[name] = {
            c: tag((s, v) for s, v, cell in zip(table["step"], table[c], cells[c]) if isinstance(cell, str) and cell)
            for c in table.columns if c != "step" and table[c].dtype.kind in "if"}
    return runs


def tables(root):
    import csv
    import glob
    import pandas
    runs = {}
    for path, step, keys in (
            ("csv/keras.csv", "epoch", None), ("csv/lightning/metrics.csv", "step", None),
            *((p, "step", p) for p in sorted(glob.glob("dvclive/plots/metrics/**/*.tsv", recursive=True)))):
        table = pandas.read_csv(path, sep="\t" if path.endswith("tsv") else ",", na_values=[""],
                                keep_default_na=False, dtype=str)
        tags = {}
        for column in table.columns:
            if column in (step, "timestamp"):
                continue
            name = os.path.relpath(path, "dvclive/plots/metrics")[:-4] if keys else column
            cells = zip(table[step], table[column])
            tags[name] = tag((s, float(v)) for s, v in cells if isinstance(v, str) and v != "NA")
        run = "dvclive" if keys else {"csv/keras.csv": "keras.csv", "csv/lightning/metrics.csv": "lightning"}[path]
        runs.setdefault(run, {}).update(tags)
    points = {}
    for row in json.load(open("huggingface/trainer_state.json"))["log_history"]:
        for key, v in row.items():
            if key != "step":
                points.setdefault(key, []).append((row["step"], v))
    runs["huggingface"] = {k: tag(v) for k, v in points.items()}
    points = {}
    for line in open("jsonl/metrics.jsonl"):
        if line.endswith("\n"):
            row = json.loads(line)
            flat = {**row, **{f"opt/{k}": v for k, v in row.get("opt", {}).items()}}
            for key, v in flat.items():
                if key not in ("step", "time", "opt"):
                    points.setdefault(key, []).append((row["step"], v))
    runs["jsonl"] = {k: tag(v) for k, v in points.items()}
    return runs


if __name__ == "__main__":
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    part = sys.argv[1]
    json.dump(globals()[part](sys.argv[2] if len(sys.argv) > 2 else part), sys.stdout, indent=1, sort_keys=True)
    print()
