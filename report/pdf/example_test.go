package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/report"
)

// The example programme lies at the repository's root.
const root = "../.."

var exampleYears = []int{2022, 2023, 2024, 2025}

var exampleProgramme = sync.OnceValues(func() (*programme.Programme, error) {
	text, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	if err != nil {
		return nil, err
	}
	p, problems := definition.Parse("programme.yaml", text)
	if p == nil {
		return nil, fmt.Errorf("programme.yaml: %v", problems)
	}
	nameShort(p)
	return p, nil
})

// exampleReport builds the example municipality's report for a year.
func exampleReport(t testing.TB, year int) *report.Report {
	return reportOn(t, year, fmt.Sprintf("%d-02-01", year+1))
}

// exampleReports are those of all years, and one of the last year while it is unfinished.
func exampleReports(t testing.TB) []*report.Report {
	var all []*report.Report
	for _, year := range exampleYears {
		all = append(all, exampleReport(t, year))
	}
	return append(all, reportOn(t, 2025, "2025-09-30"))
}

func reportOn(t testing.TB, year int, date string) *report.Report {
	t.Helper()
	p, err := exampleProgramme()
	if err != nil {
		t.Fatal(err)
	}
	data, problems := exports.Load(p, root, year, "")
	if data == nil {
		t.Fatalf("vientitiedostot: %v", problems)
	}
	text, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(text)
	return report.Build(p, data, report.Options{
		Year: year, Date: date, Version: "1.0.0",
		Command:       fmt.Sprintf("tolokku report --year %d --date %s", year, date),
		ProgrammeFile: "programme.yaml", ProgrammeSHA256: hex.EncodeToString(sum[:]),
	})
}

// shortNames stand in for those that the programme does not give.
var shortNames = map[string]string{
	"tyottomyysaste":               "Työttömien osuus työvoimasta",
	"yli-3-kk-tyottomyyteen":       "Yli 3 kk työttömyyteen päätyvät",
	"pitkaaikaistyottomat":         "Pitkäaikaistyöttömät",
	"aktivointiaste-ikaluokittain": "Aktivointiaste ikäluokittain",
	"palkkatuettu-tyo-kunnalla":    "Palkkatuella työllistetyt",
	"oppivelvollisuus":             "Oppivelvollisuuden seuranta",
	"nuoret-tyottomat":             "Alle 25-vuotiaat työttömät",
	"nuorten-aktivointiaste":       "Nuorten aktivointiaste",
	"tyomarkkinatuen-maksuosuudet": "Työmarkkinatuen maksuosuudet",
	"tyokyvyn-tuen-pilotointi":     "Työkyvyn tuen mallin pilotointi",
	"te-uudistuksen-valmistelu":    "TEPA 2024 -valmistelu",
	"asiakkaita-virkailijaa-kohti": "Asiakkaita virkailijaa kohti",
	"tyohyvinvointi":               "Kuntakokeilun työhyvinvointi",
	"asiakaspalaute":               "Asiakaspalaute",
	"digitaalinen-aineisto":        "Saavutettava digitaalinen aineisto",
	"nettisivut":                   "Nettisivut päivitetty",
	"sahkoinen-allekirjoitus":      "Sähköinen allekirjoitus",
	"sahkoinen-arkisto":            "Sähköinen arkisto",
	"paatelaitteet":                "Päätelaitteita toimitilaa kohti",
	"esteettomyys":                 "Tilojen esteettömyys",
	"paattyneet-tyonhaut":          "Päättyneet työnhaut",
	"tyollistavat-hankinnat":       "Työllistävät hankinnat",
	"kuntalisan-kaytto":            "Kuntalisän käyttö",
	"palkkatukipaatokset":          "Yritysten palkkatukipäätökset",
	"starttirahapaatokset":         "Starttirahapäätökset",
	"koulutusalat":                 "Koulutusalat",
	"oppimisymparistot":            "Oppimisympäristöt",
	"osaamistodistukset":           "Osaamistodistukset",
}

func nameShort(p *programme.Programme) {
	for _, m := range p.AllMittarit() {
		if m.Short == "" {
			m.Short = shortNames[m.ID]
		}
	}
}
