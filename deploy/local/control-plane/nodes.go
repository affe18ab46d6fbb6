package main

import "fmt"

// node is a fake amd64 Linux node in one of three zones, with room for any test: nothing runs on it.
func node(index int) string {
	name := fmt.Sprintf("node-%d", index)
	zone := string("abc"[index%3])
	return fmt.Sprintf(`{
  "apiVersion": "v1", "kind": "Node",
  "metadata": {"name": %[1]q, "labels": {
    "kubernetes.io/hostname": %[1]q, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
    "node.kubernetes.io/instance-type": "fake",
    "topology.kubernetes.io/region": "eu-west-1", "topology.kubernetes.io/zone": "eu-west-1%[2]s"}},
  "status": {"capacity": %[3]s, "allocatable": %[3]s}}`, name, zone, capacity)
}

const capacity = `{"cpu": "1000", "memory": "4Ti", "pods": "20000", "ephemeral-storage": "10Ti"}`
