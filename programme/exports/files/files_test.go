package files

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tolokku/programme/exports/xlsx"
)

func TestStamp(t *testing.T) {
	for name, want := range map[string]string{
		"12r5_20240115-101010.xlsx": "20240115101010", "12r5_20240115.xlsx": "20240115", "seuranta 2024-01-15.xlsx": "20240115",
		"seuranta 15.1.2024.xlsx": "20240115", "luvut_31.12.2023_5.1.2024.xlsx": "20240105", "v 32.1.2024.xlsx": "",
		"seuranta.xlsx": "", "12r5_99999999.xlsx": "", "koodi_1202401155.xlsx": "",
	} {
		if got := Stamp(name); got != want {
			t.Errorf("Stamp(%q) = %q; want %q", name, got, want)
		}
	}
	if got := xlsx.Normalise(WithoutStamp("luvut 2023 5.1.2024.xlsx")); got != "luvut 2023 .xlsx" {
		t.Errorf("WithoutStamp left %q", got)
	}
	if got := xlsx.Normalise(WithoutStamp("luvut 2023_20240115-101010.xlsx")); got != "luvut 2023 .xlsx" {
		t.Errorf("WithoutStamp left %q", got)
	}
}

// TestMatchInFolders passes over the files beside the folders that a * means.
func TestMatchInFolders(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "2024"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ohje.txt", "2024/a.xlsx"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := Match(dir, "*/a.xlsx"); err != nil || !slices.Equal(got, []string{"2024/a.xlsx"}) {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := Match(dir, "ohje.txt/a.xlsx"); err == nil {
		t.Error("a file was taken for a folder")
	}
}

// TestFoldersWithoutEnd: folders that link to themselves end in an error, not in
// ever more of them.
func TestFoldersWithoutEnd(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a", "b"} {
		if err := os.Symlink(dir, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	if _, err := Match(dir, strings.Repeat("*/", 18)+"x.xlsx"); !errors.Is(err, ErrTooMany) {
		t.Errorf("got %v", err)
	}
}
