package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var names = []string{"raportti.pdf", "raportti.xlsx", "raportti.json"}

// set is three files whose content names the run.
func set(dir, run string) Set {
	s := Set{Dir: dir, Name: "raportti"}
	for _, name := range names {
		s.Files = append(s.Files, File{name, []byte(strings.Repeat(run+" "+name+"\n", 100))})
	}
	return s
}

func quiet([]string) error { return nil }

func write(t *testing.T, s Set) {
	t.Helper()
	if err := s.Write(context.Background(), &faulty{}, quiet); err != nil {
		t.Fatal(err)
	}
}

// runs tells for each file whose it is, in the order of names; "" for none. A
// file that is no run's fails the test.
func runs(t *testing.T, dir string, known ...string) []string {
	t.Helper()
	var found []string
	for i, name := range names {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			found = append(found, "")
			continue
		}
		at := slices.IndexFunc(known, func(run string) bool { return string(set(dir, run).Files[i].Content) == string(content) })
		if at < 0 {
			t.Fatalf("%s is no whole file of any run (%d bytes, %v)", name, len(content), err)
		}
		found = append(found, known[at])
	}
	return found
}

func demand(t *testing.T, dir, run string) {
	t.Helper()
	if got := runs(t, dir, run); slices.Contains(got, "") {
		t.Fatalf("the files are of %q, want %q", got, run)
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			t.Fatalf("%s is left in the folder", e.Name())
		}
	}
}

// states are what can stand in a folder before a run, and what the disk can do.
var states = []struct {
	name             string
	old              []string // the files that stand there
	noLinks, noLocks bool
}{
	{name: "all old", old: names},
	{name: "one old", old: names[1:2]},
	{name: "none old"},
	{name: "no links", old: names, noLinks: true},
	{name: "no locks", old: names, noLocks: true},
	{name: "neither", old: names, noLinks: true, noLocks: true},
}

// each runs do for each state, each operation and each moment of it, until the
// operations of a run are through.
func each(t *testing.T, do func(t *testing.T, dir string, old []string, disk *faulty)) {
	for _, s := range states {
		for _, moment := range []when{before, midway, after} {
			t.Run(fmt.Sprintf("%s/%d", s.name, moment), func(t *testing.T) {
				total := 0
				for n := 1; n <= total || total == 0; n++ {
					dir := filepath.Join(t.TempDir(), "out")
					if len(s.old) > 0 {
						write(t, set(dir, "old"))
						for _, name := range names {
							if !slices.Contains(s.old, name) {
								os.Remove(filepath.Join(dir, name))
							}
						}
					}
					if total == 0 {
						healthy := &faulty{noLinks: s.noLinks, noLocks: s.noLocks}
						probe := filepath.Join(t.TempDir(), "out")
						if len(s.old) > 0 {
							os.CopyFS(probe, os.DirFS(dir))
						}
						if err := set(probe, "new").Write(context.Background(), healthy, quiet); err != nil {
							t.Fatal(err)
						}
						total = healthy.count
					}
					do(t, dir, s.old, &faulty{noLinks: s.noLinks, noLocks: s.noLocks, at: map[int]bool{n: true}, when: moment, err: syscall.EIO})
				}
			})
		}
	}
}

// TestKilled: after a kill at any operation each file is whole, old or new, and
// none is missing; after the next run all are its own and nothing else of ours
// is in the folder.
func TestKilled(t *testing.T) {
	each(t, func(t *testing.T, dir string, old []string, disk *faulty) {
		disk.kill = true
		set(dir, "new").Write(context.Background(), disk, quiet)
		for i, run := range runs(t, dir, "old", "new") {
			if run == "" && slices.Contains(old, names[i]) {
				t.Fatalf("after %v %s is missing", disk.calls, names[i])
			}
		}
		if disk.noLocks {
			// Without locks the leftovers of a dead run look like those of one at
			// work; the next run on a disk with locks clears them.
			if err := set(dir, "next").Write(context.Background(), &faulty{noLocks: true}, quiet); err != nil {
				t.Fatal(err)
			}
		}
		write(t, set(dir, "next"))
		demand(t, dir, "next")
	})
}

