package xdm

// Limits bounds what is read. A zero field, or no Limits, takes the default.
type Limits struct {
	Archive  int64 // of the archive, in bytes; 0 is 25 MiB, what a mail may have
	Inflated int64 // of all files inflated, in bytes; 0 is 200 MiB
	Ratio    int64 // of inflated to archived bytes, of the archive and of each file above 64 KiB; 0 is 100
	Files    int   // files and folders, and entries in one METADATA.XML; 0 is 1,000
	Metadata int64 // of one METADATA.XML, in bytes; 0 is 1 MiB (an official one has 50 KiB for a document). Twice this for all of an archive
	Elements int   // of one METADATA.XML, ends, comments and texts included, and attributes apart; 0 is 50,000
}

// maxName bounds the name of a file, in bytes.
const maxName = 255

// given returns the limits with the defaults filled in.
func (l *Limits) given() Limits {
	var g Limits
	if l != nil {
		g = *l
	}
	fill := func(field *int64, value int64) {
		if *field <= 0 {
			*field = value
		}
	}
	fill(&g.Archive, 25<<20)
	fill(&g.Inflated, 200<<20)
	fill(&g.Ratio, 100)
	fill(&g.Metadata, 1<<20)
	if g.Files <= 0 {
		g.Files = 1000
	}
	if g.Elements <= 0 {
		g.Elements = 50_000
	}
	return g
}
