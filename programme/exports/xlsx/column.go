package xlsx

// ColumnNumber reads a column's letters, which are capitals; ok is false for
// whatever else.
func ColumnNumber(name string) (n int, ok bool) {
	if name == "" || len(name) > 3 {
		return 0, false
	}
	for _, r := range name {
		if r < 'A' || r > 'Z' {
			return 0, false
		}
		n = n*26 + int(r-'A') + 1
	}
	return n, n <= lastColumn
}
