package xlsx

// ColumnName is a column's letters: A for 1, AB for 28.
func ColumnName(n int) string {
	var b [8]byte
	i := len(b)
	for n = max(n, 1); n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}

// ColumnNumber reads a column's letters, which are capitals; ok is false for
// whatever else.
func ColumnNumber(name string) (n int, ok bool) {
	for i := range len(name) {
		if name[i] < 'A' || name[i] > 'Z' || n > lastColumn {
			return 0, false
		}
		n = n*26 + int(name[i]-'A') + 1
	}
	return n, n >= 1 && n <= lastColumn
}
