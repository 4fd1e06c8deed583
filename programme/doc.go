// Package programme is a municipality's programme and its measured values as
// types; definition beside it reads the programme from YAML.
package programme
