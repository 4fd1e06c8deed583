package tagged

import (
	"runtime"
	"slices"
	"strings"
	"testing"
)

// broken sets text in 10 pt in a column of w mm; the hyphens that were added appear as "¬".
func broken(t *testing.T, w float64, spans ...Span) []string {
	t.Helper()
	fonts, err := fontMetrics()
	if err != nil {
		t.Fatal(err)
	}
	d := newDoc(sampleMeta, fonts)
	style := d.theme.Body
	var out []string
	for _, l := range d.breakLines(d.resolve(spans, style), style, w) {
		s := ""
		for _, r := range l.runs {
			s += strings.ReplaceAll(r.text, paintedHyphen, "¬")
		}
		if l.w > w+0.01 {
			t.Errorf("line %q is %.2f mm wide in a column of %.2f mm", s, l.w, w)
		}
		out = append(out, s)
	}
	return out
}

func TestHyphenation(t *testing.T) {
	for word, want := range map[string]string{
		"kunta":              "kun-ta",
		"työllisyys":         "työl-li-syys",
		"työllisyysohjelma":  "työl-li-syys-ohjel-ma",
		"työttömyysaste":     "työt-tö-myys-aste",
		"kuntastrategia":     "kunta-stra-te-gia",
		"prosentti":          "pro-sent-ti",
		"pitkäaikaistyötön":  "pitkä-aikais-työ-tön",
		"strategia":          "stra-te-gia",
		"asia":               "asia",
		"maahanmuuttajataus": "maa-han-muut-ta-ja-taus",
		"12345":              "12345",
		"EU-rahoitus":        "EU-ra-hoi-tus",
		"":                   "",
	} {
		runes := []rune(word)
		var parts []string
		from := 0
		for _, at := range hyphenPoints(runes, 2) {
			parts = append(parts, string(runes[from:at]))
			from = at
		}
		if got := strings.Join(append(parts, string(runes[from:])), "-"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestLineBreaks(t *testing.T) {
	for _, c := range []struct {
		name string
		w    float64
		in   []Span
		want []string
	}{
		{"spaces stay at the end", 22, []Span{T("yksi kaksi kolme neljä viisi")}, []string{"yksi kaksi ", "kolme neljä ", "viisi"}},
		{"no-break spaces hold", 22, []Span{T("maksaa 430\u00A0000\u00A0€")}, []string{"maksaa ", "430\u00A0000\u00A0€"}},
		{"plain spaces in numbers hold", 22, []Span{T("maksaa 430 000 €")}, []string{"maksaa ", "430 000 €"}},
		{"after a hyphen", 22, []Span{T("työ- ja kunta-alan")}, []string{"työ- ja kunta-", "alan"}},
		{"not after a no-break hyphen", 22, []Span{T("kunta ja e\u2011lasku")}, []string{"kunta ja ", "e\u2011lasku"}},
		{"after a slash", 30, []Span{T("palvelut/hallinto")}, []string{"palvelut/hallinto"}},
		{"after a slash, narrow", 20, []Span{T("palvelut/hallinto")}, []string{"palvelut/", "hallinto"}},
		{"not within a range of years", 19, []Span{T("jo 2021–2023")}, []string{"jo ", "2021–2023"}},
		{"not after a minus", 12, []Span{T("nyt −0,4")}, []string{"nyt ", "−0,4"}},
		{"a soft hyphen", 20, []Span{T("abcdefgh\u00ADijklmnopq")}, []string{"abcdefgh¬", "ijklmnopq"}},
		{"a soft hyphen unused", 60, []Span{T("abcdefgh\u00ADijklmnopq")}, []string{"abcdefghijklmnopq"}},
		{"a long word", 20, []Span{T("työllisyysohjelma")}, []string{"työllisyys¬", "ohjelma"}},
		{"a path", 30, []Span{T("testdata/aineistot/tilasto_2023.xlsx")}, []string{"testdata/aineistot/", "tilasto_2023.xlsx"}},
		{"a checksum", 10, []Span{T("0a1b2c3d4e")}, []string{"0a1b2", "c3d4e"}},
		{"across spans", 20, []Span{T("tulos on "), B("hyvä"), T(", ja paranee")}, []string{"tulos on ", "hyvä, ja ", "paranee"}},
		{"a new line", 60, []Span{T("a"), {Text: "b", NewLine: true}}, []string{"a", "b"}},
		{"a new line of words", 60, []Span{T("a "), {Text: "b", NewLine: true}}, []string{"a ", "b"}},
		{"no break in a span", 24, []Span{T("tavoite "), {Text: "7,5 % (2021)", NoBreak: true}}, []string{"tavoite ", "7,5\u00A0%\u00A0(2021)"}},
		{"a number with its unit", 22, []Span{T("kestää yli 3 kk nyt")}, []string{"kestää yli ", "3 kk nyt"}},
		{"an ordinal", 22, []Span{T("julkinen ja 3. sektori")}, []string{"julkinen ja ", "3. sektori"}},
		{"not an ordinal", 22, []Span{T("se oli 1.1.2025. Sitten")}, []string{"se oli ", "1.1.2025. ", "Sitten"}},
		{"a year", 24, []Span{T("tasan 0 vuonna 2025")}, []string{"tasan 0 ", "vuonna 2025"}},
		{"a number too wide for the line", 22, []Span{T("430\u00A0000,0\u00A0asiakasta/virkailija")}, []string{"430\u00A0000,0 ", "asiakasta/", "virkailija"}},
		{"nothing", 20, []Span{T("")}, nil},
		{"only spaces", 20, []Span{T("   ")}, nil},
	} {
		if got := broken(t, c.w, c.in...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestBreakingLosesNothing sets odd texts in columns of every width.
func TestBreakingLosesNothing(t *testing.T) {
	for _, text := range append(slices.Clone(oddTexts), lorem) {
		want := strings.Join(strings.Fields(Gate(text)), "")
		for w := 5.0; w < 180; w += 3.7 {
			got := strings.ReplaceAll(strings.Join(broken(t, w, T(text)), ""), "¬", "")
			if got = strings.Join(strings.Fields(paintable(got)), ""); got != want {
				t.Fatalf("%.1f mm: %q became %q", w, want, got)
			}
		}
	}
}

// TestLongTextTakesLinearWork sets what a spreadsheet cell can hold, without a
// space: twice the text is twice the work, in letters measured and in bytes allocated.
func TestLongTextTakesLinearWork(t *testing.T) {
	fonts, err := fontMetrics()
	if err != nil {
		t.Fatal(err)
	}
	work := func(text string) (measured, allocated float64) {
		d := newDoc(sampleMeta, fonts)
		spans := d.resolve([]Span{T(text)}, d.theme.Body)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d.breakLines(spans, d.theme.Body, 30)
		runtime.ReadMemStats(&after)
		return float64(d.measured), float64(after.TotalAlloc - before.TotalAlloc)
	}
	for _, part := range []string{"työllisyysohjelma", "0123456789", "x", "ab\u00a0", "polku/", "sana "} {
		n := 16000 / len(part)
		m1, a1 := work(strings.Repeat(part, n))
		m2, a2 := work(strings.Repeat(part, 2*n))
		if m2 > 2.2*m1 || a2 > 3*a1 {
			t.Errorf("%q %d and %d times: %.0f and %.0f letters measured, %.0f and %.0f bytes", part, n, 2*n, m1, m2, a1, a2)
		}
	}
}

// TestIconHangs: the lines below an icon's word begin below the word.
func TestIconHangs(t *testing.T) {
	fonts, err := fontMetrics()
	if err != nil {
		t.Fatal(err)
	}
	d := newDoc(sampleMeta, fonts)
	spans := d.resolve([]Span{{Text: "Aikataulussa 8/12 kk", Icon: func(*Canvas) {}, IconSize: 3}}, d.theme.Body)
	lines := d.breakLines(spans, d.theme.Body, 30)
	if len(lines) != 2 || lines[0].indent != 0 || lines[1].indent != 3+iconGap {
		t.Fatalf("%d lines, %+v", len(lines), lines)
	}
	if w := lines[1].indent + lines[1].w; w > 30 {
		t.Errorf("the second line ends at %.1f mm", w)
	}
}
