package values

import (
	"math/big"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/finnish"
)

// accumulate turns the years' numbers into sums since the start. A
// year that lacks a value or is incomplete leaves the later ones without.
func accumulate(values []programme.Value, start int) []programme.Value {
	byYear := map[int]programme.Value{}
	for _, v := range values {
		byYear[v.Year] = v
	}
	var all []programme.Value
	for _, v := range values {
		if v.Year < start {
			continue
		}
		v.Accumulated = true
		if v.Number == nil {
			all = append(all, v)
			continue
		}
		sum := new(big.Rat)
		var from []programme.Origin
		for y := start; y <= v.Year; y++ {
			part, ok := byYear[y]
			switch {
			case !ok || part.Number == nil:
				v.Missing = "kertymästä puuttuu vuosi " + strconv.Itoa(y)
			case y < v.Year && part.Incomplete():
				v.Missing = "kertymässä vuosi " + strconv.Itoa(y) + " on vajaa (" + strconv.Itoa(part.Periods) + "/" + strconv.Itoa(part.Required) + ")"
			default:
				sum.Add(sum, part.Number)
				if y < v.Year {
					v.Answers += part.Answers
				}
				for _, o := range part.Origins {
					if start < v.Year {
						o.How = "kertymä vuosilta " + strconv.Itoa(start) + "–" + strconv.Itoa(v.Year) + ": vuoden " + strconv.Itoa(y) + " osuus, " + o.How
					}
					from = append(from, o)
				}
				continue
			}
			break
		}
		v.Number, v.Origins = sum, from
		if v.Missing != "" {
			v.Number = nil
		}
		all = append(all, v)
	}
	return all
}

func scale(v *programme.Value, by *big.Rat) {
	if by == nil || v.Number == nil {
		return
	}
	v.Number = new(big.Rat).Mul(v.Number, by)
	for i := range v.Origins {
		v.Origins[i].How += ", kerrottuna luvulla " + finnish.Exact(by)
	}
}

// ratio divides two series year by year. What the numerator is made of decides
// how complete a year is.
func (r reading) ratio(m *programme.Mapping, numerators, denominators []programme.Value) []programme.Value {
	by := map[int]programme.Value{}
	for _, d := range denominators {
		by[d.Year] = d
	}
	var values []programme.Value
	for _, v := range numerators {
		d, ok := by[v.Year]
		v.Origins = slices.Clone(v.Origins)
		done := "osoittaja jaettuna nimittäjällä"
		if m.Scale != nil {
			done += ", kerrottuna luvulla " + finnish.Exact(m.Scale)
		}
		for i := range v.Origins {
			v.Origins[i].How = "osoittaja: " + v.Origins[i].How + "; " + done
		}
		for _, o := range d.Origins {
			o.How = "nimittäjä: " + o.How
			v.Origins = append(v.Origins, o)
		}
		switch {
		case v.Number == nil:
		case !ok || d.Number == nil:
			v.Number, v.Missing = nil, "nimittäjä puuttuu"
		case d.Number.Sign() == 0:
			v.Number, v.Missing = nil, "nimittäjä on nolla"
		default:
			v.Number = new(big.Rat).Quo(v.Number, d.Number)
			if m.Scale != nil {
				v.Number.Mul(v.Number, m.Scale)
			}
		}
		values = append(values, v)
	}
	if m.Accumulate {
		values = accumulate(values, r.Start)
	}
	return values
}
