// Package cmd is the command line: flags, messages, files written and exit
// codes. The clock, the environment and paths stay here.
package cmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"tolokku/programme/problem"
)

// version is written into reports, so that an auditor knows which tool to
// repeat them with; it does not depend on how the tool was built.
const version = "1.0.0"

// Environment is what a command takes from the process that runs it.
type Environment struct {
	Stdout, Stderr io.Writer
	// Now gives today's date where --date does not.
	Now func() time.Time
}

// Process is the environment of the running process.
func Process() Environment {
	return Environment{Stdout: os.Stdout, Stderr: os.Stderr, Now: time.Now}
}

// The exit codes. They are a contract with cron jobs and scripts.
const (
	exitWritten = 0
	exitContent = 1
	exitUsage   = 2
	exitSystem  = 3
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
	out := &recorder{w: env.Stdout}
	env.Stdout = out
	root := newRoot(env)
	root.SetArgs(args)
	err := root.Execute()
	if told := (problemsError{}); out.err != nil && !(errors.As(err, &told) && told.code == exitSystem) {
		// A lost answer is told whatever else was found.
		err = stop(env, problem.List{{Cause: problem.System, Fact: "vakiotulosteeseen ei voi kirjoittaa: " + refused(out.err),
			Hint: "tarkista, mihin vakiotuloste ohjataan"}}, false)
	}
	var wrong usageError
	var stopped problemsError
	switch {
	case err == nil:
		return exitWritten
	case errors.As(err, &stopped):
		return stopped.code
	case errors.As(err, &wrong):
		problem.List{{Fact: wrong.fact, Hint: wrong.hint}}.Print(env.Stderr, false)
		return exitUsage
	}
	problem.List{{Fact: err.Error(), Hint: "ohjeen saa valitsimella --help"}}.Print(env.Stderr, false)
	return exitUsage
}

// recorder keeps the first error of writing, which printing functions drop.
type recorder struct {
	w   io.Writer
	err error
}

func (r *recorder) Write(p []byte) (int, error) {
	n, err := r.w.Write(p)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

// stop prints problems and returns the error that carries their exit code;
// nil when none of them is an error.
func stop(env Environment, problems problem.List, quiet bool) error {
	problems.Print(env.Stderr, quiet)
	if code := problems.ExitCode(); code != 0 {
		return problemsError{code}
	}
	return nil
}
