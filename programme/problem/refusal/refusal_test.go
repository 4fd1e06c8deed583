package refusal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestWords: every reason has a fact and a remedy, and every number a reason.
func TestWords(t *testing.T) {
	for k := unknown + 1; k <= interrupted; k++ {
		r := words[k]
		if r.Fact == "" || r.Remedy == "" || strings.HasSuffix(r.Fact, ".") || strings.HasSuffix(r.Remedy, ".") {
			t.Errorf("reason %d is worded %+v", k, r)
		}
	}
	for number, k := range numbers {
		if _, ok := words[k]; !ok {
			t.Errorf("%v has no words", number)
		}
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		err  error
		fact string
	}{
		{&fs.PathError{Op: "write", Path: "/x/.hidden-1", Err: syscall.ENOSPC}, "levy on täynnä"},
		{&os.LinkError{Op: "rename", Old: ".hidden-1", New: "a.pdf", Err: syscall.EXDEV}, "tiedosto on eri levyllä kuin kansionsa"},
		{&os.LinkError{Op: "rename", Old: ".hidden-1", New: "a.pdf", Err: errors.New("odd")}, "järjestelmä kieltäytyi (odd)"},
		{fmt.Errorf("reading: %w", fs.ErrNotExist), "tiedostoa tai kansiota ei löydy"},
		{fs.ErrPermission, "käyttöoikeus puuttuu"},
		{syscall.EPIPE, "tulosteen lukija lopetti kesken"},
		{syscall.EISDIR, "nimi kuuluu kansiolle, mutta sen pitäisi olla tiedoston nimi"},
	} {
		got := Of(c.err)
		if got.Fact != c.fact || got.Remedy == "" {
			t.Errorf("%v: %+v, want %q", c.err, got, c.fact)
		}
		if strings.Contains(got.Fact+got.Remedy, "hidden") {
			t.Errorf("%v: the message has a temporary name: %+v", c.err, got)
		}
	}
}
