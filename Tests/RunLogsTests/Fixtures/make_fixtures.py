"""Writes the logs beside this file with the formats' own writers; read_fixtures.py says what their readers see.

  pip install torch tensorboard tensorboardX wandb mlflow-skinny sqlalchemy alembic dvclive
  python make_fixtures.py FOLDER [PART...]        PART: tensorboard, events, tensors, written, wandb, wandb_keys,
                                                  mlflow, mlflow_order, dvclive, rows, slim

Lightning, Keras and the Hugging Face trainer are too large to install for a few lines: their files here are
samples that these programs wrote.
"""
import math
import os
import shutil
import struct
import sys
import tempfile
import time

SPIKES = {3: math.nan, 5: math.inf, 6: -math.inf}


def value(step):
    return SPIKES.get(step, 1 / (1 + step))


def tensorboard(folder):
    from tensorboard.compat.proto import event_pb2, summary_pb2
    import numpy as np
    from torch.utils.tensorboard import SummaryWriter
    from tensorboardX.record_writer import RecordWriter

    def writer(name, **more):
        return SummaryWriter(f"{folder}/{name}", filename_suffix=".x", **more)

    w = writer("plain")
    for step in range(40):
        w.add_scalar("train/loss", value(step), step, walltime=1700000000 + step)
        if step % 10 == 9:
            w.add_scalar("val/acc", step / 40, step, walltime=1700000000 + step)
    w.add_histogram("weights", np.array([1.0, 2.0, 3.0]), 1)
    w.close()

    w = writer("tensors")
    for step in range(12):
        w.add_scalar("train/loss", value(step), step, walltime=1700000000 + step, new_style=True)
    w.close()

    # The scalars of TensorFlow 2: the first value of a tag says what it is, and the numbers of all types.
    os.makedirs(f"{folder}/types", exist_ok=True)
    events = RecordWriter(f"{folder}/types/events.out.tfevents.1.types")
    events.write(event_pb2.Event(wall_time=1, file_version="brain.Event:2").SerializeToString())
    kinds = {
        "float": (1, "<f", 1.5), "double": (2, "<d", 0.1), "int32": (3, "<i", -7), "int64": (9, "<q", 1 << 40),
        "half": (19, "<e", 0.099975586), "bool": (10, "<?", True), "uint8": (4, "<B", 200)}
    for step in range(3):
        for tag, (dtype, layout, number) in kinds.items():
            v = summary_pb2.Summary.Value(tag=tag)
            if step == 0:
                v.metadata.plugin_data.plugin_name = "scalars"
            v.tensor.dtype = dtype
            if step < 2:
                v.tensor.tensor_content = struct.pack(layout, number)
            elif tag == "half":
                v.tensor.half_val.append(0x2E66)
            else:
                getattr(v.tensor, {"bool": "bool_val", "int64": "int64_val", "float": "float_val",
                                   "double": "double_val"}.get(tag, "int_val")).append(number)
            events.write(event_pb2.Event(
                wall_time=step, step=step, summary=summary_pb2.Summary(value=[v])).SerializeToString())
    events.close()

    # A restart that says so: what was logged from its step on is void, in files of one folder.
    w = writer("restart")
    for step in range(30):
        w.add_scalar("loss", step, step, walltime=1700000000 + step)
        w.add_scalar("tensor", step, step, walltime=1700000000 + step, new_style=True)
    w.close()
    first = os.listdir(f"{folder}/restart")[0]
    os.rename(f"{folder}/restart/{first}", f"{folder}/restart/events.out.tfevents.1.a")
    w = writer("restart", purge_step=20)
    for step in range(20, 26):
        w.add_scalar("loss", 100 + step, step, walltime=1700001000 + step)
    w.close()

    # One that does not.
    w = writer("silent-restart")
    for step in [*range(30), *range(20, 26)]:
        w.add_scalar("loss", step, step, walltime=1700000000 + step)
    w.close()

    # Before version 2 of the format steps that go back were taken for a restart, tag by tag.
    os.makedirs(f"{folder}/old", exist_ok=True)
    events = RecordWriter(f"{folder}/old/events.out.tfevents.1.old")
    for tag, step in [("a", 1), ("a", 2), ("b", 2), ("a", 3), ("b", 5), ("a", 2), ("a", 4), ("b", 3), ("a", 1)]:
        v = summary_pb2.Summary.Value(tag=tag, simple_value=step * 10)
        events.write(event_pb2.Event(
            wall_time=step, step=step, summary=summary_pb2.Summary(value=[v])).SerializeToString())
    events.close()

    w = writer("hparams")
    w.add_hparams({"lr": 0.1, "loss": "cosine", "nesterov": True}, {"hp/acc": 0.9}, run_name="session")
    w.close()

    # A byte that fell over in the first of two files, and a second one that is cut short.
    w = writer("damaged")
    for step in range(20):
        w.add_scalar("loss", step, step, walltime=1700000000 + step)
    w.close()
    only = os.listdir(f"{folder}/damaged")[0]
    data = bytearray(open(f"{folder}/damaged/{only}", "rb").read())
    os.remove(f"{folder}/damaged/{only}")
    open(f"{folder}/damaged/events.out.tfevents.2.b", "wb").write(data[:-21])
    data[len(data) // 2] ^= 0x10
    open(f"{folder}/damaged/events.out.tfevents.1.a", "wb").write(data)


def events(folder):
    """Runs that obey no rule: versions, restarts, steps that go back, tags without a name, damaged files."""
    import random
    from tensorboard.compat.proto import event_pb2
    from tensorboardX.record_writer import RecordWriter
    draw = random.Random(1)
    for run in range(24):
        os.makedirs(f"{folder}/{run}", exist_ok=True)
        for part in range(draw.randint(1, 3)):
            path = f"{folder}/{run}/events.out.tfevents.{part}"
            writer = RecordWriter(path)
            version = draw.choice(["brain.Event:2", "brain.Event:2", "brain.Event:1", "x", "brain.Event:2.5", None])
            if version:
                writer.write(event_pb2.Event(wall_time=1, file_version=version).SerializeToString())
            step = draw.randint(0, 5)
            for time_ in range(draw.randint(0, 30)):
                event = event_pb2.Event(wall_time=time_, step=step)
                kind = draw.random()
                if kind < 0.06:
                    event.session_log.status = draw.choice([0, 1, 1, 2, 3])
                elif kind < 0.1:
                    event.log_message.message = "words"
                else:
                    for _ in range(draw.randint(0, 3)):
                        value = event.summary.value.add(tag=draw.choice(["a", "b", "loss/a-name-of-some-length", ""]))
                        if draw.random() < 0.2:
                            value.metadata.plugin_data.plugin_name = draw.choice(["scalars", "text", ""])
                        sort = draw.random()
                        if sort < 0.8:
                            value.simple_value = draw.choice([math.nan, math.inf, -math.inf, 0, draw.gauss(0, 1)])
                        elif sort < 0.9:
                            value.tag = "tensor " + value.tag
                            value.metadata.plugin_data.plugin_name = "scalars"
                            value.tensor.dtype = 1
                            value.tensor.float_val.append(draw.random())
                        else:
                            value.histo.min = 1
                writer.write(event.SerializeToString())
                step += draw.choice([0, 1, 1, 1, 3]) if draw.random() < 0.9 else -draw.randint(0, step + 1)
            writer.close()
            data = bytearray(open(path, "rb").read())
            if data and draw.random() < 0.3:
                if draw.random() < 0.5:
                    del data[draw.randrange(len(data)):]
                else:
                    data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
                open(path, "wb").write(data)


def tensors(folder):
    """Scalars as tensors of all the types and shapes that TensorBoard takes, and such as are no scalars."""
    import numpy as np
    from tensorboard.compat.proto import event_pb2, summary_pb2
    from tensorboard.util.tensor_util import make_tensor_proto
    from tensorboardX.record_writer import RecordWriter
    os.makedirs(f"{folder}/run", exist_ok=True)
    events = RecordWriter(f"{folder}/run/events.out.tfevents.1")
    events.write(event_pb2.Event(wall_time=1, file_version="brain.Event:2").SerializeToString())
    for step in range(-1, 7):
        numbers = {
            "int8": np.int8(-step), "uint16": np.uint16(60000 + step), "int64": np.int64(-2**60 + step),
            "half": np.float16(value(step + 2)), "bool": np.bool_(step % 2), "one": np.array([step / 3]),
            "one-by-one": np.array([[step / 3]], dtype=np.float32)}
        if step < 3:
            numbers |= {"none": np.zeros(0, np.float32), "three": np.arange(3, dtype=np.float32)}
        for tag, number in numbers.items():
            v = summary_pb2.Summary.Value(tag=tag, tensor=make_tensor_proto(number))
            v.metadata.plugin_data.plugin_name = "scalars"
            events.write(event_pb2.Event(
                wall_time=step, step=step, summary=summary_pb2.Summary(value=[v])).SerializeToString())
    events.close()


def written(folder):
    """The events of a run that goes on from step 2, byte for byte as this program is to write them."""
    from unittest import mock
    from tensorboard.compat.proto import event_pb2, summary_pb2
    from tensorboard.plugins.hparams import api_pb2, metadata, plugin_data_pb2
    from tensorboardX.event_file_writer import EventsWriter
    now = 1700000000.25

    def session(tag, **content):
        content = metadata.create_summary_metadata(plugin_data_pb2.HParamsPluginData(**content))
        value = summary_pb2.Summary.Value(tag=tag, metadata=content, tensor=metadata.NULL_TENSOR)
        return event_pb2.Event(wall_time=now, summary=summary_pb2.Summary(value=[value]))

    os.makedirs(folder, exist_ok=True)
    with mock.patch("time.time", lambda: now):
        events = EventsWriter(f"{folder}/events")
    start = event_pb2.SessionLog(status=event_pb2.SessionLog.START)
    events._write_serialized_event(event_pb2.Event(wall_time=now, step=3, session_log=start).SerializeToString())
    # One entry: the map of a message has no order.
    info = plugin_data_pb2.SessionStartInfo(start_time_secs=now)
    info.hparams["loss"].string_value = "cosine"
    events._write_serialized_event(
        session(metadata.SESSION_START_INFO_TAG, session_start_info=info).SerializeToString())
    for step, row in (3, {"train/loss": 0.1, "lr": 0}), (300, {"train/loss": math.inf, "test/accuracy": 0.5}):
        values = [summary_pb2.Summary.Value(tag=tag, simple_value=number) for tag, number in row.items()]
        events._write_serialized_event(event_pb2.Event(
            wall_time=now, step=step, summary=summary_pb2.Summary(value=values)).SerializeToString())
    end = plugin_data_pb2.SessionEndInfo(status=api_pb2.STATUS_SUCCESS, end_time_secs=now)
    events._write_serialized_event(session(metadata.SESSION_END_INFO_TAG, session_end_info=end).SerializeToString())
    events.close()
    # Not a name of an event file: it is no run to be found.
    os.rename(f"{folder}/{os.listdir(folder)[0]}", f"{folder}/written.records")


def wandb_run(folder, id, config, log):
    os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DISABLE_GIT="true", WANDB_CONSOLE="off",
                      WANDB__DISABLE_STATS="true", WANDB_DISABLE_CODE="true", WANDB_HOST="host")
    import glob
    import wandb as api
    raw = tempfile.mkdtemp()
    run = api.init(dir=raw, project="fixtures", id=id, name="a-name", config=config,
                   settings=api.Settings(x_disable_stats=True, x_disable_meta=True, x_disable_machine_info=True))
    log(run)
    run.finish()
    time.sleep(3)  # The file is written by another process, which takes its time.
    os.makedirs(f"{folder}/offline-run-{id}", exist_ok=True)
    shutil.copy(glob.glob(f"{raw}/wandb/offline-run-*-{id}/run-{id}.wandb")[0],
                f"{folder}/offline-run-{id}/run-{id}.wandb")


