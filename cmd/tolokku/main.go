// Tolokku reports each year how a municipality's employment programme is doing.
package main

import (
	"os"

	"tolokku/cmd"
)

func main() {
	os.Exit(cmd.Run(os.Args[1:], cmd.Process()))
}
