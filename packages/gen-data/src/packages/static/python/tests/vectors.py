# SPDX-License-Identifier: MIT
import pathlib
import time

import cpu_models

start = time.perf_counter()
by_name = {release.name: release for release in cpu_models.releases()}
loaded = (time.perf_counter() - start) * 1000
count = 0
for line in pathlib.Path(__file__).with_name("vectors.txt").read_text(encoding="utf-8").splitlines():
    kind, *f = line.split("\t")
    count += 1
    if kind == "on":
        assert by_name[f[0]].features_on(f[1], f[2], f[3]) == f[4].split(), line
    elif kind == "version":
        v = by_name[f[0]].version(f[1])
        assert v and [v.vendor, *map(str, (v.family, v.model, v.stepping, v.level))] == f[2:], line
    elif kind == "feature":
        one = cpu_models.features()[int(f[0])]
        assert [one.name, one.qemu, one.libvirt, one.linux] == f[1:], line
    elif kind == "unknown":
        assert by_name[f[0]].features_on(f[1], f[2], f[3]) is None, line
    else:
        raise AssertionError(line)
print(f"{count} vectors, loaded in {loaded:.1f} ms")
