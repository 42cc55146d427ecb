package ordonnance

// Rules of the sheet of law that no rule of [Profile] tests, with the reason.
// Those of the form FR-RX-nnn are tested as far as the model goes.
//
//	rule                              source                 why not
//	signature present and verified    CSP R5132-3 1°         document.Open answers it
//	renewal not before the delay      CSP R5132-14           needs the history: prescription.Dispense (FR-RX-102 as stated)
//	quantity against posology         CSP R5132-12           FR-RX-103 for units; what a pack holds is not data here
//	extra dispensing after expiry     CSP L5125-23-1,        needs the history and the teleservice
//	                                  R5123-2-1
//	extra dispensing of oral          article not confirmed  needs the history; no source
//	contraceptives
//	optical lenses                    article not confirmed  device classes are not data here
//	preparations with narcotics,      CSP R5132-29           the law of a formula is not data here
//	doses in letters
//	orders for professional use       CSP R5132-5            stay on secured paper
//	narcotics around surgery          décret 2022-972        the dates of a stay are not in a prescription
//	limits of one medicine            orders by medicine     data of the caller: Law.MaxDuration, Law.Fraction, Law.Secured
//	count of lines on secured paper   CSP R5132-5            the page writes it
//	« non substituable (MTE) » before arrêté du 12 novembre  the page writes it from the motive (FR-RX-301 on contradictions)
//	the name                          2019
//	« hors AMM » in words             CSP L5121-12-1         the page writes it from the flag (FR-RX-053 on contradictions)
//	CIF only for an excipient of      arrêté du 12 novembre  excipients of the generics are not data here
//	known effect                      2019
//	QR code and national number       eP-MED-DM 2024.01      the code is on the page, not in the model
//	together
//	sending, storing, objection,      CSP L4071-1 to -4,     the business of the service and of the vendor
//	paper copy, anonymity             R4071-1 to R4073-2
//	changes by the pharmacist         CSS R165-…, press      recorded in a dispensation