// TestRefused: when one operation fails, the run either says so and the folder
// is as it was, or it has done everything.
func TestRefused(t *testing.T) {
	each(t, func(t *testing.T, dir string, old []string, disk *faulty) {
		err := set(dir, "new").Write(context.Background(), disk, quiet)
		got := runs(t, dir, "old", "new")
		told := (*Error)(nil)
		switch {
		case err == nil:
			if slices.Contains(got, "old") || slices.Contains(got, "") {
				t.Fatalf("a fault at the end of %v: no error, but the files are of %q", disk.calls, got)
			}
		case !errors.As(err, &told) || told.Place == "" || strings.Contains(told.Place, "tolokku"):
			t.Fatalf("a fault at the end of %v: the error is %#v", disk.calls, err)
		default:
			for i, run := range got {
				want := ""
				if slices.Contains(old, names[i]) {
					want = "old"
				}
				if run != want && !slices.ContainsFunc(told.Broken, func(b Broken) bool { return filepath.Base(b.Place) == names[i] }) {
					t.Fatalf("a fault at the end of %v: %s is of %q, want %q", disk.calls, names[i], run, want)
				}
			}
		}
		if err == nil || disk.noLocks || len(told.Broken) > 0 || disk.when == after && disk.struck == "lock" {
			// A lock that was made but not got may be another's: the next run clears it.
			return
		}
		entries, _ := os.ReadDir(dir)
		if len(entries) != len(old) {
			t.Fatalf("a fault at the end of %v leaves %v", disk.calls, entries)
		}
	})
}

// TestRefusedTwice: where putting back fails too, the error names the place.
func TestRefusedTwice(t *testing.T) {
	for first := 1; first < 40; first++ {
		for second := first + 1; second < first+12; second++ {
			dir := t.TempDir()
			write(t, set(dir, "old"))
			disk := &faulty{at: map[int]bool{first: true, second: true}, err: syscall.EIO}
			err := set(dir, "new").Write(context.Background(), disk, quiet)
			got := runs(t, dir, "old", "new")
			var told *Error
			errors.As(err, &told)
			for i, run := range got {
				if run == "" || err != nil && run == "new" && !slices.ContainsFunc(told.Broken, func(b Broken) bool {
					kept, err := os.ReadFile(b.Kept)
					return filepath.Base(b.Place) == names[i] && err == nil && string(kept) == string(set(dir, "old").Files[i].Content)
				}) {
					t.Fatalf("faults at %d and %d of %v: %s is of %q, %#v", first, second, disk.calls, names[i], run, err)
				}
			}
			write(t, set(dir, "next"))
			demand(t, dir, "next")
		}
	}
}

// TestInterrupted: a signal before the last word puts everything back, and one
// after it changes nothing.
func TestInterrupted(t *testing.T) {
	stop := errors.New("stop")
	stopped := 0
	for n := 1; n < 60; n++ {
		dir := t.TempDir()
		write(t, set(dir, "old"))
		ctx, cancel := context.WithCancelCause(context.Background())
		disk := &faulty{}
		disk.pause = func() {
			if disk.count+1 == n {
				cancel(stop)
			}
		}
		err := set(dir, "new").Write(ctx, disk, quiet)
		switch {
		case errors.Is(err, stop):
			stopped++
			demand(t, dir, "old")
		case err != nil:
			t.Fatal(err)
		default:
			demand(t, dir, "new")
		}
	}
	if stopped < 10 {
		t.Errorf("only %d runs were stopped", stopped)
	}
}

// TestUnannounced: files that nobody could be told of are not left there.
func TestUnannounced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	full := errors.New("the standard output is full")
	refuse := func(places []string) error {
		if got := runs(t, dir, "new"); slices.Contains(got, "") {
			t.Errorf("announced before they stood there: %q", got)
		}
		return full
	}
	if err := set(dir, "new").Write(context.Background(), Disk{}, refuse); err != full {
		t.Fatalf("%v, want the announcement's own error", err)
	}
	if _, err := os.Stat(filepath.Dir(dir)); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the folders that it made are left: %v", err)
	}
	write(t, set(dir, "old"))
	set(dir, "new").Write(context.Background(), Disk{}, refuse)
	demand(t, dir, "old")
}

// TestTwoRuns: two runs into one folder, with delays between their operations.
// Never do both say that they wrote over a mix, and who says so has its own
// files there, or a later run's.
func TestTwoRuns(t *testing.T) {
	for _, noLocks := range []bool{false, true} {
		both, losers := 0, 0
		for n := range 100 {
			dir := t.TempDir()
			write(t, set(dir, "old"))
			errs := make([]error, 2)
			var wait sync.WaitGroup
			for i, run := range []string{"first", "second"} {
				random := rand.New(rand.NewSource(int64(2*n + i)))
				wait.Go(func() {
					disk := &faulty{noLocks: noLocks, pause: sleepUpTo(300*time.Microsecond, random.Int63n)}
					errs[i] = set(dir, run).Write(context.Background(), disk, quiet)
				})
			}
			wait.Wait()
			got := runs(t, dir, "old", "first", "second")
			whole := slices.Equal(got, []string{got[0], got[0], got[0]})
			for i, err := range errs {
				if err != nil {
					losers++
					if !errors.Is(err, ErrOtherRun) && !errors.Is(err, ErrChanged) && !noLocks {
						t.Fatalf("run %d lost by %v", i, err)
					}
				}
			}
			if errs[0] == nil && errs[1] == nil {
				both++
				if !whole || got[0] == "old" {
					t.Fatalf("both said 0 over a mix: %q", got)
				}
			}
			if noLocks {
				continue
			}
			if !whole || errs[0] != nil && errs[1] != nil || errs[0] == nil && errs[1] != nil && got[0] != "first" || errs[1] == nil && errs[0] != nil && got[0] != "second" {
				t.Fatalf("the files are of %q, the errors %v", got, errs)
			}
			demand(t, dir, got[0])
		}
		t.Logf("locks %v: in 100 pairs %d times both wrote, %d runs lost", !noLocks, both, losers)
	}
}

