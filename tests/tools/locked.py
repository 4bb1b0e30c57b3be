"""Whether a lock file can be installed as it says: `python tests/tools/locked.py requirements.lock`.

Every requirement has one version and hashes. That files exist for each supported Python is shown by installing from it,
which the workflow does on 3.11, 3.12 and 3.13.
"""

import re
import sys
import tomllib
from pathlib import Path

HASH = re.compile(r"sha256:[0-9a-f]{64}")
REQUIREMENT = re.compile(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", re.IGNORECASE)


def main(arguments: list[str]) -> int:
    """Read the lock and what is asked for."""
    text = Path(arguments[0]).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = {match[1].lower(): line for line in lines if (match := REQUIREMENT.match(line))}
    broken = [f"not one version: {line[:80]}" for line in lines if not REQUIREMENT.match(line)]
    broken += [f"without a hash: {name}" for name, line in found.items() if "--hash=" not in line]
    broken += [f"not a hash: {one}" for one in re.findall(r"--hash=(\S*)", text) if not HASH.fullmatch(one)]
    asked = tomllib.loads((Path(arguments[0]).parent / "pyproject.toml").read_text(encoding="utf-8"))
    names = [
        re.split(r"[<>=!~;\[ ]", one)[0]
        for one in (*asked["project"]["dependencies"], *asked["dependency-groups"]["dev"])
    ]
    broken += [f"asked for and not locked: {name}" for name in names if name.lower() not in found]
    broken += [
        f"an address of this machine: {line[:80]}"
        for line in text.splitlines()
        if "file://" in line or "index-url" in line
    ]
    for one in broken:
        print(one)
    print(f"lock: {len(found)} packages, {text.count('--hash=')} hashes, {len(broken)} broken")
    return 1 if broken or not found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
