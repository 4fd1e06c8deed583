package xlsx

import (
	"archive/zip"
	"errors"

	"tolokku/programme/problem"
)

// fault is why a part can't be read.
type fault struct {
	// fact is in Finnish, without a capital and without a full stop.
	fact, hint string
	// at is the cell; its row is 0 where none is concerned, and its column where
	// the whole row is.
	at Position
}

func (f *fault) Error() string { return f.fact }

const (
	damagedFact = "tiedosto on vaurioitunut"
	damagedHint = "lataa tiedosto uudelleen, tai avaa se Excelissä, anna Excelin korjata se ja tallenna"
	largeHint   = "rajaa lähteestä ladattavia tietoja ja lataa tiedosto uudelleen"
)

// broken is a fault of a file that no program should have written; why comes
// after a colon.
func broken(why string) *fault {
	return &fault{fact: damagedFact + ": " + why, hint: damagedHint}
}

// tooLarge is a fault of a file that is over one of the limits.
func tooLarge(fact string) *fault { return &fault{fact: fact, hint: largeHint} }

var (
	errMalformed = &fault{fact: damagedFact + " eikä sitä voi lukea", hint: damagedHint}
	errCut       = broken("sen loppu puuttuu")
	errStray     = broken("siinä on tekstiä paikassa, johon tekstiä ei kuulu")
	errEncoding  = &fault{fact: "tiedosto on merkistöllä, jota ei voi lukea", hint: "avaa tiedosto Excelissä ja tallenna se muodossa Excel-työkirja (.xlsx)"}
	errChecksum  = broken("sen sisältö ei vastaa tiedoston omaa tarkistussummaa")
	errUnpacked  = tooLarge("tiedosto on purettuna liian suuri luettavaksi")
	errNested    = tooLarge("tiedoston rakenne on liian monimutkainen luettavaksi")
	errSheetSize = &fault{fact: "välilehti on liian suuri luettavaksi", hint: "rajaa lähteestä ladattavia tietoja, tai poista välilehdeltä turhat rivit ja sarakkeet"}
	errShown     = &fault{fact: "välilehti toistaa pitkiä tekstejä liian monessa solussa luettavaksi", hint: "lyhennä tekstit, tai poista ne soluista, joissa sama teksti toistuu"}
	errLongText  = tooLarge("tiedostossa on teksti, joka on liian pitkä luettavaksi")
)

// asFault makes a fault of any error of reading a part.
func asFault(err error) *fault {
	var f *fault
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, zip.ErrChecksum):
		return errChecksum
	}
	return errMalformed
}

// problem tells a fault at its place in a workbook.
func (f *fault) problem(name, sheet string) *problem.Problem {
	p := &problem.Problem{File: name, Sheet: sheet, Fact: f.fact, Hint: f.hint}
	if sheet != "" && f.at.Row > 0 {
		p.Cell = f.at.String()
	}
	return p
}

// at places a fault in a cell, unless it has a place.
func at(err error, row, column int) error {
	if err == nil {
		return nil
	}
	f := *asFault(err)
	if f.at.Row == 0 {
		f.at = Position{row, column}
	}
	return &f
}
