package programme

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// TestEveryOperatorIsListed: a constant of type Op that Ops leaves out would
// escape the tests that walk it.
func TestEveryOperatorIsListed(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "target.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); !ok || typ.Name != "Op" {
			return true
		}
		for _, value := range spec.Values {
			text, _ := strconv.Unquote(value.(*ast.BasicLit).Value)
			declared++
			if !slices.Contains(Ops, Op(text)) {
				t.Errorf("Ops lacks %q", text)
			}
		}
		return true
	})
	if declared != len(Ops) {
		t.Errorf("%d operators are declared, Ops has %d", declared, len(Ops))
	}
}
