#!/usr/bin/env bash
# A task of a Slurm job array: so many cells of a sweep, one after the other. See slurm.sh.
#
#     cells.sh FOLDER CELLS-A-TASK FIRST LAST
#SBATCH --job-name=saddle --cpus-per-task=1 --mem=1G --time=60
#SBATCH --requeue --open-mode=append
set -eu
first=$(($3 + SLURM_ARRAY_TASK_ID * $2))
last=$((first + $2 - 1))
exec saddle sweep run --results "$1" --cell "$first-$((last < $4 ? last : $4))"
