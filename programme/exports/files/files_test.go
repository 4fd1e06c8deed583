package files

import (
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
