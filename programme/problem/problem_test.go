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

// TestVisible: nothing that an input brings speaks through a message or forges
// a line of it.
func TestVisible(t *testing.T) {
	const bad = "a\x1b[31mb\ac\u0085d\u202ee\nvirhe: ei f\r\ng\u2028h\u00adi\xffj\ufeffk"
	p := Problem{File: bad + ".yaml", Line: 2, Column: 3, Snippet: bad, Sheet: bad, Cell: "D14", Fact: bad, Hint: bad}
	out := p.String()
	for _, r := range out {
		if r != '\n' && !shows(r) {
			t.Errorf("%U came through", r)
		}
	}
	if lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n"); len(lines) != 4 {
		t.Errorf("%d lines:\n%s", len(lines), out)
	}
	if got, want := Visible(bad), "a‹U+001B›[31mb‹U+0007›c‹U+0085›d‹U+202E›e↵virhe: ei f↵g‹U+2028›h‹U+00AD›i‹?›j‹U+FEFF›k"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := Visible("n. 300\u00a0€ – 👍"); got != "n. 300\u00a0€ – 👍" {
		t.Errorf("a plain text became %s", got)
	}
}

func TestShort(t *testing.T) {
	if got := Short("lyhyt"); got != "lyhyt" {
		t.Error(got)
	}
	if got := Short(strings.Repeat("ä", 80)); got != strings.Repeat("ä", 80) {
		t.Error(got)
	}
	if got := Short(strings.Repeat("ä", 100_000)); got != strings.Repeat("ä", 79)+"…" {
		t.Error(got)
	}
}

// TestScreenful: a run with very many problems prints a screenful, errors
// first, and tells how many more there are.
func TestScreenful(t *testing.T) {
	var list List
	for i := range 50 {
		list.Add(Problem{Severity: Warning, File: "a", Line: i + 1, Fact: "varoitus"})
	}
	for i := range 30 {
		list.Add(Problem{File: "b", Line: i + 1, Fact: "virhe"})
	}
	var b strings.Builder
	list.Print(&b, false)
	out := b.String()
	if n := strings.Count(out, "virhe: "); n != 30 {
		t.Errorf("%d errors", n)
	}
	if n := strings.Count(out, "varoitus: "); n != 10 || !strings.HasSuffix(out, "… ja 40 muuta varoitusta; korjaa ensin nämä ja kokeile uudestaan\n") {
		t.Errorf("%d warnings:\n%s", n, out)
	}
	list.Add(Problem{File: "b", Line: 31, Fact: "1 204 muuta virhettä jäi kertomatta", Others: 1204})
	for i := range 40 {
		list.Add(Problem{File: "c", Line: i + 1, Fact: "virhe"})
	}
	b.Reset()
	list.Print(&b, true)
	if out := b.String(); strings.Count(out, "virhe: ") != 40 || !strings.HasSuffix(out, "… ja 1\u00a0234 muuta virhettä; korjaa ensin nämä ja kokeile uudestaan\n") {
		t.Error(out)
	}
}
