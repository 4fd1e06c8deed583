package cmd

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layout is the house: every package, the packages of the house that it may
// depend on, its dependencies' dependencies included, and the libraries. What
// does not stand here is refused, so that a new package or a new import is a
// decision that somebody reads. A package may only use what stands above it;
// some are not there yet, and their rows hold from the day they come.
//
// files tells whether the package may open files, folders and streams of the
// system; all others get bytes and give bytes.
var layout = []row{
	{pkg: "programme/finnish"},
	{pkg: "programme/problem", house: "programme/finnish"},
	{pkg: "programme/problem/refusal", files: true},
	{pkg: "programme"},
	{pkg: "programme/definition", house: "programme programme/finnish programme/problem", libraries: "yaml text"},
	{pkg: "programme/assessment", house: "programme"},

	{pkg: "programme/exports/xlsx", house: "programme/finnish programme/problem programme/problem/refusal", libraries: "excelize text", files: true},
	{pkg: "programme/exports/files", house: "programme/finnish programme/problem programme/problem/refusal programme/exports/xlsx", libraries: "excelize text", files: true},
	{pkg: "programme/exports/faults", house: reading, libraries: "excelize text"},
	{pkg: "programme/exports/table", house: reading + " programme/exports/faults", libraries: "excelize text"},
	{pkg: "programme/exports/values", house: reading + measuring, libraries: "excelize text"},
	{pkg: "programme/exports/forms", house: reading + measuring + " programme/exports/values", libraries: "excelize text"},
	{pkg: "programme/exports/inspect", house: reading + measuring + " programme/exports/values", libraries: "excelize text", files: true},
	{pkg: "programme/exports", house: reading + measuring + " programme/exports/values programme/exports/forms", libraries: "excelize text", files: true},
	{pkg: "programme/exports/internal/books", libraries: "excelize text", files: true},
	{pkg: "programme/exports/internal/trial", house: reading + measuring + " programme/definition programme/exports/values programme/exports/forms programme/exports", libraries: "excelize yaml text"},

	{pkg: "report", house: judged, libraries: "text"},
	{pkg: "report/agenda", house: judged + " report", libraries: "text"},
	{pkg: "report/sheet/formula"},
	{pkg: "report/sheet/book", house: "report/sheet/formula", libraries: "excelize text"},
	{pkg: "report/sheet", house: judged + " report report/sheet/book report/sheet/formula", libraries: "excelize text"},
	{pkg: "report/collect", house: judged + " report report/sheet/book report/sheet/formula", libraries: "excelize text"},
	{pkg: "report/pdf/tagged/internal/pdfcheck"},
	{pkg: "report/pdf/tagged/taggedtest", house: "report/pdf/tagged/internal/pdfcheck", libraries: ""},
	{pkg: "report/pdf/tagged", libraries: "fpdf fonts text"},
	{pkg: "report/pdf", house: judged + " report report/pdf/tagged", libraries: "fpdf fonts text"},

	{pkg: "cmd/output", files: true},
	{pkg: "cmd/example", house: reading + measuring + " programme/exports/values programme/exports/inspect programme/definition", libraries: "excelize yaml text"},
	{pkg: "cmd/guide", house: "programme programme/finnish programme/problem programme/definition", libraries: "yaml text"},
	{pkg: "cmd", house: "*", libraries: "*", files: true},
	{pkg: "cmd/tolokku", house: "*", libraries: "*", files: true},
}

type row struct {
	pkg, house, libraries string
	files                 bool
}

const (
	// reading is what every package that looks into workbooks for a programme has.
	reading = "programme programme/finnish programme/problem programme/problem/refusal programme/exports/xlsx"
	// measuring is what makes values of the workbooks' cells.
	measuring = " programme/exports/files programme/exports/faults programme/exports/table"
	// judged is what a report is made of.
	judged = "programme programme/finnish programme/problem programme/assessment"
)

// libraries are the modules that are not Go's own by a short name, with the
// packages that may import them themselves.
var libraries = []struct{ name, modules, importers string }{
	{"yaml", "gopkg.in/yaml.v3", "programme/definition"},
	// excelize brings its own helpers along.
	{"excelize", "github.com/xuri/ github.com/richardlehane/ github.com/tiendc/go-deepcopy golang.org/x/crypto/ golang.org/x/net/",
		"programme/exports/xlsx programme/exports/internal/books report/sheet/book report/sheet/formula report/sheet report/collect cmd/example"},
	{"fpdf", "github.com/go-pdf/fpdf", "report/pdf/tagged"},
	{"fonts", "codeberg.org/go-fonts/ golang.org/x/image/", "report/pdf/tagged"},
	{"cobra", "github.com/spf13/ github.com/inconshreveable/", "cmd"},
	{"text", "golang.org/x/text/", "*"},
}

// filePackages are what opens files; reading is by io.Reader elsewhere.
var filePackages = []string{"os", "path/filepath", "os/exec", "net", "net/http"}

const house = "tolokku/"

// TestLayers: data flows one way, and each library is known in one place.
func TestLayers(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}|{{join .Imports " "}}|{{join .Deps " "}}`, house+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		parts := strings.Split(line, "|")
		pkg, imports, deps := strings.TrimPrefix(parts[0], house), strings.Fields(parts[1]), strings.Fields(parts[2])
		i := slices.IndexFunc(layout, func(r row) bool { return r.pkg == pkg })
		if i < 0 {
			t.Errorf("%s does not stand in the layout: say what it may depend on", pkg)
			continue
		}
		row := layout[i]
		for _, dep := range deps {
			if inner, ours := strings.CutPrefix(dep, house); ours {
				if !allowed(row.house, inner) {
					t.Errorf("%s depends on %s", pkg, inner)
				}
			} else if library := libraryOf(dep); library == "?" || library != "" && !allowed(row.libraries, library) {
				t.Errorf("%s depends on %s", pkg, dep)
			}
		}
		for _, name := range imports {
			for _, l := range libraries {
				if libraryOf(name) == l.name && !allowed(l.importers, pkg) {
					t.Errorf("%s imports %s, which only %s may", pkg, name, l.importers)
				}
			}
			if !row.files && slices.Contains(filePackages, name) {
				t.Errorf("%s imports %s, but it has nothing to do with files", pkg, name)
			}
		}
	}
}

// TestLayout: the table itself points one way.
func TestLayout(t *testing.T) {
	above := map[string]bool{}
	for _, row := range layout {
		for _, name := range strings.Fields(row.house) {
			if name != "*" && !above[name] {
				t.Errorf("%s may depend on %s, which does not stand above it", row.pkg, name)
			}
		}
		if above[row.pkg] {
			t.Errorf("%s stands twice", row.pkg)
		}
		above[row.pkg] = true
	}
}

func allowed(list, name string) bool {
	return list == "*" || slices.Contains(strings.Fields(list), name)
}

// libraryOf is the short name of the library that a package belongs to: empty
// for Go's own, "?" for one that is not listed.
func libraryOf(pkg string) string {
	for _, l := range libraries {
		for _, module := range strings.Fields(l.modules) {
			if strings.HasPrefix(pkg+"/", module) || pkg == module {
				return l.name
			}
		}
	}
	if first, _, _ := strings.Cut(pkg, "/"); strings.Contains(first, ".") {
		return "?"
	}
	return ""
}
