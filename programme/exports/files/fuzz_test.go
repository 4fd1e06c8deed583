package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// FuzzPattern looks for files by any pattern: what it finds is there, each once
// and in order.
func FuzzPattern(f *testing.F) {
	for _, pattern := range []string{"*.xlsx", "a/*/b.xlsx", "[a-", "a\\b", "**", "~$*", "./a  b.xlsx", "ä*.xlsx", "a/./b"} {
		f.Add(pattern)
	}
	dir := f.TempDir()
	for _, name := range []string{"a.xlsx", "a b.xlsx", "ä.xlsx", "~$a.xlsx", "._a.xlsx", "a/b/b.xlsx"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			f.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			f.Fatal(err)
		}
	}
	f.Fuzz(func(t *testing.T, pattern string) {
		// Only the folder that the test made.
		if strings.Contains(pattern, "..") || strings.HasPrefix(pattern, "/") || strings.HasPrefix(pattern, "\\") || strings.Count(pattern, "*/") > 3 {
			return
		}
		found, err := Match(dir, pattern)
		if err != nil {
			return
		}
		if !slices.IsSorted(found) || len(slices.Compact(slices.Clone(found))) != len(found) {
			t.Errorf("%q finds %q", pattern, found)
		}
		for _, name := range found {
			if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
				t.Errorf("%q finds %q: %v", pattern, name, err)
			}
		}
	})
}
