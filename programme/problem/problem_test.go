package problem

import (
	"slices"
	"strings"
	"testing"
)

func TestPrint(t *testing.T) {
	var list List
	list.Add(
		Problem{File: "b.xlsx", Sheet: "Työttömät '23", Cell: "D14", Fact: "solussa on teksti", Hint: "kirjoita luku"},
		Problem{File: "b.xlsx", Sheet: "Työttömät '23", Cell: "D2", Fact: "solussa on virhearvo"},
		Problem{File: "a.yaml", Line: 14, Column: 5, Length: 6, Snippet: "äö: \"4,5 %\"", Fact: "ei luku", Hint: "4.5"},
		Problem{Severity: Warning, File: "a.yaml", Line: 2, Column: 1, Fact: "arvo puuttuu"},
		Problem{File: "b.xlsx", Sheet: "Työttömät '23", Cell: "D2", Fact: "solussa on virhearvo"},
		Problem{Fact: "yleinen virhe"},
	)
	want := `virhe: yleinen virhe
a.yaml:2:1: varoitus: arvo puuttuu
a.yaml:14:5: virhe: ei luku
   14 | äö: "4,5 %"
      |     ^~~~~~
  vihje: 4.5
b.xlsx: 'Työttömät ''23'!D2: virhe: solussa on virhearvo
b.xlsx: 'Työttömät ''23'!D14: virhe: solussa on teksti
  vihje: kirjoita luku
`
	var b strings.Builder
	list.Print(&b, false)
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	list.Print(&b, true)
	if strings.Contains(b.String(), "varoitus") {
		t.Error("quiet prints warnings")
	}
}

func TestExitCode(t *testing.T) {
	warning := Problem{Severity: Warning, Cause: System}
	tests := []struct {
		list List
		want int
	}{
		{nil, 0},
		{List{warning}, 0},
		{List{{}, warning}, 1},
		{List{{}, {Cause: System}, {}}, 3},
	}
	for _, test := range tests {
		if got := test.list.ExitCode(); got != test.want {
			t.Errorf("%v: %d, want %d", test.list, got, test.want)
		}
	}
}

func TestNearest(t *testing.T) {
	labels := []string{"Työttömät työnhakijat (lkm.)", "Työnhakijoita (lkm.)", "Sotkamo", "Kajaani"}
	tests := []struct {
		word string
		want []string
	}{
		{"Sotkmao", []string{"Sotkamo"}},
		{"sotkamo", []string{"Sotkamo"}},
		{"Työttömät työnhakijat", []string{"Työttömät työnhakijat (lkm.)"}},
		{"Helsinki", nil},
	}
	for _, test := range tests {
		if got := Nearest(test.word, labels, 1); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.word, got, test.want)
		}
	}
}

func TestNearestLabels(t *testing.T) {
	existing := []string{"Kajaani", "Sotkamo", "Kuhmo", "Koko maa", "Sotkamon seutukunta"}
	if got := Nearest("Sotkam", existing, 2); !slices.Equal(got, []string{"Sotkamo", "Sotkamon seutukunta"}) {
		t.Errorf("nearest = %q", got)
	}
	if got := Nearest("xyz", existing, 2); len(got) != 0 {
		t.Errorf("nearest to nothing = %q", got)
	}
}
