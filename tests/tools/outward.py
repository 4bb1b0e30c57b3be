"""Asks every address the site leads to: `python tests/tools/outward.py SITE`. A report, never a verdict: exit code 0.

Run by a scheduled workflow, never for a pull request: publishers are slow, refuse programs, or are away for a day. An
address that does not answer is a reason to look, and perhaps to give the source an archived copy.
"""

import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from built import Site

AGENT = {"User-Agent": "briefing-site link check (reports only)"}
PAUSE, PATIENCE = 1.0, 20


def answer(address: str) -> str:
    """What an address says: a number, or why there is none."""
    try:
        with urlopen(Request(address, headers=AGENT), timeout=PATIENCE) as reply:  # noqa: S310 - http and https only
            return str(reply.status)
    except HTTPError as error:
        return str(error.code)
    except (URLError, OSError, ValueError) as error:
        return str(getattr(error, "reason", error))[:80]


def of_one_host(addresses: list[str]) -> dict[str, str]:
    """The answers of one host, asked with pauses."""
    found = {}
    for address in addresses:
        found[address] = answer(address)
        time.sleep(PAUSE)
    return found


def main(arguments: list[str]) -> int:
    """Ask, and write a Markdown table of those that did not answer well."""
    site = Site(Path(arguments[0]))
    hosts: dict[str, set[str]] = defaultdict(set)
    pages: dict[str, str] = {}
    for page in site.pages.values():
        for link in page.links:
            address = link.address.split("#")[0]
            if link.tag == "a" and site.foreign(address) and address.startswith(("http://", "https://")):
                hosts[urlsplit(address).netloc].add(address)
                pages.setdefault(address, page.address)
    with ThreadPoolExecutor(8) as workers:
        answers = {
            a: said for part in workers.map(of_one_host, map(sorted, hosts.values())) for a, said in part.items()
        }
    wrong = {address: said for address, said in sorted(answers.items()) if not said.startswith("2")}
    print("| Address | Says | First page |\n|---|---|---|")
    for address, said in wrong.items():
        print(f"| <{address}> | {said.replace('|', ' ')} | {pages[address]} |")
    print(f"\n{len(answers):,} addresses on {len(hosts)} hosts asked, {len(wrong)} to look at")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
