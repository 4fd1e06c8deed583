package tagged

import (
	"encoding/binary"
	"math"
	"sync"
)

// srgbProfile makes an ICC profile (version 2, display) of the sRGB colour space, so that an archive knows what the
// document's colours mean. All numbers follow from the definitions in IEC 61966-2-1 and ICC.1.
var srgbProfile = sync.OnceValue(func() []byte {
	white := [3]float64{0.9642, 1, 0.8249} // D50, the connection space's illuminant
	type entry struct {
		sig  string
		data []byte
	}
	// The primaries, adapted to D50 by the Bradford matrix.
	curve := toneCurve()
	entries := []entry{
		{"desc", description("sRGB IEC61966-2.1")},
		{"cprt", textTag("No copyright, use freely")},
		{"wtpt", xyz(white)},
		{"rXYZ", xyz([3]float64{0.4360747, 0.2225045, 0.0139322})},
		{"gXYZ", xyz([3]float64{0.3850649, 0.7168786, 0.0971045})},
		{"bXYZ", xyz([3]float64{0.1430804, 0.0606169, 0.7141733})},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil},
	}
	be := binary.BigEndian
	const headerSize = 128
	table := be.AppendUint32(nil, uint32(len(entries)))
	var data []byte
	start := headerSize + 4 + 12*len(entries)
	var at, size int
	for _, e := range entries {
		if e.data != nil { // the three channels share one curve
			at, size = start+len(data), len(e.data)
			data = append(data, e.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		table = append(table, e.sig...)
		table = be.AppendUint32(table, uint32(at))
		table = be.AppendUint32(table, uint32(size))
	}
	header := make([]byte, headerSize)
	be.PutUint32(header[0:], uint32(start+len(data)))
	be.PutUint32(header[8:], 0x02100000)
	copy(header[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2000, 1, 1, 0, 0, 0} { // a fixed date: the profile never changes
		be.PutUint16(header[24+2*i:], v)
	}
	copy(header[36:], "acsp")
	copy(header[68:], fixed(white))
	return append(append(header, table...), data...)
})

// toneCurve samples the sRGB transfer function.
func toneCurve() []byte {
	const samples = 1024
	b := append([]byte("curv"), 0, 0, 0, 0)
	b = binary.BigEndian.AppendUint32(b, samples)
	for i := range samples {
		v := float64(i) / (samples - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

// fixed writes three s15Fixed16 numbers.
func fixed(v [3]float64) []byte {
	var b []byte
	for _, x := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(x*65536))))
	}
	return b
}

func xyz(v [3]float64) []byte {
	return append([]byte("XYZ \x00\x00\x00\x00"), fixed(v)...)
}

func textTag(s string) []byte {
	return append(append([]byte("text\x00\x00\x00\x00"), s...), 0)
}

// description writes a textDescriptionType with its Unicode and Macintosh forms left empty.
func description(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}
