#!/usr/bin/env bash
# What the action runs, with its inputs in the environment. Each command is run, also if one before
# it has failed; the last code that is not 0 is given.
set -uo pipefail

common=()
[ -n "${INPUT_SET:-}" ] && common+=(--set "$INPUT_SET")
[ -n "${INPUT_BASE:-}" ] && common+=(--base "$INPUT_BASE")
code=0
read -ra wanted <<<"${INPUT_RUN:-check}"
for command in "${wanted[@]}"; do
  case $command in
    check) options=() ;;
    gate)
      options=(--today "${INPUT_TODAY:-$(date -u +%F)}")
      [ -n "${INPUT_POLICY:-}" ] && options+=(--policy "$INPUT_POLICY")
      ;;
    *)
      echo "::error title=timeline::the action runs check and gate, and nothing else"
      exit 2
      ;;
  esac
  "$TIMELINE" "$command" --format github ${common[@]+"${common[@]}"} ${options[@]+"${options[@]}"} || code=$?
done
exit "$code"
