package pdf

import "encoding/binary"

// grayProfile is the output intent: an ICC profile of a grey display with gamma
// 2.2 and the white of D50 (ICC.1:1998-09 §6.1, §6.3.3.1: description, copyright,
// white point, tone curve). It is made here, so that no licence goes with it.
func grayProfile() []byte {
	type tag struct{ name, body string }
	tags := []tag{
		{"desc", description("Gray gamma 2.2")},
		{"cprt", "text\x00\x00\x00\x00No copyright, use freely\x00"},
		{"wtpt", "XYZ \x00\x00\x00\x00" + whiteD50},
		{"kTRC", "curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33"}, // 2.2 in 1/256
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	at := 128 + 4 + 12*len(tags)
	body := ""
	for _, t := range tags {
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at+len(body)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.body)))
		body += t.body + "\x00\x00\x00"[:-len(t.body)&3]
	}
	head := make([]byte, 128)
	binary.BigEndian.PutUint32(head, uint32(at+len(body)))
	copy(head[8:], "\x02\x10\x00\x00mntrGRAYXYZ ")                          // version 2.1, display
	copy(head[24:], "\x07\xEA\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00acsp") // 1 January 2026
	copy(head[68:], whiteD50)
	return append(append(head, table...), body...)
}

// whiteD50 is the white of the profile connection space: 0.9642, 1, 0.8249 in
// 1/65536 (ICC.1:1998-09 §6.1.11).
const whiteD50 = "\x00\x00\xF6\xD6\x00\x01\x00\x00\x00\x00\xD3\x2D"

// description is a textDescriptionType without Unicode and Macintosh text
// (ICC.1:1998-09 §6.5.16).
func description(text string) string {
	text += "\x00"
	size := binary.BigEndian.AppendUint32(nil, uint32(len(text)))
	return "desc\x00\x00\x00\x00" + string(size) + text + string(make([]byte, 4+4+2+1+67))
}
