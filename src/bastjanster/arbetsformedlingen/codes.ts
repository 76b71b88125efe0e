// Arbetsförmedlingen's public codes, with our texts for people.
import type { Quality } from '../../composite/quality.ts';

/** StatusSokandeinformationKod. No other is public. */
export const STATUS: Readonly<Record<string, string>> = {
  '0': 'Frågan har behandlats normalt',
};

export interface RapportKod {
  readonly text: string;
  readonly quality: Quality;
}

/** AktivitetsRapportMeddelande. That no report was handed in is information, not silence. */
export const AKTIVITETSRAPPORT: Readonly<Record<string, RapportKod>> = {
  '200': { text: 'Aktivitetsrapport är inlämnad under perioden', quality: 'answered' },
  '500': { text: 'Personen saknas i ALF', quality: 'nothing' },
  '501': { text: 'Aktivitetsrapport är inte inlämnad', quality: 'answered' },
  '502': { text: 'Tekniskt fel hos aktivitetsrapporteringen', quality: 'failed' },
};
