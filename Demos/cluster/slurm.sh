#!/usr/bin/env bash
# Submits a sweep as two Slurm job arrays: the cells of its search and, once all of them are done, its final cells.
#
#     Demos/cluster/slurm.sh FOLDER [OPTIONS OF saddle sweep plan]
set -euo pipefail
folder=${1:?expected a folder: slurm.sh FOLDER [OPTIONS OF saddle sweep plan]}
per_task=${PER_TASK:-1}
here=$(cd "$(dirname "$0")" && pwd)

counts=$(saddle sweep plan --counts --results "$@")
read -r searches finals <<< "$counts"
mkdir -p "$folder/logs"

submit() { # FIRST COUNT [OPTION OF sbatch]
  sbatch --parsable --output="$folder/logs/%A_%a.log" --array="0-$((($2 - 1) / per_task))" "${@:3}" \
    "$here/cells.sh" "$folder" "$per_task" "$1" "$(($1 + $2 - 1))"
}

after=
if ((searches > 0)); then
  job=$(submit 0 "$searches")
  echo "search: job ${job%;*}"
  after="--dependency=afterok:${job%;*} --kill-on-invalid-dep=yes"
fi
job=$(submit "$searches" "$finals" $after)
echo "final: job ${job%;*}"
