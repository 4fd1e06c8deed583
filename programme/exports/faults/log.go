// Package faults collects what a run over the exports finds wrong, and which
// metrics' values that leaves untold.
package faults

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// Log is the faults of one run. Whatever reports a fault for a metric names the
// metric; nil stands for none.
type Log struct {
	p        *programme.Programme
	problems problem.List
	cells    []*cellFault
	// told are the mappings of which a problem with their years was told
	// already; the same fault comes back every year.
	told   map[*programme.Mapping]bool
	faulty map[string]bool
}

// cellFault is a problem of a cell and the metrics that use the cell.
type cellFault struct {
	problem problem.Problem
	users   []string
}

// New is a log without faults for a programme, whose file the faults of
// mappings are placed in.
func New(p *programme.Programme) *Log {
	return &Log{p: p, told: map[*programme.Mapping]bool{}, faulty: map[string]bool{}}
}

// Quiet is a log of its own for a look at what nobody is told of.
func (l *Log) Quiet() *Log { return New(l.p) }

// Add reports a problem as it is.
func (l *Log) Add(p problem.Problem) { l.problems.Add(p) }

// Mark notes that the metric's values can't be told because of an error.
func (l *Log) Mark(m *programme.Mittari) {
	if m != nil {
		l.faulty[m.ID] = true
	}
}

// Faulty are the IDs of the metrics that were marked.
func (l *Log) Faulty() map[string]bool { return l.faulty }

// HasErrors tells whether anything that stops a run was reported.
func (l *Log) HasErrors() bool {
	return l.problems.HasErrors() || slices.ContainsFunc(l.cells, func(f *cellFault) bool { return f.problem.Severity == problem.Error })
}

// Programme reports a problem at a place of the programme file, once.
func (l *Log) Programme(m *programme.Mittari, severity problem.Severity, at programme.Position, fact, hint string) {
	if severity == problem.Error {
		l.Mark(m)
	}
	p := l.InFile(at, fact, hint)
	p.Severity = severity
	if !slices.Contains(l.problems, p) {
		l.problems.Add(p)
	}
}

// InFile is an error at a place of the programme file.
func (l *Log) InFile(at programme.Position, fact, hint string) problem.Problem {
	return problem.Problem{File: l.p.File, Line: at.Line, Column: at.Column, Length: at.Length, Snippet: l.p.Line(at.Line), Fact: fact, Hint: hint}
}

// Mapping reports an error of one of a mapping's years, the first of them only.
func (l *Log) Mapping(m *programme.Mittari, mapping *programme.Mapping, fact, hint string) {
	if l.told[mapping] {
		return
	}
	l.told[mapping] = true
	if m != nil {
		fact = "mittari " + m.ID + ": " + fact
	}
	l.Programme(m, problem.Error, mapping.At, fact, hint)
}

// Cell reports an error of a cell; the metrics that use the cell are told in
// one hint.
func (l *Log) Cell(m *programme.Mittari, s *xlsx.Sheet, at xlsx.Position, fact, hint string) {
	l.Sheet(m, problem.Error, s, at.String(), fact, hint)
}

// Sheet reports a problem of a sheet, or of one of its cells where cell is not empty.
func (l *Log) Sheet(m *programme.Mittari, severity problem.Severity, s *xlsx.Sheet, cell, fact, hint string) {
	user := ""
	if severity == problem.Error {
		l.Mark(m)
	}
	if m != nil {
		user = l.user(m)
	}
	p := problem.Problem{Severity: severity, File: s.Book().Name, Sheet: s.Name, Cell: cell, Fact: fact, Hint: hint}
	i := slices.IndexFunc(l.cells, func(f *cellFault) bool { return f.problem == p })
	if i < 0 {
		i = len(l.cells)
		l.cells = append(l.cells, &cellFault{problem: p})
	}
	if f := l.cells[i]; user != "" && !slices.Contains(f.users, user) {
		f.users = append(f.users, user)
	}
}

// user is how a message names a metric that uses a cell.
func (l *Log) user(m *programme.Mittari) string {
	if line := m.At.Line; line > 0 {
		return m.ID + " (" + l.p.File + ":" + strconv.Itoa(line) + ")"
	}
	return m.ID
}

// Problems are all that was reported, sorted.
func (l *Log) Problems() problem.List {
	all := slices.Clone(l.problems)
	// Metrics are read in the order of their files.
	order := map[string]int{}
	for i, m := range l.p.AllMittarit() {
		order[l.user(m)] = i
	}
	for _, f := range l.cells {
		slices.SortStableFunc(f.users, func(a, b string) int { return cmp.Compare(order[a], order[b]) })
		p := f.problem
		if p.Cell != "" && len(f.users) > 0 {
			using := "solua käyttää mittari " + f.users[0]
			if len(f.users) > 1 {
				using = "solua käyttävät mittarit " + finnish.List(f.users)
			}
			p.Hint = strings.TrimPrefix(p.Hint+"; "+using, "; ")
		}
		all.Add(p)
	}
	return all.Sorted()
}
