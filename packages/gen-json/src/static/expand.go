// Prints the features of a CPU model: go run expand.go QEMU-FILE MACHINE ACCELERATOR NAME
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
)

type release struct {
	Machines []struct{ Name, Alias, Class string }
	Classes  map[string]struct {
		Expansions map[string]map[string]string
	}
	Defaults map[string]any
	Sets     map[string]struct {
		On     []string
		Values map[string]any
	}
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var data release
	if err := json.Unmarshal(text, &data); err != nil {
		panic(err)
	}
	machine, accelerator, name := os.Args[2], os.Args[3], os.Args[4]
	for _, found := range data.Machines {
		if found.Name != machine && (found.Alias == "" || found.Alias != machine) {
			continue
		}
		cpu := data.Sets[data.Classes[found.Class].Expansions[accelerator][name]]
		on := append([]string{}, cpu.On...)
		for property, value := range data.Defaults {
			if own, ok := cpu.Values[property]; ok {
				value = own
			}
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