def wandb(folder):
    wandb_run(folder, "abcd1234", {"lr": 0.1, "net": {"width": 64}}, wandb_rows)


def wandb_rows(run):
    for step in range(12):
        row = {"train/loss": value(step), "nested": {"a": step}, "text": "no number", "large": 1.79e9}
        if step % 4 == 3:
            row["val/acc"] = step / 12
        run.log(row)
    run.log({"train/loss": 0.5}, step=20)


def wandb_keys(folder):
    """Keys that look like W&B's own, nested ones, steps that are left out or come late, numbers of all kinds."""
    def log(run):
        import numpy as np
        for step in range(8):
            run.log({"_mine": step, "_group": {"b": step, "_c": 2 * step}, "deep": {"_d": step, "e": {"f": value(step)}},
                     "_step2": step, "dot.key": step, "flag": True, "half": np.float16(step / 3),
                     "large": 2**60 + step, "none": None, "list": [1, 2], "nan": math.nan, "low": -math.inf})
        run.log({"kept": 1}, step=20, commit=False)
        run.log({"together": 2}, step=20)
        run.log({"late": 3}, step=15)
        run.log({"kept": 4}, step=2**40)
        run.log({"_runtime": 5.0, "_timestamp": 1.7e9, "_wandb": {"x": 3}, "kept": 5})
    wandb_run(folder, "keys", {"_mine": 1}, log)


