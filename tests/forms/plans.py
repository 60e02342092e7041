"""A small action plan and a small action sheet, for the tests of their readers. A ~ is a paragraph left empty."""

PLAN = """
 Handleplan fra: Biblioteket
~
Sæt kryds ved det eller de temaer, som indsatsen
vedrører

X Fritid og kultur

\uf0a8 Boligforhold

Indsats:

Læsning for alle

Uddybende beskrivelse af indsatsen:

Mål
(Vi vil opnå at…)

Delmål
(Derfor vil vi…)

Handlemål
(Det betyder, at…)

Succeskriterier
(Det er en succes, når…)

Flere borgere låner bøger.
~

Have fokus på lydbøger.
~

Der indkøbes lydbøger, og der
skal holdes oplæsning i hver
 bydel.
~

Når flere låner.
~

Status 2020

Vi har… (handlinger)

Vi har opnået… (resultater) Vi vil arbejde videre med…

Vi har købt 40 lydbøger.
~

Der er 12 nye lånere.
~

At flere bydele kommer med.
~

Revidering af handleplanen for perioden 2021-2022

Mål
(Vi vil opnå at…)

Delmål
(Derfor vil vi…)

Handlemål
(Det betyder, at…)

Succeskriterier
(Det er en succes, når…)

Uændret Uændret Uændret

Når 50 låner.

Status 2021
 Vi har… (handlinger)

Vi har opnået… (resultater) Vi vil arbejde videre med…
""".replace("~", " ")

SHEET = """
Motion i hverdagen

Målsætning, som indsatsen
vedrører
(Derfor vil vi… i sundheds-
politikken 2023-2026)

\uf0b7 Styrke fællesskaber

Beskrivelse af indsats
(Overordnet beskrivelse af
indsatsen)

M:
Vi går ture.

Formål
(Hvorfor vil vi gennemføre
indsatsen?)

At flere bevæger sig

Målgruppe
(Hvem henvender indsatsen sig
til?)

Brugere på værkstedet Skovly.

Aktører
(Hvilke aktører indgår i
indsatsen?)

Tidsplan: Fra 2023

Økonomiske konsekvenser
(Har realisering af indsatsen
økonomiske konsekvenser?)

Ingen

Målbare succeskriterier
(Hvornår er indsatsen en succes?)

Når 20 går med

Opfølgning
(Hvordan vil vi følge op på
indsatsen?)

Løbende
"""
