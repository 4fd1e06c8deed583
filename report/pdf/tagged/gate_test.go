package tagged

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestGate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"Työttömyysaste, %", "Työttömyysaste, %"},
		{"−0,4 %-yks. 2021–2023 → 430\u00A0000\u202F€ šž ≤ ≥", "−0,4 %-yks. 2021–2023 → 430\u00A0000\u202F€ šž ≤ ≥"},
		{"a\u0308o\u0308", "äö"},
		{"rivi\r\nvaihto\tja\u2028muu", "rivi  vaihto ja muu"},
		{"nolla\x00\x07\x1b\u0085merkit", "nolla merkit"},
		{"\u202Eoikealta\u202C \u200Fn\u200B\uFEFF\u2060", "oikealta n"},
		{"שלום", "□□□□"},
		{"😀", "□"},
		{"👨‍👩‍👧!", "□!"},
		{"👍🏽", "□"},
		{"🇫🇮", "FI"},
		{"✓ ✗", "√ ×"},
		{"a\u2011b", "a-b"},
		{"pehmeä\u00ADtavu", "pehmeätavu"},
		{"ﬁ ＡＢ 𝐀 ①", "ﬁ AB A 1"},
		{"x\u0302\u0323", "x"},
		{"a\xffb\xc3", "a□b□"},
		{"\uE000\U0010FFFF\uFFFE\uFFFD", "□□□□"},
		{"a\u3000b\u2009c", "a b c"},
		{"\x01", ""},
	} {
		if got := Gate(c.in); got != c.want {
			t.Errorf("Gate(%q) = %q, want %q", c.in, got, c.want)
		}
		if again := clean(clean(c.in)); again != clean(c.in) {
			t.Errorf("clean is not idempotent for %q: %q", c.in, again)
		}
	}
}

// TestGateLetsNothingInvisibleThrough goes through every character there is.
func TestGateLetsNothingInvisibleThrough(t *testing.T) {
	all, err := fontMetrics()
	if err != nil {
		t.Fatal(err)
	}
	check := func(in string) {
		out := Gate(in)
		if !utf8.ValidString(out) {
			t.Fatalf("Gate(%q) is not valid UTF-8", in)
		}
		for _, r := range out {
			if r > 0xFFFF || all[regular][r] == 0 || all[bold][r] == 0 || all[italic][r] == 0 ||
				unicode.In(r, unicode.Cc, unicode.Cf, unicode.M, unicode.Co) || rightToLeft(r) {
				t.Fatalf("Gate(%q) lets %U through", in, r)
			}
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		check(string(r))
	}
	for _, s := range oddTexts {
		check(s)
	}
}

func FuzzGate(f *testing.F) {
	for _, s := range oddTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := Gate(s)
		if !utf8.ValidString(out) || strings.ContainsFunc(out, unicode.IsControl) {
			t.Errorf("Gate(%q) = %q", s, out)
		}
		if again := Gate(out); again != out {
			t.Errorf("Gate(%q) = %q, and again %q", s, out, again)
		}
	})
}
