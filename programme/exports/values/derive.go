package values

import (
	"math/big"
	"strconv"

	"tolokku/programme"
)

// accumulate turns the years' numbers into sums since the start. A year that
// lacks a value or is incomplete leaves the later ones without.
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
				v.Negative = v.Negative || part.Negative
				if y < v.Year {
					v.Answers += part.Answers
				}
				for _, o := range part.Origins {
					if start < v.Year {
						o.How = accumulated(start, v.Year, o.How)
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
		v.Origins[i].How = multiplied(v.Origins[i].How, by)
	}
}