def mlflow_order(folder):
    """Metrics whose steps, times and values come in different orders, or are the same."""
    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
    os.makedirs(folder, exist_ok=True)
    from mlflow.entities import Metric
    from mlflow.tracking import MlflowClient
    begin = 1700000000000
    for uri in (f"file:{os.path.abspath(folder)}/mlruns", f"sqlite:///{os.path.abspath(folder)}/mlflow.db"):
        client = MlflowClient(tracking_uri=uri)
        experiment = client.create_experiment("demo", artifact_location="file:///nowhere")
        run = client.create_run(experiment, run_name="a-name", start_time=begin).info.run_id

        def log(key, *points):
            for number, time_, step in points:
                client.log_metric(run, key, number, timestamp=begin + time_, step=step)
        steps = (5, 3, 9, 1)
        log("steps-back", *((step / 10, at, step) for at, step in enumerate(steps)))
        log("times-back", *((step / 10, -at, step) for at, step in enumerate(steps)))
        log("one-time", *((step / 10, 0, step) for step in steps))
        log("one-step", *((number, 0, 4) for number in (0.5, -1.0, math.nan, 0.7, math.inf, -math.inf)))
        log("nan-over-less", (-2.0, 0, 4), (math.nan, 0, 4), (-1.0, 0, 4))
        log("nan-first", (math.nan, 0, 4), (-1.0, 0, 4))
        log("nan-under-more", (2.0, 0, 4), (math.nan, 0, 4))
        log("same", *[(1.0, 0, 1)] * 3)
        log("below-zero", *((step, step % 7, step) for step in (-3, -1, 0, 2**40)))
        log("extreme", (1.7976931348623157e308, 0, 7), (5e-324, 0, 1))
        client.log_batch(run, metrics=[Metric("batch", step, begin, 9 - step) for step in range(5)])


