# SPDX-License-Identifier: MIT
"""CPU models of QEMU's releases: signatures, x86-64 levels, features on every machine type, names of features."""
from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Dict, List, Optional, Tuple

__all__ = ["Feature", "Machine", "Release", "Version", "features", "releases"]


@dataclass(frozen=True)
class Feature:
    """The names of one bit; an empty string stands for none."""

    name: str
    qemu: str
    libvirt: str
    linux: str
    aliases: Tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """One version of a model; level 0 is a processor of 32 bits."""

    name: str
    alias: str
    vendor: str
    family: int
    model: int
    stepping: int
    level: int
    deprecated: bool


@dataclass(frozen=True)
class Machine:
    """A machine type, and the short name that means it in this release."""

    name: str
    alias: str
    _class: str


@dataclass
class Release:
    """One release of QEMU."""

    name: str
    versions: List[Version] = field(default_factory=list)
    machines: List[Machine] = field(default_factory=list)
    _expansions: Dict[str, List[str]] = field(default_factory=dict)

    def version(self, name: str) -> Optional[Version]:
        """The version of that name or alias; a bare model name has none of its own."""
        return next((one for one in self.versions if name in (one.name, one.alias)), None)

    def features_on(self, machine: str, accelerator: str, name: str) -> Optional[List[str]]:
        """The features that a name asks for on a machine type, sorted; None if there is no such name.

        What a host or TCG withholds is not taken off. The accelerator is kvm or tcg.
        """
        entry = self._expansions.get(name)
        found = next((one for one in self.machines if machine and machine in (one.name, one.alias)), None)
        if entry is None or found is None or accelerator not in ("kvm", "tcg"):
            return None
        differing = dict(pair.split("=") for pair in entry[2].split())
        at = differing.get(f"{accelerator}:{found._class}", entry[accelerator == "tcg"])
        if at == "":
            return None
        names, sets, _, _ = _load()
        return sorted(names[int(index, 36)] for index in sets[int(at)].split())


def releases() -> List[Release]:
    """Those of QEMU that are known, oldest first."""
    return _load()[3]


def features() -> List[Feature]:
    """All features, by word and bit."""
    return _load()[2]


@lru_cache(maxsize=None)
def _load() -> Tuple[List[str], List[str], List[Feature], List[Release]]:
    names: List[str] = []
    sets: List[str] = []
    bits: List[Feature] = []
    found: List[Release] = []
    model: List[str] = []
    text = resources.files(__package__).joinpath("data.txt").read_text(encoding="utf-8")
    for kind, *f in (line.split("\t") for line in text.split("\n")):
        if kind == "n":
            names.append(f[0])
        elif kind == "s":
            sets.append(f[0])
        elif kind == "f":
            bits.append(Feature(f[0], f[1], f[2], f[3], tuple(f[4].split())))
        elif kind == "r":
            found.append(Release(f[0]))
        elif kind == "m":
            model = f
        elif kind == "v":
            numbers = (int(model[2]), int(model[3]), int(model[4]), int(f[2]))
            found[-1].versions.append(Version(f[0], f[1], model[1], *numbers, model[5] == "1"))
        elif kind == "k":
            found[-1].machines.append(Machine(*f))
        elif kind == "e":
            found[-1]._expansions[f[0]] = f[1:]
    return names, sets, bits, found
