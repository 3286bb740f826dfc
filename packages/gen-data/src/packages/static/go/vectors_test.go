// SPDX-License-Identifier: MIT

// Package cpumodels_test asks what any other module can ask.
package cpumodels_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"cpu-models.dev/go/cpumodels"
)

func TestVectors(t *testing.T) {
	text, err := os.ReadFile("vectors.txt")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	cpumodels.Releases()
	loaded := time.Since(start)
	count := 0
	for _, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		f := strings.Split(line, "\t")
		count++
		switch f[0] {
		case "on":
			on, known := cpumodels.FindRelease(f[1]).FeaturesOn(f[2], f[3], f[4])
			if !known || strings.Join(on, " ") != f[5] {
				t.Errorf("%s: %v", line, on)
			}
		case "version":
			v, known := cpumodels.FindRelease(f[1]).Version(f[2])
			if !known || v.Vendor != f[3] || v.Family != number(f[4]) || v.Model != number(f[5]) || v.Stepping != number(f[6]) || v.Level != number(f[7]) {
				t.Errorf("%s: %v", line, v)
			}
		case "feature":
			at := number(f[1])
			if one := cpumodels.Features()[at]; one.Name != f[2] || one.QEMU != f[3] || one.Libvirt != f[4] || one.Linux != f[5] {
				t.Errorf("%s: %v", line, one)
			}
		case "unknown":
			if _, known := cpumodels.FindRelease(f[1]).FeaturesOn(f[2], f[3], f[4]); known {
				t.Errorf("%s is known", line)
			}
		default:
			t.Errorf("no such vector: %s", line)
		}
	}
	t.Logf("%d vectors, loaded in %.1f ms", count, float64(loaded.Microseconds())/1000)
}

func number(text string) int {
	value, _ := strconv.Atoi(text)
	return value
}
