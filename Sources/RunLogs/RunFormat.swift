/// What wrote a run's log.
public enum RunFormat: String, Sendable, Hashable, CaseIterable {
  case tensorboard
  case wandb
  case jsonl
  case csv
  case huggingface
  case mlflow
  case dvclive
  /// This program's own folders.
  case saddle
}
