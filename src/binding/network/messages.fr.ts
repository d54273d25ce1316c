// Words on what companies around have in common, French: the source.
import { counted } from '#i18n/plural.ts';

export const fr = {
  title: 'D’autres ont ce besoin',
  lead: (km: string) => `À moins de ${km}, à vol d’oiseau, d’après les dossiers de cet appareil et les enjeux ouverts.`,
  others: (count: number) => counted(count, 'autre entreprise', 'autres entreprises'),
  unnamed: (place: string) => `une entreprise de ${place}`,
  unnamedOf: (count: number, place: string) => `${counted(count, 'entreprise', 'entreprises')} de ${place}`,
  more: (count: number) => counted(count, 'autre plus loin', 'autres plus loin'),
  stake: (title: string) => `Enjeu ouvert : ${title}`,
  untitled: 'sans titre',
  onlyNamed: 'Seules les entreprises qui ont accepté d’être nommées le sont ici.',
};
