// SPDX-License-Identifier: MIT

// Package cpumodels has the CPU models of QEMU's releases: their signatures, x86-64 levels and features on every machine
// type, and the names of features in QEMU, libvirt and Linux. It reads no files and needs no other package.
package cpumodels

import (
	_ "embed"
	"sort"
	"strconv"
	"strings"
	"sync"
)

//go:embed data.txt
var text string

// Feature has the names of one bit; an empty string stands for none.
type Feature struct {
	Name, QEMU, Libvirt, Linux string
	Aliases                    []string
}

// Version is one version of a model.
type Version struct {
	Name, Alias, Vendor     string
	Family, Model, Stepping int
	// Level is the x86-64 level, 0 for a processor of 32 bits.
	Level      int
	Deprecated bool
}

// Machine is a machine type.
type Machine struct {
	Name, Alias string
	class       string
}

type expansion struct {
	sets   map[string]string
	except map[string]string
}

// Release is one release of QEMU.
type Release struct {
	Name       string
	Versions   []Version
	Machines   []Machine
	expansions map[string]expansion
}

var (
	once     sync.Once
	names    []string
	sets     []string
	features []Feature
	releases []*Release
)

// Releases are those of QEMU that are known, oldest first.
func Releases() []*Release {
	once.Do(load)
	return releases
}

// Features are all features, by word and bit.
func Features() []Feature {
	once.Do(load)
	return features
}

// FindRelease is the release of that name, or nil.
func FindRelease(name string) *Release {
	for _, release := range Releases() {
		if release.Name == name {
			return release
		}
	}
	return nil
}

// Version is the version of that name, or of the alias; a bare model name has none of its own.
func (r *Release) Version(name string) (Version, bool) {
	for _, version := range r.Versions {
		if version.Name == name || version.Alias == name {
			return version, true
		}
	}
	return Version{}, false
}

// FeaturesOn are the features that a name asks for on a machine type, sorted; what a host or TCG withholds is not taken
// off. The accelerator is kvm or tcg.
func (r *Release) FeaturesOn(machine, accelerator, name string) ([]string, bool) {
	found, known := r.expansions[name]
	if !known {
		return nil, false
	}
	for _, one := range r.Machines {
		if one.Name != machine && (one.Alias != machine || machine == "") {
			continue
		}
		set, differs := found.except[accelerator+":"+one.class]
		if !differs {
			set = found.sets[accelerator]
		}
		at, err := strconv.Atoi(set)
		if err != nil {
			return nil, false
		}
		on := []string{}
		for _, index := range strings.Fields(sets[at]) {
			i, _ := strconv.ParseInt(index, 36, 32)
			on = append(on, names[i])
		}
		sort.Strings(on)
		return on, true
	}
	return nil, false
}

func load() {
	var release *Release
	var model []string
	for _, line := range strings.Split(text, "\n") {
		f := strings.Split(line, "\t")
		switch f[0] {
		case "n":
			names = append(names, f[1])
		case "s":
			sets = append(sets, f[1])
		case "f":
			features = append(features, Feature{f[1], f[2], f[3], f[4], strings.Fields(f[5])})
		case "r":
			release = &Release{Name: f[1], expansions: map[string]expansion{}}
			releases = append(releases, release)
		case "m":
			model = f
		case "v":
			version := Version{Name: f[1], Alias: f[2], Vendor: model[2], Deprecated: model[6] == "1", Level: number(f[3])}
			version.Family, version.Model, version.Stepping = number(model[3]), number(model[4]), number(model[5])
			release.Versions = append(release.Versions, version)
		case "k":
			release.Machines = append(release.Machines, Machine{f[1], f[2], f[3]})
		case "e":
			release.expansions[f[1]] = expansion{map[string]string{"kvm": f[2], "tcg": f[3]}, pairs(f[4])}
		}
	}
}

func number(text string) int {
	value, _ := strconv.Atoi(text)
	return value
}

func pairs(text string) map[string]string {
	found := map[string]string{}
	for _, pair := range strings.Fields(text) {
		at := strings.IndexByte(pair, '=')
		found[pair[:at]] = pair[at+1:]
	}
	return found
}
