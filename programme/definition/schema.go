package definition

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/finnish"
)

// Schema is the JSON Schema (draft 2020-12) of the programme file, in UTF-8
// with a line break at the end, for editors that help to write it. It is made
// from the table of keys. A file that it refuses is refused by Parse; Parse
// knows more, such as which sources there are and what is in them.
func Schema() []byte {
	defs := object{}
	for i := range places {
		defs = append(defs, member{places[i].name, placeSchema(&places[i])})
	}
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "tolokku: ohjelmatiedosto"},
		{"description", "Kunnan työllisyysohjelma, sen mittarit ja lähteet"},
		{"$ref", ref(places[0].name)},
		{"$defs", defs},
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(root); err != nil {
		panic(err) // Only texts, numbers and truths are in it.
	}
	return b.Bytes()
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for _, part := range []any{m.name, m.value} {
			encoder := json.NewEncoder(&b)
			encoder.SetEscapeHTML(false)
			if err := encoder.Encode(part); err != nil {
				return nil, err
			}
			b.Truncate(b.Len() - 1)
			b.WriteByte(':')
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

type array []any

func ref(place string) string { return "#/$defs/" + strings.ReplaceAll(place, " ", "%20") }

func refTo(place string) object { return object{{"$ref", ref(place)}} }

func placeSchema(p *place) object {
	properties := object{}
	var required array
	for i := range p.keys {
		k := &p.keys[i]
		properties = append(properties, member{k.name, keySchema(k)})
		if k.required && len(k.with) == 0 {
			required = append(required, k.name)
		}
	}
	s := object{{"title", finnish.Capital(p.meaning)}, {"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
	if len(required) > 0 {
		s = append(s, member{"required", required})
	}
	if rules := placeRules(p); len(rules) > 0 {
		s = append(s, member{"allOf", rules})
	}
	return s
}

// placeRules are what keys of a place demand of each other.
func placeRules(p *place) array {
	var rules array
	if kinds := p.kinds(); len(kinds) > 0 {
		var one array
		for _, kind := range kinds {
			one = append(one, object{{"required", array{kind}}})
		}
		rules = append(rules, object{{"oneOf", one}})
		for _, kind := range kinds {
			if then := p.without(kind, kindNeeds(p, kind)...); len(then) > 0 {
				rules = append(rules, object{{"if", object{{"required", array{kind}}}}, {"then", then}})
			}
		}
	}
	switch p.name {
	case "tavoitetaso":
		for _, kind := range levelKinds {
			always := object{{"required", array{kind, "joka vuosi"}}, {"properties", object{{"joka vuosi", object{{"enum", array{"kyllä", true}}}}}}}
			rules = append(rules, object{{"if", always}, {"then", p.without(kind + everyYear)}})
		}
	case "lähde":
		for _, layout := range layouts {
			given := object{{"required", array{"muoto"}}, {"properties", object{{"muoto", object{{"const", layout}}}}}}
			rules = append(rules, object{{"if", given}, {"then", p.without(layout)}})
		}
	case "arvo":
		milestone := object{{"anyOf", array{object{{"required", array{"vaihe"}}}, object{{"required", array{"päivä"}}}}}}
		rules = append(rules,
			object{{"if", object{{"required", array{"suhde"}}}}, {"then", p.without(shapeRatio)}, {"else", object{{"required", array{"lähde"}}}}},
			object{{"if", milestone}, {"then", p.without(shapeMilestone, member{"required", array{"vaihe", "päivä"}})}},
			object{{"not", object{{"required", array{"aika", "vuosi"}}}}})
	}
	return rules
}

// kindNeeds is what a kind of target cannot be without.
func kindNeeds(p *place, kind string) []member {
	var needs array
	for _, name := range []string{"vuonna", "joka vuosi"} {
		i := slices.IndexFunc(p.keys, func(k key) bool { return k.name == name })
		if i >= 0 && slices.Contains(p.keys[i].with, kind) {
			needs = append(needs, object{{"required", array{name}}})
		}
	}
	if len(needs) == 0 || kind == "vaiheet" {
		return nil
	}
	return []member{{"anyOf", needs}}
}

// without is a schema that refuses the keys that mean nothing in a shape of
// the place.
func (p *place) without(shape string, more ...member) object {
	properties := object{}
	for i := range p.keys {
		if k := &p.keys[i]; !k.kind && !k.fits(shape) {
			properties = append(properties, member{k.name, false})
		}
	}
	s := object{}
	if len(properties) > 0 {
		s = append(s, member{"properties", properties})
	}
	return append(s, more...)
}

// keySchema is the schema of a key's value; a key that is not required may be empty.
func keySchema(k *key) object {
	s := formSchema(k)
	if !k.required && !k.kind {
		s = object{{"anyOf", array{s, object{{"type", "null"}}}}}
	}
	if k.form == aChoice && !k.required && !k.kind {
		s = append(s, member{"default", k.choices[0]})
	}
	return append(object{{"description", finnish.Capital(k.meaning) + ". Esimerkiksi " + k.name + ": " + k.example}}, s...)
}

func formSchema(k *key) object {
	// YAML reads a text such as 2023 or ei as something else than text.
	text := object{{"type", array{"string", "number", "boolean"}}}
	if k.required {
		text = append(text, member{"minLength", 1})
	}
	if k.pattern != nil {
		text = object{{"type", array{"string", "number"}}, {"pattern", k.pattern.String()}}
	}
	day := object{{"type", "string"}, {"pattern", `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}}
	year := object{{"type", "integer"}, {"minimum", firstYear}, {"maximum", lastYear}}
	several := func(item object) object {
		list := object{{"type", "array"}, {"items", item}}
		if k.required {
			list = append(list, member{"minItems", 1})
		}
		return list
	}
	switch k.form {
	case someTexts:
		return object{{"anyOf", array{text, several(object{{"type", array{"string", "number", "boolean"}}, {"minLength", 1}})}}}
	case aNumber:
		return object{{"type", "number"}}
	case aPercentage:
		return object{{"type", "number"}, {"minimum", 0}, {"exclusiveMaximum", 100}}
	case aYear:
		return year
	case aWhole:
		return object{{"type", "integer"}, {"minimum", k.low}, {"maximum", k.high}}
	case aDay:
		return day
	case aDeadline:
		return object{{"anyOf", array{year, day}}}
	case aYes:
		return object{{"enum", array{"kyllä", "ei", true, false}}}
	case aChoice:
		var choices array
		for _, c := range k.choices {
			choices = append(choices, c)
		}
		return object{{"enum", choices}}
	case aPlace:
		return refTo(k.holds)
	case somePlaces:
		return object{{"anyOf", array{refTo(k.holds), several(refTo(k.holds))}}}
	case placesOrTexts:
		return several(object{{"anyOf", array{text, refTo(k.holds)}}})
	case namedPlaces:
		return object{{"type", "object"}, {"additionalProperties", refTo(k.holds)}}
	case someTargets:
		return object{{"anyOf", array{object{{"const", programme.Monitored.Word()}}, refTo(k.holds), several(refTo(k.holds))}}}
	case filters:
		labels := object{{"type", array{"string", "number", "boolean"}}, {"minLength", 1}}
		list := object{{"type", "array"}, {"items", labels}, {"minItems", 1}}
		return object{{"type", "object"}, {"additionalProperties", object{{"anyOf", array{labels, list, refTo("missä")}}}}}
	case levels:
		return object{{"type", "object"}, {"propertyNames", object{{"pattern", `^[0-9]{4}$`}}}, {"additionalProperties", object{{"type", "number"}}}}
	case guards:
		return object{{"type", "object"}, {"minProperties", 1}, {"propertyNames", object{{"pattern", cellReference.String()}}},
			{"additionalProperties", object{{"type", array{"string", "number", "boolean"}}, {"minLength", 1}}}}
	case aHeaderRow:
		return object{{"anyOf", array{object{{"type", "integer"}, {"minimum", 1}, {"maximum", lastRow}}, object{{"type", "string"}}, object{{"const", false}}}}}
	}
	return text
}