// TestSweep: leftovers of other sets go too, but not those of a run at work,
// nor files that only look like ours.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	leave := func(name string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const token = ".tolokku-0123456789abcdef-0"
	for _, name := range []string{".raportti" + token + ".uusi", ".raportti" + token + ".vanha", ".toinen" + token + ".vanha", ".kuollut.tolokku.lukko",
		".elossa" + token + ".uusi", ".raportti.tmp", ".x.tolokku-1-0.uusi", "raportti" + token + ".uusi"} {
		leave(name)
	}
	alive, err := Disk{}.Lock(filepath.Join(dir, ".elossa.tolokku.lukko"))
	if err != nil {
		t.Fatal(err)
	}
	defer alive.Close()
	write(t, set(dir, "new"))
	entries, _ := os.ReadDir(dir)
	var left []string
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			left = append(left, e.Name())
		}
	}
	want := []string{".elossa" + token + ".uusi", ".elossa.tolokku.lukko", ".raportti.tmp", ".x.tolokku-1-0.uusi", "raportti" + token + ".uusi"}
	if slices.Sort(left); !slices.Equal(left, want) {
		t.Errorf("left are %q, want %q", left, want)
	}
}

// TestKeep: a set that replaces nothing writes nothing where a file stands,
// and makes the folders of its files.
func TestKeep(t *testing.T) {
	dir := t.TempDir()
	s := Set{Dir: dir, Name: "malli", Keep: true, Files: []File{{"programme.yaml", []byte("a")}, {"aineistot/luvut.xlsx", []byte("b")}}}
	write(t, s)
	err := s.Write(context.Background(), Disk{}, quiet)
	var told *Error
	if !errors.As(err, &told) || !errors.Is(err, fs.ErrExist) || told.Place != filepath.Join(dir, "programme.yaml") {
		t.Fatalf("the second run: %v", err)
	}
	os.Remove(filepath.Join(dir, "programme.yaml"))
	if err := s.Write(context.Background(), Disk{}, quiet); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("one file there: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "programme.yaml")); err == nil {
		t.Fatal("the other was written")
	}
	for n := 1; n < 40; n++ {
		dir := filepath.Join(t.TempDir(), "uusi")
		s.Dir = dir
		disk := &faulty{at: map[int]bool{n: true}, err: syscall.EIO, when: after}
		err := s.Write(context.Background(), disk, quiet)
		_, found := os.Stat(dir)
		if err != nil && !errors.Is(found, fs.ErrNotExist) {
			errors.As(err, &told)
			if len(told.Broken) == 0 && !slices.Contains([]string{"remove", "mkdir", "lock"}, disk.struck) {
				t.Fatalf("a fault at the end of %v left %s", disk.calls, dir)
			}
		}
	}
}

// TestRefusedPlaces: what can be seen beforehand is refused before anything is
// written.
func TestRefusedPlaces(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "taken", names[1]), 0o777)
	os.WriteFile(filepath.Join(dir, "file"), nil, 0o666)
	for _, c := range []struct {
		dir, place string
		want       error
	}{
		{"taken", filepath.Join("taken", names[1]), syscall.EISDIR},
		{"file", "file", syscall.ENOTDIR},
		{filepath.Join("file", "below"), filepath.Join("file", "below"), syscall.ENOTDIR},
	} {
		err := set(filepath.Join(dir, c.dir), "new").Write(context.Background(), Disk{}, quiet)
		var told *Error
		if !errors.As(err, &told) || !errors.Is(err, c.want) || told.Place != filepath.Join(dir, c.place) {
			t.Errorf("%s: %v", c.dir, err)
		}
	}
	entries, _ := os.ReadDir(filepath.Join(dir, "taken"))
	if len(entries) != 1 {
		t.Errorf("left are %v", entries)
	}
}
