// Package epmed writes and reads the French CDA prescription of health
// products, volet eP-MED-DM of the ANS (LOINC 57833-6): medicines, magistral
// preparations and devices.
//
// [Write] gives a document of version 2024.01. [Read] takes the versions
// 2022.01, 2023.01 and 2024.01, from others as from here: what breaks a rule of
// the volet is read as far as it goes and reported as a fault FR-EPMED-nnn.
//
// # Loss
//
// CDA has no coded place for much of a posology: moments such as "in the
// evening", ranges of frequency, counts, events, maxima per take, links between
// lines. All of it is in the narrative, which is what a person reads, and in
// [prescription.Line].Text. What does not come back as data is listed as
// omissions EPMED-Lnn with the path of each member. The list is no promise: the
// writer reads its own document back and compares, so that where no omission
// is reported the value reads back equal, and its schedule with it.
//
// So the lines of a document that is read may say more in words than in codes:
// prescription.Line.Text is what the prescriber wrote and what binds, the
// posology beside it what can be computed with.
//
// A few things have two writings of one meaning in the model and one here;
// they read back in the second one and are no loss: the bounds of an only step
// are the period of the line, and the posology's maxima those of its only
// step; steps that all bear the same number run side by side and bear none; the
// speciality comes first among the codes of a medicine and ATC classes last; a
// validity that begins with the writing; no care setting is ambulatory care.
//
// # Identifiers
//
// Nothing is drawn at random: the same prescription gives the same bytes. A
// line is named by [LineUUID], a UUID of version 5 of the line's ID in the name
// space of the prescription's, with the line's ID as extension; or by its own ID
// alone when that is a UUID. A dispensation (package edisp) names it alike. Identifiers of sections and
// observations are derived in the same way.
//
// # Sources
//
// ANS, TestContenuCDA-3-0: specification by example and schematrons
// CI-SIS_EP-MED-DM_2024.01, CI-SIS_ModelesDeContenusCDA, IHE; IHE Pharmacy PRE;
// CDA R2. The national specification SEL-SFG-023 is not public and was not
// read.
package epmed
