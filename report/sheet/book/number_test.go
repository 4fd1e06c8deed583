package book

import (
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestSerialIsTheDayThatSpreadsheetsShow(t *testing.T) {
	for _, day := range []string{"1901-01-01", "2000-02-29", "2024-12-31", "2100-03-01"} {
		serial, ok := Serial(day)
		shown, err := excelize.ExcelDateToTime(serial, false)
		if !ok || err != nil || shown.Format(time.DateOnly) != day {
			t.Errorf("%s is %v, %v, shown as %v (%v)", day, serial, ok, shown, err)
		}
	}
	for _, text := range []string{"", "2024", "1900-02-28", "2023-02-29", "31.12.2024"} {
		if _, ok := Serial(text); ok {
			t.Errorf("%q is taken for a day", text)
		}
	}
}
