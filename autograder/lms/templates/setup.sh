#!/usr/bin/env bash
# Prepares the machine for run_autograder: the libraries, as locked, where submitted code may read them, and the tests
# where it may not. It takes any Python 3 to start, and a network that reaches PyPI.
set -euo pipefail

root="${AUTOGRADER_ROOT:-/autograder}"
env="${VAEGAN_ENV:-/opt/vaegan/env}"
home="$(dirname "$env")"
umask 022

if ! python3 -c "import ensurepip, venv" 2> /dev/null; then
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-venv
fi
mkdir -p "$home"
python3 -m venv "$home/tools"
"$home/tools/bin/python" -m pip install --quiet --disable-pip-version-check "uv==0.13.9"

# uv takes the system's Python where that is 3.11 or later, and fetches one where it is not.
export UV_PROJECT_ENVIRONMENT="$env" UV_PYTHON_INSTALL_DIR="$home/python" UV_LINK_MODE=copy
export UV_CACHE_DIR="${UV_CACHE_DIR:-$home/cache}"
"$home/tools/bin/uv" sync --project "$root/source" --frozen --no-dev --no-install-project --quiet --no-progress
"$env/bin/python" -m compileall -q -j 0 "$env/lib" > /dev/null 2>&1 || true # a third of the time to import
rm -rf "$home/cache"

# Submitted code runs as a user of its own, who has to be able to read the libraries, and nothing of this.
chmod -R go-rwx "$root/source"
as_nobody='import os, sys; os.setgroups([]); os.setgid(65534); os.setuid(65534)
os.execv(sys.executable, [sys.executable, "-c", "import numpy"])'
if ! "$env/bin/python" -c "$as_nobody"; then
    echo "Only root can read $(readlink -f "$env/bin/python"). Choose an image that has Python 3.11 or later in /usr." >&2
    exit 1
fi