def mlflow(folder):
    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
    os.makedirs(folder, exist_ok=True)
    from mlflow.tracking import MlflowClient
    for uri in (f"file:{os.path.abspath(folder)}/mlruns", f"sqlite:///{os.path.abspath(folder)}/mlflow.db"):
        client = MlflowClient(tracking_uri=uri)
        experiment = client.create_experiment("demo", artifact_location="file:///nowhere")
        for name in ("kept", "deleted"):
            run = client.create_run(experiment, run_name=name, start_time=1700000000000).info.run_id
            client.log_param(run, "lr", "0.1")
            for step in range(10):
                client.log_metric(run, "train/loss", value(step), timestamp=1700000000000 + step, step=step)
            client.log_metric(run, "again", 1, timestamp=1700000000005, step=3)
            client.log_metric(run, "again", 2, timestamp=1700000000004, step=3)
            client.log_metric(run, "again", 9, timestamp=1700000000009, step=1)
            client.log_metric(run, "nostep", 4, timestamp=1700000000000)
            client.set_terminated(run, "FINISHED", end_time=1700000001000)
            if name == "deleted":
                client.delete_run(run)


def slim(folder):
    """Drops what is of no use here from MLflow's logs, after their own reader saw them whole."""
    for part in "mlflow", "mlflow_order":
        if os.path.exists(folder.replace("slim", part)):
            slim_one(folder.replace("slim", part))


