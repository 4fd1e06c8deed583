package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// ColumnName is a column's letters: A, B … AA.
func ColumnName(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		return ""
	}
	return name
}

// ColumnNumber reads a column's letters, which are capitals; ok is false for
// whatever else.
func ColumnNumber(name string) (n int, ok bool) {
	if name == "" || len(name) > 3 || strings.ToUpper(name) != name {
		return 0, false
	}
	n, err := excelize.ColumnNameToNumber(name)
	return n, err == nil
}
