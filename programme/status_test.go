package programme

import "testing"

// TestEveryStatusHasAWord: statuses that share a word, or have none, could not
// be told apart on the pages.
func TestEveryStatusHasAWord(t *testing.T) {
	seen := map[string]Status{}
	for _, s := range Statuses {
		word := s.Word()
		if other, ok := seen[word]; ok || word == "" {
			t.Errorf("%s: the word is %q, as that of %q", s, word, other)
		}
		seen[word] = s
	}
}
