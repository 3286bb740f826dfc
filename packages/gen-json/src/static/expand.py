"""Prints the features of a CPU model: expand.py QEMU-FILE MACHINE ACCELERATOR NAME"""
import json
import sys


def expand(release, machine, accelerator, name):
    """All properties of a CPU, by name."""
    found = next(m for m in release["machines"] if machine in (m["name"], m["alias"]))
    key = release["classes"][found["class"]]["expansions"][accelerator][name]
    cpu = release["sets"][key]
    on = set(cpu["on"])
    switches = {feature: feature in on for feature in release["switches"]}
    return {**release["defaults"], **cpu["values"], **switches}


if __name__ == "__main__":
    path, machine, accelerator, name = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        properties = expand(json.load(file), machine, accelerator, name)
    print("\n".join(sorted(feature for feature, value in properties.items() if value is True)))
