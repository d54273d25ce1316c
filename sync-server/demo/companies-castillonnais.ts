// Castillonnais, Bethmale and Biros. See company-rows.ts for the columns.
export const CASTILLONNAIS: readonly string[] = [
  'fromagerie | Les Tommes de Cap d’Ourtet | Bethmale | agroalimentaire | 10.51C | societe | 3-5 | Maylis Anglade | prospection | Tomme de vache et tomme mixte. Cave de 60 m² pleine de septembre à décembre, à moitié vide au printemps.',
  'scierie | Scierie de Peyre-Blanque | Castillon-en-Couserans | bois-foret | 16.10A | societe | 6-9 | Régis Souquet | partenaire | Hêtre, sapin et douglas des vallées. Sciage de bois d’œuvre, pas encore de séchage.',
  'trois-orris | GAEC des Trois Orris | Sentein | agriculture | 01.45Z | agricole | 0 | Julie Dubarry | reunion | 180 brebis, estive de juin à octobre. Vente directe d’agneaux et début de fromage.',
  'charpente | Servan père et fille | Engomer | batiment | 43.91A | societe | 3-5 | Denis Servan | ambassadeur | Charpente traditionnelle et couverture en ardoise. La fille a fait le tour de France.',
  'epicerie | L’Épicerie des Trois Lavoirs | Castillon-en-Couserans | commerce | 47.11B | societe | 1-2 | Nathalie Rumeau | prospection | Dépôt de pain, relais de colis, produits de douze producteurs.',
  'gite-saint-lary | Gîte Le Pas du Renard | Saint-Lary | hebergement-restauration | 55.20Z | ei+micro | 0 | Michel Castex | prospection | Quatorze couchages, clientèle de randonneurs et de cyclistes.',
  'ruchers | Les Ruchers de l’Estive Haute | Arrien-en-Bethmale | agriculture | 01.49Z | ei+micro | 0 | Aurélie Bordes | presse | 140 ruches, miel de montagne et de châtaignier. Cherche des emplacements bas pour l’hiver.',
  'sabots | L’Atelier du Sabot Pointu | Audressein | artisanat-production | 16.29Z | ei+micro | 0 | Jean-Marc Ané | presse | Sabots à longue pointe, cuillères, jouets. Forme un jeune le samedi.',
  'moulin | Moulin de la Bourdasse | Argein | agroalimentaire | 10.61A | ei | 0 | Simon Lagarde | entreprise | Meule de pierre, blés anciens et sarrasin achetés à sept fermes.',
  'sentes | Sentes et Isards | Bordes-Uchentein | tourisme-loisirs | 93.29Z | ei+micro | 0 | Florence Piquemal | reunion | Accompagnatrice en montagne ; randonnée accessible, sorties scolaires.',
  'filature | La Filature des Deux Lez | Balaguères | artisanat-production | 13.10Z | societe | 1-2 | Océane Mirouze | partenaire | Lave, carde et file la laine d’une trentaine d’éleveurs. Matériel d’occasion remis en état.',
  'taxi | Taxi Marguerite | Bonac-Irazein | transport | 49.32Z | ei | 0 | Marguerite Fort | prospection | Transport à la demande, trajets vers Saint-Girons le samedi de marché.',
  'debardage | Au Pas du Trait | Orgibet | bois-foret | 02.40Z | ei+micro | 0 | Vincent Escaich | prospection | Débardage avec deux juments, parcelles humides et bords de ruisseau.',
  'herbier | L’Herbier d’en Haut | Galey | agriculture | 01.28Z | ei+micro | 0 | Solène Arque | reunion | Plantes à tisane et à cosmétique, cueillette et culture à 900 m.',
  'tournage | Copeaux et Compagnie | Illartein | bois-foret | 16.29Z | ei+micro | 0 | Gilles Trey | ambassadeur | Tournage de bols et de toupies ; vend sur sept marchés d’été.',
  'traiteur-bio | La Cantine du Lez | Cescau | hebergement-restauration | 56.21Z | ei | 1-2 | Karine Feuillerat | partenaire | Repas livrés à deux crèches et à une maison de retraite, produits locaux.',
];
