// Package refusal words why the operating system refuses a read or a write, in
// Finnish and without the names of files, which the problem's place tells.
package refusal

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
)

// Refusal is one reason. Fact has no capital and no full stop; Remedy is what
// to do about it, apart from choosing another place.
type Refusal struct {
	Fact, Remedy string
}

type kind int

const (
	unknown kind = iota
	notFound
	exists
	permission
	protected
	readOnly
	full
	quota
	noInodes
	busy
	sharing
	otherDisk
	isDirectory
	notDirectory
	notEmpty
	tooLarge
	nameTooLong
	badName
	manyFiles
	manyLinks
	loop
	device
	network
	closedPipe
	memory
	interrupted
)

var words = map[kind]Refusal{
	notFound:     {"tiedostoa tai kansiota ei löydy", "tarkista nimi ja kansio"},
	exists:       {"samanniminen tiedosto on jo olemassa", "siirrä se muualle"},
	permission:   {"käyttöoikeus puuttuu", "tarkista kansion ja tiedoston käyttöoikeudet ja sulje tiedosto, jos se on auki toisessa ohjelmassa"},
	protected:    {"tiedosto tai kansio on suojattu muutoksilta", "pyydä ylläpitäjää poistamaan suojaus"},
	readOnly:     {"levylle ei voi kirjoittaa, sillä se on vain luettavissa", "poista levyn kirjoitussuojaus"},
	full:         {"levy on täynnä", "vapauta tilaa levyltä"},
	quota:        {"levytilasi kiintiö on täynnä", "poista tarpeettomia tiedostoja"},
	noInodes:     {"levylle ei mahdu enempää tiedostoja, vaikka tilaa olisi", "poista levyltä tarpeettomia tiedostoja"},
	busy:         {"tiedosto tai kansio on varattu muuhun käyttöön", "yritä hetken päästä uudelleen"},
	sharing:      {"tiedosto on auki toisessa ohjelmassa", "sulje tiedosto Excelissä tai muussa ohjelmassa ja aja komento uudelleen"},
	otherDisk:    {"tiedosto on eri levyllä kuin kansionsa", "poista tiedosto tai linkki sen paikalta"},
	isDirectory:  {"nimi kuuluu kansiolle, mutta sen pitäisi olla tiedoston nimi", "siirrä samanniminen kansio muualle tai anna sille toinen nimi"},
	notDirectory: {"polussa on tiedosto, vaikka siinä pitäisi olla kansio", "tarkista kansion nimi"},
	notEmpty:     {"kansio ei ole tyhjä", "tyhjennä kansio"},
	tooLarge:     {"tiedosto on suurempi kuin järjestelmä sallii", "pyydä ylläpitäjää nostamaan tiedoston enimmäiskokoa"},
	nameTooLong:  {"nimi on liian pitkä", "lyhennä kansion nimeä"},
	badName:      {"nimi ei kelpaa järjestelmälle", "jätä nimestä erikoismerkit pois"},
	manyFiles:    {"järjestelmässä on liian monta avointa tiedostoa", "sulje muita ohjelmia tai pyydä ylläpitäjää nostamaan avointen tiedostojen rajaa"},
	manyLinks:    {"tiedostoon on liian monta linkkiä", "poista tiedosto sen paikalta"},
	loop:         {"polun linkit kiertävät kehää", "korjaa linkki"},
	device:       {"levy tai verkkoyhteys ei toimi", "tarkista levy ja yhteys"},
	network:      {"verkkolevyyn ei saa yhteyttä", "tarkista verkkoyhteys"},
	closedPipe:   {"tulosteen lukija lopetti kesken", "anna lukijan lukea tuloste loppuun"},
	memory:       {"muisti ei riitä", "sulje muita ohjelmia"},
	interrupted:  {"järjestelmä keskeytti toimen", "aja komento uudelleen"},
}

// Of tells why the system gave an error.
func Of(err error) Refusal {
	k := kindOf(err)
	if k == full && noInodesLeft(pathOf(err)) {
		k = noInodes
	}
	if r, ok := words[k]; ok {
		return r
	}
	return Refusal{fmt.Sprintf("järjestelmä kieltäytyi (%v)", bare(err)), "aja komento uudelleen"}
}

func kindOf(err error) kind {
	var number syscall.Errno
	if errors.As(err, &number) {
		if k, ok := numbers[number]; ok {
			return k
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return notFound
	case errors.Is(err, fs.ErrExist):
		return exists
	case errors.Is(err, fs.ErrPermission):
		return permission
	}
	return unknown
}

// bare is the system's own word, without the names that the call was about:
// they may be names that the user has never seen.
func bare(err error) error {
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return err
}

// pathOf is the folder that a refused call was about.
func pathOf(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return filepath.Dir(path.Path)
	}
	return ""
}
