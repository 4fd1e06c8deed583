// Package programme is a municipality's programme as data: its definition read
// from YAML with the place of every fault, and the shapes of measured values.
package programme

import "strconv"

func yearText(year int) string { return strconv.Itoa(year) }