def slim_one(folder):
    import sqlite3
    shutil.rmtree(f"{folder}/mlruns/0", ignore_errors=True)
    database = sqlite3.connect(f"{folder}/mlflow.db")
    tables = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in set(tables) - {"runs", "metrics", "latest_metrics", "params", "experiments", "tags",
                                "sqlite_sequence"}:
        database.execute(f'DROP TABLE "{table}"')
    database.execute("UPDATE experiments SET artifact_location = 'file:///nowhere'")
    database.commit()
    database.execute("VACUUM")
    database.close()


def dvclive(folder):
    from dvclive import Live
    with Live(folder, dvcyaml=None, save_dvc_exp=False, monitor_system=False) as live:
        for step in range(8):
            live.log_metric("train/loss", value(step))
            live.log_metric("acc", step / 8, timestamp=True)
            live.next_step()
    for path in ("dvc.yaml", "report.html", "report.md", "params.yaml"):
        if os.path.exists(f"{folder}/{path}"):
            os.remove(f"{folder}/{path}")


ROWS = {
    "no-end.csv": "step,loss,acc\n0,1,2\n1,0.5,3\n2,0.25",
    "no-end-cr.csv": "step,loss\r\n0,1\r\n1,0.5\r",
    "one-row.csv": "step,loss\n3,0.5",
    "semicolons.csv": "step;loss;acc;note\n0;0,5;1;1,5 l\n1;-0,25;1,5e-3;a\n2;nan;2;\n3;+1,0;\n",
    "tabs.tsv": "step\tloss\n0\t1\n1\t0,5\n2\t1,234",
    "comments.csv": '# run 3, "seed" 1\n#\nstep,loss,lr\n0,1,0.5\n# pause\n1,0.5,0.25 # less\n2,0.25#\n',
    "comma-comments.csv": "# a; b\r\nstep;loss\r\n0;1,5\r\n1;2,5",
    "no-end.jsonl": '{"step": 0, "loss": 1}\n{"step": 1, "loss": NaN}\n{"step": 2, "loss": -Infinity}',
    "one-row.jsonl": '{"step": 4, "loss": 1.5}',
}


def rows(folder):
    """Tables that pandas reads: without a line feed at the end, with decimal commas, with comments."""
    os.makedirs(folder, exist_ok=True)
    for name, text in ROWS.items():
        with open(f"{folder}/{name}", "w", newline="") as file:
            file.write(text)


if __name__ == "__main__":
    parts = {f.__name__: f for f in (tensorboard, events, tensors, written, wandb, wandb_keys, mlflow, mlflow_order,
                                     dvclive, rows, slim)}
    for part in sys.argv[2:] or parts:
        parts[part](f"{sys.argv[1]}/{part}")
