// Cases of function: several answer inside one bastjänst, one of them cannot, and the same is said when it is asked again.
import { godkand, underkand } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanSvar } from '../fall.ts';
import { vardera } from './varden.ts';

export const svarandefall: readonly Fallmall[] = [
  {
    nr: 'FUN-010',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'flera svarande' }],
    titel: 'Var och en som svarar inom bastjänsten syns',
    steg: ['Fråga om en person som flera delar svarar om'],
    forvantan: 'Minst två svarande, var och en med sitt besked.',
    varfor: 'En del som tiger får inte räknas som att den inget har.',
    behover: ['fleraSvarande'],
    galler: svarandeGaller,
    async prova(situation) {
      const fragat = await situation.fraga('fleraSvarande');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      // One that the answer does not speak of is assumed by who reads it, and has neither code nor data.
      const svarande = (fragat.leverans?.assessment.responders ?? []).filter(
        ({ quality, code }) => quality !== 'unverifiable' || code !== undefined,
      );
      return svarande.length >= 2
        ? godkand(`${svarande.length} svarande syns i svaret.`)
        : underkand('Bara en svarande syns.', { vantat: 'minst två', fick: String(svarande.length) });
    },
  },
  {
    nr: 'FUN-011',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'delvisa svar' }],
    titel: 'En del som inte kan svara sägs inte kunna det',
    steg: ['Fråga om en person som en del av bastjänsten inte kan svara om'],
    forvantan: 'Svaret är giltigt och säger på kontraktets sätt att det inte är helt.',
    varfor: 'Ett delvis svar som ser helt ut är farligare än ett fel.',
    behover: ['delvis'],
    galler: svarandeGaller,
    async prova(situation) {
      const fragat = await situation.fraga('delvis');
      return (
        // A part that fails alone is one way to say it.
        (fragat.fel && utanSvar(situation, fragat)) ??
        vardera(fragat, ['partial', 'unverifiable'], 'ett svar som säger att något saknas') ??
        godkand('Svaret säger att det inte är helt.')
      );
    },
  },
  {
    nr: 'FUN-012',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'upprepad fråga' }],
    titel: 'Samma fråga två gånger ger samma besked',
    steg: ['Fråga två gånger om samma person'],
    forvantan: 'Lika mycket värda svar, från samma svarande.',
    varfor: 'Frågor upprepas när nätet brister. Ett besked som växlar går inte att lita på.',
    behover: ['kand'],
    fragor: 2,
    async prova(situation) {
      const [forsta, andra] = [await situation.fraga('kand'), await situation.fraga('kand')];
      const fel = utanSvar(situation, forsta) ?? utanSvar(situation, andra);
      if (fel) return fel;
      const lika = JSON.stringify(forsta.leverans?.assessment) === JSON.stringify(andra.leverans?.assessment);
      return lika ? godkand('Samma besked båda gångerna.') : underkand('Beskeden skiljer sig.');
    },
  },
];

function svarandeGaller({ fakta }: Provsituation['agentur']): string | undefined {
  return fakta.svarande ? undefined : 'Bara en svarar inom bastjänsten.';
}
