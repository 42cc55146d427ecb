package qrcode_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

func TestFitPrint(t *testing.T) {
	nine := mustEncode(t, strings.Repeat("A", 262), nil)     // 53 modules, 61 with the quiet zone
	thirteen := mustEncode(t, strings.Repeat("A", 483), nil) // 69 modules, 77 with it
	for _, v := range []struct {
		name      string
		m         *qrcode.Matrix
		side, min float64
		module    float64
		want      error
	}{
		{"version 9 at 30 mm", nine, 30, 0, 30. / 61, nil},
		{"version 9 at 26.23 mm", nine, 26.23, 0, 0.43, nil},
		{"version 9 at 26 mm", nine, 26, 0, 0, qrcode.ErrPrintTooSmall},
		{"version 13 at 30 mm", thirteen, 30, 0, 0, qrcode.ErrPrintTooSmall},
		{"version 13 at 30 mm, smaller modules wanted", thirteen, 30, 0.35, 30. / 77, nil},
		{"larger modules wanted", nine, 30, 0.5, 0, qrcode.ErrPrintTooSmall},
		{"no side", nine, 0, 0, 0, qrcode.ErrPrintSize},
		{"negative side", nine, -30, 0, 0, qrcode.ErrPrintSize},
		{"side in micrometres", nine, 30000, 0, 0, qrcode.ErrPrintSize},
		{"side not a number", nine, math.NaN(), 0, 0, qrcode.ErrPrintSize},
		{"endless side", nine, math.Inf(1), 0, 0, qrcode.ErrPrintSize},
		{"negative module", nine, 30, -1, 0, qrcode.ErrPrintSize},
		{"module not a number", nine, 30, math.NaN(), 0, qrcode.ErrPrintSize},
	} {
		t.Run(v.name, func(t *testing.T) {
			got, err := v.m.FitPrint(v.side, v.min)
			if !errors.Is(err, v.want) || math.Abs(got-v.module) > 1e-9 {
				t.Errorf("got %v, %v, want %v, %v", got, err, v.module, v.want)
			}
		})
	}
}

// The side computed for a module fits that module, whatever the rounding.
func TestPrintSideFits(t *testing.T) {
	m := mustEncode(t, "ORDONNANCE", nil)
	for module := 0.01; module < 5; module += 0.013 {
		side := m.PrintSide(module)
		if _, err := m.FitPrint(side, module); err != nil {
			t.Errorf("module of %v mm: %v", module, err)
		}
		if got := m.ModuleSize(side); math.Abs(got-module) > 1e-9 {
			t.Errorf("module of %v mm came back as %v", module, got)
		}
	}
}
