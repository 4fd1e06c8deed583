// Package guide is the user's guide that tolokku carries with it: a text for
// each task, in Finnish, and the reference of the keys.
package guide

import (
	"embed"
	"fmt"
	"strings"

	"tolokku/programme/definition"
)

//go:embed topics/*.txt
var files embed.FS

// Topic is a part of the guide.
type Topic struct {
	// Name is what a user asks for it by, About says in a line what it tells.
	Name, About string
}

// Topics are the parts of the guide in the order in which a new user needs them.
var Topics = []Topic{
	{"alku", "aloita pienestä: yksi mittari, yksi tiedosto, yksi raportti"},
	{"ohjelma", "kirjoita oma ohjelma tiedostoon programme.yaml"},
	{"vienti", "ota luku tilastopalvelun Excel-viennistä"},
	{"taulukot", "pidä lukuja itse: luettelot, taulukot, virstanpylväät, kommentit"},
	{"keruu", "kysy luvut, syyt ja toimet niiltä, jotka ne tietävät"},
	{"raportti", "lue raporttia ja työkirjaa, ja jäljitä luku soluun"},
	{"vuosiajo", "tee raportti joka vuosi, myös ajastettuna"},
	{"outo-luku", "selvitä, miksi luku tai tila näyttää väärältä"},
	{"avaimet", "kaikki ohjelmatiedoston avaimet"},
	{"säännöt", "miten tila päätetään"},
}

// Names are the topics' names.
func Names() []string {
	var names []string
	for _, t := range Topics {
		names = append(names, t.Name)
	}
	return names
}

// Text is a topic's text; ok is false for an unknown one.
func Text(name string) (text string, ok bool) {
	if name == "avaimet" {
		return definition.Reference(), true
	}
	b, err := files.ReadFile("topics/" + strings.NewReplacer("ä", "a", "ö", "o").Replace(name) + ".txt")
	return string(b), err == nil
}

// Contents lists the topics.
func Contents() string {
	var b strings.Builder
	b.WriteString("Tolokun ohje. Lue aihe komennolla  tolokku ohje AIHE\n\n")
	for _, t := range Topics {
		fmt.Fprintf(&b, "  %-10s %s\n", t.Name, t.About)
	}
	b.WriteString("\nJokaisen komennon valitsimet näkee näin: tolokku report --help\n")
	return b.String()
}
