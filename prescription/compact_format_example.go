package prescription

// # A compact payload read choice by choice
//
// The vector typical-1-v1 of testdata/compact: one line, "1 comprimé le matin et
// le soir pendant 30 jours.", vocabulary 1, 55 bytes that begin
//
//	05 2c c0 81 ee 66 79 74 25 …
//
// The state takes in bytes until it is 2^32 or more: x = 0x052cc081ee, five bytes.
//
//	number vocabulary   k = 12, slot x mod 4096 = 494. The weights 400, 2479,
//	                    1000… put it into outcome 1 (400 … 2878): length 1,
//	                    the number 1, nothing behind it. The vocabulary is 1.
//	                    x = 2479·⌊x/4096⌋ + 494 - 400 = 13451510230
//	flag nearly         slot 470 < 4072: the id is a UUID
//	                    x = 4072·⌊x/4096⌋ + 470 - 0 = 13372692790
//	flag nearly         slot 2358 < 4072: of version 4; x = 13294337182
//	digit 65536         k = 16, slot 31902, as wide as 1: 0x7c9e, the first part
//	                    of the id; x = ⌊x/65536⌋ = 202855, below 2^32, so that two
//	                    bytes come in (66 79): x = 13294331513
//
// and so on through 145 choices. The file testdata/compact-format/example.json
// has each with its slots, the state behind it and the bytes taken in so far (a
// test reads the payload by it). Their outcomes, in order:
//
//	vocabulary      number vocabulary 1
//	id              yes, yes; 7c9e, 6679, 7425, 4·4096 + 222 (40de),
//	                2·16384 + 5195 (944b), e07f, c1f9, 0ae7
//	written         recent: 738885 + 1054, that is 2026-11-20; no time
//	sex             list sexes: female
//	birthDate       near: 67·256 + 252 = 17404 days before: 1979-03-28
//	identifiers     number single 1; entry 1, "######*######==" in
//	                urn:oid:1.2.250.1.213.1.4.10, guess "birth": as guessed, 27903.
//	                What is left of the pattern is #, *, ######: digit 10 5;
//	                star 1; digit 1000 215 and 189. Check "ins": 97 -
//	                2790351215189 mod 97 = 89. So 279035121518989
//	birthPlace      form 0, not stated
//	familyName      form 0; P A T end, hyphen, T R O I S end, hyphen,
//	                D E M O S end, end of name; weights under "^^", "^P", "PA",
//	                "AT"; "^^", "^T"…
//	givenNames      form 0; M A R I E end, hyphen, L O U I S E end, end of name
//	firstGivenName  form 0, not stated
//	                no used names, address, phone, e-mail
//	practitioner    number single 1; entry 1, "899########=": 700, 245, 66 and
//	                by "luhn" 7: 899700245667. Name form 0: DOCTEUR. Given name
//	                stated, form 0: KIT. No title, profession, phone, e-mail
//	place           stated; number single 1; entry 1, "4##############", guess
//	                "practice": as guessed, 499700245667; digit 1000 8: 008. No
//	                name, address, phone, e-mail
//	                no number, validity, setting; no tags (number fewest 0); no more
//	lines           number several 1; named in order
//	line 1          product kind 0, a medicine: number single 1; entry 0,
//	                "340093######=": 0, 1, by "gtin" 4: 3400930000014; no label;
//	                no name; no form and ingredients
//	dosage          stated; number single 1 step: sequence form 0; number
//	                single 1 dose: not calculated, value alone: decimal 1; unit
//	                entry 0, 15054000, with its label (unitLabels 1),
//	                "comprimé"; no basis
//	timing          rhythm 0, none; moments: yes, set 1, MORN EVE; no more
//	bounds          form 1: duration 6, 30 d
//	                no conditions, no manner; maxima: number fewest 0
//	period          by boundsWithin: 0, none
//	                no quantity; repeats 1: 5; no renewal period…; substitution
//	                form 0; flags as in the line before, all false; no remarks
//	text            sentence 0
//	links           none
//
// Now x is 1 and no byte is left: this was the message.
