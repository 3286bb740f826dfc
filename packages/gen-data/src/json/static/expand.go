// SPDX-License-Identifier: MIT

// Prints the features of a CPU model: go run expand.go RELEASE MACHINE ACCELERATOR NAME (in the package's folder)
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
)

type values map[string]any

type release struct {
	Machines []struct{ Name, Alias, Class string }
	Classes  map[string]struct {
		Values map[string]values
	}
	Defaults   values
	Expansions map[string]map[string]struct {
		Cpu    string
		Except map[string]string
	}
}

type shared struct {
	Sets map[string][]string
	Cpus map[string]struct {
		On     string
		Values values
	}
}

func read(path string, into any) {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		panic(err)
	}
}

func main() {
	var data release
	var all shared
	read("qemu-"+os.Args[1]+".json", &data)
	read("cpus.json", &all)
	machine, accelerator, name := os.Args[2], os.Args[3], os.Args[4]
	for _, found := range data.Machines {
		if found.Name != machine && (found.Alias == "" || found.Alias != machine) {
			continue
		}
		entry := data.Expansions[name][accelerator]
		key, differs := entry.Except[found.Class]
		if !differs {
			key = entry.Cpu
		}
		cpu := all.Cpus[key]
		properties := values{}
		for _, layer := range []values{data.Defaults, data.Classes[found.Class].Values[accelerator], cpu.Values} {
			for property, value := range layer {
				properties[property] = value
			}
		}
		on := append([]string{}, all.Sets[cpu.On]...)
		for property, value := range properties {
			if value == true {
				on = append(on, property)
			}
		}
		sort.Strings(on)
		for _, feature := range on {
			fmt.Println(feature)
		}
	}
}
