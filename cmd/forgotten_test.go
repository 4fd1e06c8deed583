package cmd

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoKindIsForgotten: a switch that tells kinds of targets apart names every
// kind, or panics for the others. A new kind that runs into a silent default is
// worded, drawn or judged as another one, and no other test may see it. A single
// kind that is told apart from all others is no such switch.
func TestNoKindIsForgotten(t *testing.T) {
	files := token.NewFileSet()
	target, err := parser.ParseFile(files, "../programme/target.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	kinds := operatorNames(target)
	if len(kinds) < 11 {
		t.Fatalf("found only the kinds %v", kinds)
	}
	switches := 0
	for _, root := range []string{"../programme", "../report", "../cmd"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SwitchStmt); ok {
					if named := namedKinds(s, kinds); len(named) > 1 {
						switches++
						if !panics(s) && len(named) < len(kinds) {
							t.Errorf("%s: the switch names %d of %d kinds of targets; name all, or panic for the others",
								files.Position(s.Pos()), len(named), len(kinds))
						}
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if switches < 10 {
		t.Errorf("found only %d switches over kinds of targets", switches)
	}
}

// operatorNames are the constants of type Op.
func operatorNames(file *ast.File) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if id, ok := v.Type.(*ast.Ident); ok && id.Name == "Op" {
				names[v.Names[0].Name] = true
			}
		}
		return true
	})
	return names
}

// namedKinds are the kinds that the conditions of the switch's cases name.
func namedKinds(s *ast.SwitchStmt, kinds map[string]bool) map[string]bool {
	named := map[string]bool{}
	for _, c := range s.Body.List {
		for _, condition := range c.(*ast.CaseClause).List {
			ast.Inspect(condition, func(n ast.Node) bool {
				switch x := n.(type) {
				case *ast.SelectorExpr:
					if p, ok := x.X.(*ast.Ident); ok && p.Name == "programme" && kinds[x.Sel.Name] {
						named[x.Sel.Name] = true
					}
					return false
				case *ast.Ident:
					if kinds[x.Name] {
						named[x.Name] = true
					}
				}
				return true
			})
		}
	}
	return named
}

// panics tells whether a case of the switch panics: the one for the kinds that
// it does not know.
func panics(s *ast.SwitchStmt) bool {
	for _, c := range s.Body.List {
		for _, statement := range c.(*ast.CaseClause).Body {
			if x, ok := statement.(*ast.ExprStmt); ok {
				if call, ok := x.X.(*ast.CallExpr); ok {
					if f, ok := call.Fun.(*ast.Ident); ok && f.Name == "panic" {
						return true
					}
				}
			}
		}
	}
	return false
}
