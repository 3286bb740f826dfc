# SPDX-License-Identifier: MIT
"""Prints the features of a CPU model: expand.py RELEASE MACHINE ACCELERATOR NAME"""
import json
import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return json.load(file)


def expand(release, shared, machine, accelerator, name):
    """All properties of a CPU, by name."""
    found = next(m for m in release["machines"] if machine in (m["name"], m["alias"]))
    entry = release["expansions"][name][accelerator]
    cpu = shared["cpus"][entry["except"].get(found["class"], entry["cpu"])]
    on = set(shared["sets"][cpu["on"]])
    switches = {feature: feature in on for feature in release["switches"]}
    of_class = release["classes"][found["class"]]["values"][accelerator]
    return {**release["defaults"], **of_class, **cpu["values"], **switches}


if __name__ == "__main__":
    number, *asked = sys.argv[1:]
    properties = expand(read(f"qemu-{number}.json"), read("cpus.json"), *asked)
    print("\n".join(sorted(feature for feature, value in properties.items() if value is True)))
