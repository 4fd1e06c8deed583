package problem

import "io"

// Screen is a writer to a terminal that shows colours. Problems that are
// printed to it have them; the words stay the same, for colour alone tells
// nothing.
type Screen struct{ io.Writer }

// colours are the terminal's own, so that they suit its background; "" is none.
type colours struct{ place, fault, warning, hint string }

func coloursOf(w io.Writer) colours {
	if _, ok := w.(Screen); ok {
		return colours{place: "1", fault: "1;31", warning: "1;33", hint: "36"}
	}
	return colours{}
}

func (colours) paint(code, text string) string {
	if code == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
