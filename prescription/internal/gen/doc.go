// Package gen makes prescriptions for tests: random ones that use every field
// and every variant of the model, and one realistic sample of fixed content.
//
// Random values are valid: they pass the JSON Schema of the prescription and
// the profile prescription.Structure. They are not sensible: units, codes and
// texts are drawn without regard to each other. The same state of the source
// gives the same value.
package gen
