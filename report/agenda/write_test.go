package agenda

import "testing"

// TestPlain: what a programme's texts hold stays text, and reads as it is
// where it means nothing.
func TestPlain(t *testing.T) {
	for _, c := range [][2]string{
		{"7,5 % → 7,6 %", "7,5 % → 7,6 %"},
		{"tunnus_yksi ja _kaksi_", `tunnus_yksi ja \_kaksi\_`},
		{"*tärkeä* [linkki](http://x) <b>", `\*tärkeä\* \[linkki\](http://x) \<b>`},
		{"rivi\nja\r\n# toinen", "rivi ja # toinen"},
		{"AT&T &amp; muut", `AT&T \&amp; muut`},
		{"# otsikko", `\# otsikko`},
		{"- luettelo", `\- luettelo`},
		{"2023. vuosi", `2023\. vuosi`},
		{"1.2.2024 mennessä", "1.2.2024 mennessä"},
		{"a\x1b[31mb\ac\u0085d\u202ee\u2028f", `a‹U+001B›\[31mb‹U+0007›c‹U+0085›d‹U+202E›e‹U+2028›f`},
		{"pitkä\u00adaikainen", "pitkä\u00adaikainen"},
		{`c:\x`, `c:\\x`},
		{"a~b ~~c~~", `a~b \~\~c\~\~`},
	} {
		if got := atStart(plain(c[0])); got != c[1] {
			t.Errorf("%q gives %q, want %q", c[0], got, c[1])
		}
	}
}
