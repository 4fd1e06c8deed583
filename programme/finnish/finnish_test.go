package finnish

import (
	"math/big"
	"testing"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		number   string
		decimals int
		want     string
	}{
		{"0", 0, "0"}, {"-0.04", 1, "0,0"}, {"-0.05", 1, "−0,1"}, {"7.5", 1, "7,5"}, {"2.5", 0, "3"},
		{"999.95", 1, "1\u00a0000,0"}, {"1/3", 3, "0,333"}, {"430000", 0, "430\u00a0000"}, {"-1234567.891", 2, "−1\u00a0234\u00a0567,89"},
	} {
		x, _ := new(big.Rat).SetString(c.number)
		if got := Number(x, c.decimals); got != c.want {
			t.Errorf("%s with %d decimals is %q, want %q", c.number, c.decimals, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{List(nil), ""}, {List([]string{"a"}), "a"}, {List([]string{"a", "b"}), "a ja b"}, {List([]string{"a", "b", "c"}), "a, b ja c"},
		{Capital("äiti"), "Äiti"}, {Capital(""), ""}, {Small("Öinen"), "öinen"},
		{Sentence(" arvo puuttuu "), "Arvo puuttuu."}, {Sentence("Miksi?"), "Miksi?"}, {Sentence(""), ""},
		{Date("2024-02-01"), "1.2.2024"}, {Date("2024"), "2024"}, {Date(""), ""},
		{Periods(8, 12), "8/12\u00a0kk"}, {Periods(1, 4), "1/4\u00a0nelj."},
		{Range("36", "44"), "36–44"}, {Range("−3", "−1"), "−3\u00a0–\u00a0−1"}, {Count(12345), "12\u00a0345"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if Year("2024-02-01") != 2024 || Year("2023") != 2023 || Year("") != 0 {
		t.Error("a year is read wrong")
	}
}
