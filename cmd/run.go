// Package cmd is the command line: flags, messages, files written and exit
// codes. The clock, the environment and paths stay here.
package cmd

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"
	"unicode/utf16"

	"tolokku/cmd/output"
	"tolokku/programme/problem"
	"tolokku/programme/problem/refusal"
)

// version is written into reports, so that an auditor knows which tool to
// repeat them with; it does not depend on how the tool was built.
const version = "1.0.0"

// Environment is what a command takes from the process that runs it.
type Environment struct {
	Stdout, Stderr io.Writer
	// Now gives today's date where --date does not.
	Now func() time.Time
	// Signals stop the run; nil where none can come.
	Signals <-chan os.Signal

	// Disk is what files are written to; the real one where it is nil.
	Disk output.FS

	out      *recorder
	stopping *stopping
}

// Process is the environment of the running process. It takes over the signals
// that ask a process to end, but those that whoever started it has silenced,
// as nohup does. A closed pipe comes as an error of writing.
func Process() Environment {
	signals := make(chan os.Signal, 2)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	signal.Ignore(syscall.SIGPIPE)
	return Environment{Stdout: os.Stdout, Stderr: screen(os.Stderr, os.Getenv), Now: time.Now, Signals: signals}
}

// The exit codes. They are a contract with cron jobs and scripts.
const (
	exitWritten = 0
	exitContent = 1
	exitUsage   = 2
	exitSystem  = 3
	// exitSignal and the signal's number: 129 hangup, 130 interrupt, 143 terminate.
	exitSignal = 128
)

// usageError is a wrong way of calling the tool.
type usageError struct{ fact, hint string }

func (e usageError) Error() string { return e.fact }

func usage(hint, fact string, args ...any) error {
	return usageError{fact: fmt.Sprintf(fact, args...), hint: hint}
}

// problemsError carries problems that stopped a run. They have been printed.
type problemsError struct{ code int }

func (problemsError) Error() string { return "" }

// Run runs the command line's arguments and returns the exit code.
func Run(args []string, env Environment) int {
	if os.Getenv("GOGC") == "" {
		// A run is short: collecting half as often takes a third less time for some
		// ten mebibytes more.
		debug.SetGCPercent(200)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		// Where a large input fills the memory, it is collected as often as needed.
		debug.SetMemoryLimit(160 << 20)
	}
	env.out = &recorder{w: env.Stdout}
	env.Stdout = env.out
	if env.stopping == nil {
		env.stopping = newStopping()
	}
	if env.Disk == nil {
		env.Disk = output.Disk{}
	}
	return env.interruptible(func() int {
		root := newRoot(env)
		root.SetArgs(args)
		return env.exitCode(root.Execute())
	})
}

// exitCode tells how the run ended, where that has not been told, and returns
// its code. A refused standard output is told here for every command.
func (env Environment) exitCode(err error) int {
	var signal interruptedError
	if env.printingFailed() && !errors.As(err, &signal) {
		why := refusal.Of(env.out.err)
		err = stop(env, problem.List{{Cause: problem.System, Fact: "vakiotulosteeseen ei voi kirjoittaa: " + why.Fact,
			Hint: why.Remedy + ", tai tarkista, mihin vakiotuloste ohjataan"}}, false)
	}
	var wrong usageError
	var stopped problemsError
	switch {
	case err == nil:
		return exitWritten
	case errors.As(err, &signal):
		signal.tell(env)
		return signal.code()
	case errors.As(err, &stopped):
		return stopped.code
	case errors.As(err, &wrong):
		problem.List{{Fact: wrong.fact, Hint: wrong.hint}}.Print(env.Stderr, false)
		return exitUsage
	}
	problem.List{{Fact: err.Error(), Hint: "ohjeen saa valitsimella --help"}}.Print(env.Stderr, false)
	return exitUsage
}

// printingFailed tells whether something could not be printed.
func (env Environment) printingFailed() bool { return env.out.err != nil }

// recorder keeps the first error of writing. It keeps it to itself: printing
// functions drop it or tell it in English, and the end of the run tells it.
type recorder struct {
	w   io.Writer
	err error
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.err == nil {
		_, r.err = r.w.Write(p)
	}
	return len(p), nil
}

// stop prints problems and returns the error that carries their exit code;
// nil when none of them is an error.
func stop(env Environment, problems problem.List, quiet bool) error {
	problems.Print(env.Stderr, quiet)
	return exitWith(problems)
}

// exitWith is the error that carries the problems' exit code; nil when none of
// them is an error.
func exitWith(problems problem.List) error {
	if code := problems.ExitCode(); code != exitWritten {
		return problemsError{code}
	}
	return nil
}

// ourFault tells what the tool itself could not do with sound input.
func ourFault(env Environment, what string, err error) error {
	return stop(env, problem.List{{Fact: fmt.Sprintf("%s: %v", what, err), Hint: "ilmoita virheestä tolokun tekijöille"}}, false)
}

// printJSON prints a value for programs. What cannot be printed is told where
// the run ends, as for every command.
func printJSON(env Environment, v any) error {
	var text strings.Builder
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(env.Stdout, escapeUnseen(text.String()))
	return err
}

// escapeUnseen escapes in JSON also the characters that would steer a terminal
// beyond those that JSON itself forbids.
func escapeUnseen(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < 0x7f || problem.Visible(string(r)) == string(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// setDate checks the date that was asked for and gives today's where none was.
func (env Environment) setDate(date *string) error {
	if *date == "" {
		*date = env.Now().Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, *date); err != nil {
		return usage("kirjoita päivä muodossa 2024-02-01", "päivä %s ei ole päivämäärä", problem.Quote(*date))
	}
	return nil
}
