package xlsx

import "testing"

func TestParsePeriod(t *testing.T) {
	for label, want := range map[string]string{
		"2023": "2023", "2023*": "2023", "2024**": "2024", "2024 *": "2024", "2024 1)": "2024", "2023¹": "2023", "vuosi 2023": "2023",
		"2023M01": "2023M01", "2023m12": "2023M12", "2023M01*": "2023M01", "2023-01": "2023M01", "2023/01": "2023M01", "202301": "2023M01", "01/2023": "2023M01", "1.2023": "2023M01",
		"2023K1": "2023K1", "2023Q1": "2023K1", "2023 Q4": "2023K4", "Q2 2023": "2023K2", "K3/2023": "2023K3", "1. neljännes 2023": "2023K1", "2023 I neljännes": "2023K1",
		"2023H1": "2023H1", "2023 H2": "2023H2", "1. puolivuosi 2023": "2023H1", "2023 II vuosipuolisko": "2023H2", "2. vuosipuolisko": "H2",
		"tammikuu 2023": "2023M01", "2023 tammikuu": "2023M01", "Tammikuu 2023": "2023M01", "tammi.23": "2023M01", "tammi 23": "2023M01", "joulu-23": "2023M12",
		"heinä.24": "2024M07", "jan-23": "2023M01", "January 2023": "2023M01", "maj 2023": "2023M05", "2023 kesäkuu": "2023M06",
		"2023-01-31": "2023M01", "31.1.2023": "2023M01", "2023-02-03T00:00:00": "2023M02",
		"tammikuu": "M01", "Jan": "M01", "Des": "M12", "K1": "K1", "M03": "M03", "H2": "H2",
	} {
		got, ok := ParsePeriod(label)
		if !ok || got.String() != want {
			t.Errorf("parsePeriod(%q) = %v, %v; want %s", label, got, ok, want)
		}
	}
	for _, label := range []string{"", "Yhteensä", "2023M13", "2023K5", "20231", "31.2.2023", "1", "12", "99999", "Sotkamo 2023", "2021–2023", "kuu 2023", "15–24", "0000", "202313", "1. neljännes 20233"} {
		if got, ok := ParsePeriod(label); ok {
			t.Errorf("parsePeriod(%q) = %v; want none", label, got)
		}
	}
}

func TestSerialDate(t *testing.T) {
	for _, c := range []struct {
		raw       string
		epoch1904 bool
		want      string
	}{
		{"44927", false, "2023-01-01"}, {"44927.75", false, "2023-01-01"}, {"43465", true, "2023-01-01"}, {"1", false, "1900-01-01"}, {"59", false, "1900-02-28"}, {"61", false, "1900-03-01"},
	} {
		got, ok := SerialDate(c.raw, c.epoch1904)
		if !ok || got.Format("2006-01-02") != c.want {
			t.Errorf("serialDate(%q, %v) = %v, %v; want %s", c.raw, c.epoch1904, got, ok, c.want)
		}
	}
	for _, raw := range []string{"", "0", "-1", "1e9", "NaN"} {
		if got, ok := SerialDate(raw, false); ok {
			t.Errorf("serialDate(%q) = %v; want none", raw, got)
		}
	}
}

func TestYearWithin(t *testing.T) {
	for text, want := range map[string]int{"Työttömät 2023": 2023, "12r5_2023": 2023, "2023": 2023, "v2023 (2023)": 2023, "2021–2023": 0, "15-19": 0, "12023": 0, "": 0} {
		if got, _ := YearWithin(text); got != want {
			t.Errorf("yearWithin(%q) = %d; want %d", text, got, want)
		}
	}
}
