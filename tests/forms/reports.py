"""A small booklet and a small status report of an invented municipality and pool, as text taken out of a PDF."""

# ruff: noqa: W291, W293 (the spaces at the lines' ends are what such text has)

BOOKLET = """ Side 4

I det følgende præsenteres et sammendrag af Handleplan 2031-2032 under fokusom-
rådet ”Flere i fællesskab”.

Kulturområdet

Kulturområdet har udarbejdet to handleplaner og ét opmærksomhedspunkt for 2031-
2032:

Bibliotek for alle

Målsætning
Alle skal kunne låne en bog uden hjælp, også når de ikke kan gå på trapper eller
læse små bogstaver.

Indsats
Der sættes skilte med store bogstaver op, og der kommer en elevator i hoved-
biblioteket.

De ansatte lærer at tale tydeligt.

Succeskriterier
Det er en succes, når ti flere borgere låner bøger.
 Sang i byen

Målsætning
Flere skal synge sammen.

Indsats
Der holdes sangaften hver måned.

Succeskriterie
Det er en succes, når 30 borgere kommer hver gang.

Opmærksomhedsområder

Ud over de to handleplaner følger området et tiltag, som andre står for.

Ny lov om lydbøger
Der ventes en ny lov i 2032. Området holder øje med, hvad den betyder for bor-
gerne.
 2 Ældre- og Plejeområdet

Ældre- og Plejeområdet arbejder i 2031-2032 med tre handleplaner indenfor to
områder:

Plejecentrene

Målsætning
Plejecentrene vil åbne dørene for naboerne.

Indsats
Der inviteres til kaffe hver fredag.

Succeskriterier
Det er en succes, når fem naboer kommer hver uge.

Tandplejen

Tandplejen arbejder med to indsatser: Rene tænder og Besøg hos de ældste.

Rene tænder

Målsætning
Alle skal have rene tænder.

Indsats
Der uddeles tandbørster.

Succeskriterier
Det er en succes, når alle har en tandbørste.

Besøg hos de ældste

Målsætning
De ældste skal have besøg.

Indsats
Tandplejen kører ud.

Succeskriterier
Det er en succes, når alle over 90 år har haft besøg.
"""

REPORT = """ 1 Om puljen 

1.1 Baggrund 

Som en del af aftalen for 2030-2033 blev der afsat 12,5 mio. kr. til puljen "Fælles om sundhed". 

Det overordnede formål med puljen er: 

› at flere mennesker får et godt helbred. 

› at mindske uligheden i sundhed
1
.  

I 2030 udmøntede Velfærdsstyrelsen 9,5 mio. kr. til to projekter, se oversigten nedenfor. 

Som det fremgår af oversigten, er et ud af to projekter pr. februar 2033 afsluttet. 

                                                      

 
1
 Opslag af puljen, Velfærdsstyrelsen, 2030. 
 2 Projekter 

2.1 Havnby Kommune 

Projekt Havnby Kommune 

"Sundhed på havnen" 

Varighed: 01.05.2030-30.08.2033 

Formål At fiskere og deres familier får et bedre helbred. 

Målgruppe Den primære målgruppe er fiskere. 

Den sekundære målgruppe er deres familier. 

Arena Havnen. 

Aktiviteter Samtaler, målinger og fælles madlavning. 

Rekruttering Rekruttering sker på kajen. 

Barrierer - 

Samarbejdspart-

nere 

Fiskernes forening og havnekontoret. 

Kompetenceudvikling Kursus i samtale. 

Budget 1.250.500 kr. 

Læs mere Velfærdsstyrelsens hjemmeside. 

http://www.velfaerdsstyrelsen.example/puljer
 Overordnet mål Resultat pr. maj 2031 Resultat pr. december 2032 

At fiskere og deres familier får et bedre 

helbred. 

  

Delmål Resultat pr. maj 2031 Resultat pr. december 2032 

At 50 fiskere får målt deres blodtryk og 

taler med en sygeplejerske om det, inden 

de sejler ud. 

31 fiskere har fået målt blodtrykket og 

talt med en sygeplejerske. 

58 fiskere har fået målt blodtrykket. 

At der holdes fælles madlavning mindst en 

gang om måneden i kantinen på havnen. 

- - 

At familierne får et sted, hvor de kan få 

råd om sundhed. 

 Rådgivningen åbnede i august 2032. 
 2.2 Foreningen Fjeldblomst 

Projekt Foreningen Fjeldblomst 

"Gå med" 

Varighed: 2030-2031 

Formål At flere går ture. 

Målgruppe Alle. 

Budget ukendt 

Læs mere Velfærdsstyrelsens hjemmeside. 
 Overordnet mål Resultat pr. maj 2031 

At flere går ture. 

Der er gået 100 ture. 
"""
