package cmd

import (
	"io"
	"os"

	"tolokku/programme/problem"
)

// screen gives a stream's colours where a person sees it on a terminal and has
// not asked for none: https://no-color.org.
func screen(stream *os.File, getenv func(string) string) io.Writer {
	if getenv("NO_COLOR") != "" || getenv("TERM") == "dumb" || !terminal(stream) {
		return stream
	}
	return problem.Screen{Writer: stream}
}
