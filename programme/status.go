package programme

// Status is how a metric is doing. Its text is the one of the JSON output.
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

// The words of the statuses. NoData has two: a value that there is not, and one
// that cannot be judged.
const (
	WordMet       = "saavutettu"
	WordOnTrack   = "aikataulussa"
	WordBehind    = "jäljessä"
	WordMissing   = "tieto puuttuu"
	WordUnjudged  = "ei voi arvioida"
	WordMonitored = "seurataan"
)

// Word is the status in Finnish, lower case; for NoData the general word.
func (s Status) Word() string {
	return map[Status]string{
		Met: WordMet, OnTrack: WordOnTrack, Behind: WordBehind, NoData: WordUnjudged, Monitored: WordMonitored,
	}[s]
}

// formerlyUnjudged is what older programme files call WordUnjudged.
const formerlyUnjudged = "ei arvioitavissa"

// VerdictWords are the words that an expert's verdict may use.
var VerdictWords = []string{WordMet, WordOnTrack, WordBehind, WordUnjudged, formerlyUnjudged}

// StatusCalled is the status of a word, empty for an unknown one.
func StatusCalled(word string) Status {
	if word == formerlyUnjudged {
		return NoData
	}
	for _, s := range Statuses {
		if s.Word() == word {
			return s
		}
	}
	return ""
}
