package ordonnance_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// BenchmarkGrowth shows how cost grows with the number of lines: each operation
// on 1, 10 and 100 lines. Time per line ("ns/line") has to stay level or fall.
func BenchmarkGrowth(b *testing.B) {
	signer, _, _ := compactKeys(b, 1)
	key := signer.Key()
	key.MaySign = []string{prescription.CompactName, prescription.KindName}
	keys, err := identity.NewKeySet([]identity.Key{key}, nil)
	if err != nil {
		b.Fatal(err)
	}
	at := &document.OpenOptions{At: compactMoment}
	for _, lines := range []int{1, 10, 100} {
		v := compactSample(lines, false)
		small := signed(b, v, ordonnance.CompactKind(nil), signer)
		large := signed(b, v, prescription.Kind(), signer)
		raw, _, err := document.Write(v, prescription.Kind())
		if err != nil {
			b.Fatal(err)
		}
		grow := func(name string, op func() error) {
			b.Run(fmt.Sprintf("%s/%d-lines", name, lines), func(b *testing.B) {
				for b.Loop() {
					if err := op(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(lines), "ns/line")
			})
		}
		grow("open-compact", func() error {
			_, err := document.Open(small, ordonnance.CompactKind(nil), keys, at)
			return err
		})
		grow("open-json", func() error { _, err := document.Open(large, prescription.Kind(), keys, at); return err })
		grow("read-json", func() error { _, err := document.Read(raw, prescription.Kind()); return err })
		grow("pack", func() error { _, err := qrcode.Pack(small); return err })
		grow("schedule", func() error { return scheduleAll(v) })
	}
}

func signed(b *testing.B, v prescription.Prescription, kind document.Kind[prescription.Prescription], signer document.Signer) string {
	b.Helper()
	token, _, err := document.Sign(v, kind, signer, &document.SignOptions{At: compactMoment})
	if err != nil {
		b.Fatal(err)
	}
	return token
}

// scheduleAll expands every line over a month.
func scheduleAll(v prescription.Prescription) error {
	from := compactMoment.Truncate(24 * time.Hour)
	opts := &prescription.ScheduleOptions{Start: v.Written}
	for _, l := range v.Lines {
		for _, err := range l.Schedule(from, from.AddDate(0, 1, 0), opts) {
			if err != nil {
				return err
			}
		}
	}
	return nil
}
