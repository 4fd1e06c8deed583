package report

import (
	"testing"

	"tolokku/programme/assessment"
)

// TestVerdict: the front page's sentence for every mix of statuses.
func TestVerdict(t *testing.T) {
	const better, worse, same, none = assessment.Better, assessment.Worse, assessment.Same, assessment.Direction("")
	for _, c := range []struct {
		met, onTrack, noData, monitored int
		behind                          []assessment.Direction
		unfinished                      int
		date, want                      string
	}{
		{want: "Ohjelmassa ei ole mittareita."},
		{monitored: 1, want: "Ohjelman ainoalla mittarilla ei ole tavoitetta."},
		{monitored: 3, want: "Yhdelläkään ohjelman mittarilla ei ole tavoitetta."},
		{noData: 1, want: "Ainoaa arvioitavaa mittaria ei voitu arvioida."},
		{noData: 3, want: "Yhtäkään 3 arvioitavasta mittarista ei voitu arvioida."},
		{met: 1, want: "Ainoa arvioitava mittari on saavutettu."},
		{behind: []assessment.Direction{worse}, want: "Ainoa arvioitava mittari on jäljessä. Se heikkenee."},
		{behind: []assessment.Direction{same}, met: 1, want: "2 arvioitavasta mittarista 1 on saavutettu ja 1 on jäljessä. Se on ennallaan."},
		{met: 3, want: "Kaikki 3 arvioitavaa mittaria ovat saavutettuja."},
		{onTrack: 2, want: "Molemmat arvioitavat mittarit ovat aikataulussa."},
		{onTrack: 3, want: "Kaikki 3 arvioitavaa mittaria ovat aikataulussa."},
		{met: 1, onTrack: 2, want: "Kaikki 3 arvioitavaa mittaria ovat saavutettuja tai aikataulussa."},
		{met: 5, onTrack: 8, noData: 4, monitored: 4, behind: []assessment.Direction{worse, better, better}, unfinished: 1,
			want: "20 arvioitavasta mittarista 13 on saavutettu tai aikataulussa, 3 on jäljessä ja 4 jäi arvioimatta. Jäljessä olevista 2 paranee ja 1 heikkenee."},
		{behind: []assessment.Direction{same, better, none}, met: 1,
			want: "4 arvioitavasta mittarista 1 on saavutettu ja 3 on jäljessä. Jäljessä olevista 1 paranee ja 1 on ennallaan; yhden mittarin suuntaa ei voi sanoa."},
		{behind: []assessment.Direction{none, none}, met: 5, unfinished: 2, date: "2025-09-30",
			want: "7 arvioitavasta mittarista 5 on saavutettu ja 2 on jäljessä. Jäljessä olevien mittareiden suuntaa ei voi sanoa, koska vuosi on kesken. 2\u00a0mittarin tila on alustava."},
		{behind: []assessment.Direction{better, better}, met: 2, unfinished: 2, date: "2026-02-01",
			want: "4 arvioitavasta mittarista 2 on saavutettu ja 2 on jäljessä. Jäljessä olevista 2 paranee. 2\u00a0mittarin tila on alustava, koska vuoden tiedot ovat vajaat."},
		{behind: []assessment.Direction{none}, onTrack: 2, unfinished: 3, date: "2025-09-30",
			want: "Alustava: 3 arvioitavasta mittarista 2 on aikataulussa ja 1 on jäljessä. Jäljessä olevan mittarin suuntaa ei voi sanoa, koska vuosi on kesken."},
	} {
		r := &Report{Year: 2025, Date: c.date, Counts: Counts{Met: c.met, OnTrack: c.onTrack, Behind: len(c.behind), NoData: c.noData, Monitored: c.monitored}}
		for _, d := range c.behind {
			r.Behind = append(r.Behind, &Metric{Status: assessment.Behind, Direction: d, Provisional: d == none && c.unfinished > 0})
		}
		r.Unfinished = make([]*Metric, c.unfinished)
		if got := r.verdict(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// TestThemeHeadline counts a theme's metrics.
func TestThemeHeadline(t *testing.T) {
	for _, c := range []struct {
		counts Counts
		want   string
	}{
		{Counts{OnTrack: 3, Behind: 5, Monitored: 2}, "8\u00a0arvioitavaa mittaria: 3\u00a0aikataulussa, 5\u00a0jäljessä. Lisäksi 2 seurataan."},
		{Counts{NoData: 1}, "1\u00a0arvioitava mittari: 1\u00a0arvioimatta."},
		{Counts{Monitored: 1}, "Yksi mittari, jota seurataan ilman tavoitetta."},
		{Counts{Monitored: 2}, "2 mittaria, joita seurataan ilman tavoitetta."},
		{Counts{}, ""},
	} {
		if got := themeHeadline(c.counts); got != c.want {
			t.Errorf("%+v: %q, want %q", c.counts, got, c.want)
		}
	}
}

// TestChangesLeaveOutTheUnfinished: what was met and is only not met yet, because
// the year is unfinished, did not get worse; a provisional "jäljessä" did.
func TestChangesLeaveOutTheUnfinished(t *testing.T) {
	changed := changes([]*Metric{
		{Short: "Kesken", PreviousStatus: assessment.Met, Status: assessment.OnTrack, ProvisionalBox: "alustava 8/12 kk"},
		{Short: "Jäljessä", PreviousStatus: assessment.Met, PreviousStatusWord: "saavutettu", Status: assessment.Behind, StatusWord: "jäljessä", ProvisionalBox: "alustava 8/12 kk"},
		{Short: "Täysi", PreviousStatus: assessment.Met, PreviousStatusWord: "saavutettu", Status: assessment.OnTrack, StatusWord: "aikataulussa"},
	})
	if len(changed) != 2 || !changed[0].Worse || changed[0].Text != "Jäljessä: saavutettu → jäljessä (alustava 8/12 kk)." || changed[1].Metric.Short != "Täysi" {
		t.Errorf("changes %+v", changed)
	}
}

// TestSharedNotes: a note of three metrics is told once, others stay with theirs.
func TestSharedNotes(t *testing.T) {
	r := &Report{}
	for i, notes := range [][]string{{"oma", "yhteinen"}, {"yhteinen", "kahden"}, {"kahden", "yhteinen", "yhteinen"}} {
		r.Metrics = append(r.Metrics, &Metric{Number: i + 1, Notes: notes})
	}
	r.shareNotes()
	if len(r.SharedNotes) != 1 || r.SharedNotes[0].Text != "yhteinen" || len(r.SharedNotes[0].Metrics) != 3 {
		t.Fatalf("shared %+v", r.SharedNotes)
	}
	for i, want := range [][]string{{"oma"}, {"kahden"}, {"kahden"}} {
		if m := r.Metrics[i]; len(m.OwnNotes) != 1 || m.OwnNotes[0] != want[0] || len(m.SharedNotes) != 1 || m.SharedNotes[0] != 1 {
			t.Errorf("metric %d keeps %q and shares %v", i+1, m.OwnNotes, m.SharedNotes)
		}
	}
}

// TestAnswer: what parties told, joined for one row.
func TestAnswer(t *testing.T) {
	both := []string{"Kunta", "Yritykset"}
	for _, c := range []struct {
		name string
		m    Metric
		want Answer
	}{
		{"nothing", Metric{Status: assessment.Behind, Giver: "Kunta", Responsible: both},
			Answer{Cause: notTold, Action: notTold, Who: "Kunta ym.", Due: noDueDate, Missing: "Selitystä ei ole saatu: Kunta ym."}},
		{"all", Metric{Status: assessment.Behind, Explanations: []Explanation{{Party: "Kunta", Cause: "Syy.", Action: "Toimi.", Who: "Rehtori", Due: "2024-05-31", DueText: "31.5.2024"}}},
			Answer{Cause: "Syy.", Action: "Toimi.", Who: "Rehtori", Due: "31.5.2024 mennessä", HasCause: true, HasAction: true, HasWho: true, HasDue: true}},
		{"the party acts", Metric{Status: assessment.Behind, Explanations: []Explanation{{Party: "Kunta", Cause: "Syy."}, {Party: "Yritykset", Action: "Toimi."}}},
			Answer{Cause: "Syy.", Action: "Toimi.", Who: "Yritykset", Due: noDueDate, HasCause: true, HasAction: true, HasWho: true}},
		{"two causes", Metric{Status: assessment.Behind, Giver: "Kunta", Responsible: both[:1], Explanations: []Explanation{{Party: "Kunta", Cause: "Yksi."}, {Party: "Yritykset", Cause: "Toinen."}}},
			Answer{Cause: "Kunta: Yksi. Yritykset: Toinen.", Action: notTold, Who: "Kunta", Due: noDueDate, HasCause: true, Missing: "Toimia ei ole ilmoitettu: Kunta."}},
		{"a comment", Metric{Status: assessment.Behind, Giver: "Kunta", Comments: []Comment{{Party: "Kunta", Text: "kommentti"}}},
			Answer{Cause: "Kommentti.", Action: notTold, Who: "Kunta", Due: noDueDate, HasCause: true, CauseIsComment: true, Missing: "Toimia ei ole ilmoitettu: Kunta."}},
		{"not behind", Metric{Status: assessment.Met, Giver: "Kunta"}, Answer{Cause: notTold, Action: notTold, Who: "Kunta", Due: noDueDate}},
	} {
		if got := answerOf(&c.m); got != c.want {
			t.Errorf("%s:\ngot  %+v\nwant %+v", c.name, got, c.want)
		}
	}
}
