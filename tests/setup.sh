#!/bin/sh
# Set up what Python's packages cannot bring: the virtual environment itself, a Chromium for the browser tests, and the
# dictionaries that curriculum/data/spelling.yml names. Debian keeps them apart from Python; where we may install packages
# we do, else we say what is missing.
set -eu

install() {
    if command -v apt-get >/dev/null 2>&1; then
        as_root=""
        [ "$(id -u)" = 0 ] || as_root="sudo"
        $as_root apt-get update -qq
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        echo "Please install: $*" >&2
        exit 1
    fi
}

case "$1" in
venv)
    python="${2:-python3}"
    "$python" -m venv .venv 2>/dev/null || { rm -rf .venv; install python3-venv; "$python" -m venv .venv; }
    ;;
browser)
    command -v chromium >/dev/null 2>&1 || [ -n "${CHROMIUM:-}" ] || install chromium
    ;;
words)
    need=""
    for package in $(sed -n 's/^ *packages: \[\(.*\)\]/\1/p' curriculum/data/spelling.yml | tr ',' '\n' | sort -u); do
        dpkg -s "$package" >/dev/null 2>&1 || need="$need $package"
    done
    [ -z "$need" ] || install $need
    ;;
*)
    echo "usage: tests/setup.sh venv [python] | browser | words" >&2
    exit 2
    ;;
esac
