package programme

// Status is how a metric stands. Its text is the one of the JSON output.
type Status string

// The statuses.
const (
	Met       Status = "met"
	OnTrack   Status = "on_track"
	Behind    Status = "behind"
	NoData    Status = "no_data"
	Monitored Status = "monitored"
)

// Statuses lists every status in the order of reports.
var Statuses = []Status{Met, OnTrack, Behind, NoData, Monitored}

// Word is the status in Finnish, lower case, as the programme file and the
// reports write it.
func (s Status) Word() string {
	switch s {
	case Met:
		return "saavutettu"
	case OnTrack:
		return "aikataulussa"
	case Behind:
		return "jäljessä"
	case NoData:
		return "ei arvioitavissa"
	case Monitored:
		return "seurataan"
	}
	return ""
}

// StatusOf is the status of a word; empty for no status's word.
func StatusOf(word string) Status {
	for _, s := range Statuses {
		if s.Word() == word {
			return s
		}
	}
	return ""
}
