// Cases of function: whom an answer is about and what it is worth, for every kind of person.
import type { Flag } from '../../composite/quality.ts';
import { godkand, underkand, varning } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanSvar } from '../fall.ts';
import type { Domslut } from '../prov.ts';
import type { Roll } from '../testpersoner.ts';
import { harUppgifter } from './uppgifter.ts';
import { VARDEN, vardera } from './varden.ts';

export const personfall: readonly Fallmall[] = [
  {
    nr: 'FUN-001',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'svar om känd person' }],
    titel: 'En känd person ger uppgifter',
    steg: ['Fråga om två kända personer'],
    forvantan: 'Svaret innehåller uppgifter, och inget säger att en del saknas.',
    varfor: 'Det är därför tjänsten finns.',
    behover: ['kand', 'kand2'],
    fragor: 2,
    async prova(situation) {
      for (const roll of ['kand', 'kand2'] as const) {
        const fragat = await situation.fraga(roll);
        const fel = utanSvar(situation, fragat) ?? vardera(fragat, ['answered'], 'uppgifter om personen');
        if (fel) return fel;
      }
      return godkand('Båda personerna gav uppgifter.');
    },
  },
  {
    nr: 'FUN-002',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'svar om okänd person' }],
    titel: 'En okänd person sägs vara okänd',
    steg: ['Fråga om en person som bastjänsten inte känner'],
    forvantan: 'Svaret säger att inget finns, på kontraktets sätt. Inget fel, och inga uppgifter.',
    varfor:
      'Bara ett svar som säger att inget finns får visas som "inga uppgifter". Ett fel i stället stoppar handläggningen i onödan.',
    behover: ['okand'],
    async prova(situation) {
      const { okand } = situation.agentur.fakta;
      const fragat = await situation.fraga('okand');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const kvalitet = fragat.leverans?.assessment.quality;
      // Who says that nothing is known may still say what the person is called.
      if (kvalitet !== 'nothing' && harUppgifter(situation, fragat))
        return underkand('Svaret har uppgifter om en person som ska vara okänd.', {
          vantat: VARDEN[okand] ?? okand,
          fick: 'uppgifter',
        });
      if (kvalitet === okand || kvalitet === 'nothing') return godkand('Svaret har inga uppgifter om personen.');
      const skillnad = { vantat: VARDEN[okand], fick: VARDEN[kvalitet ?? ''] ?? '' };
      return kvalitet === 'unverifiable'
        ? varning('Svaret säger inte klart att inget finns.', skillnad)
        : underkand('Svaret säger något annat än att inget finns.', skillnad);
    },
  },
  {
    nr: 'FUN-003',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'identitet: samordningsnummer' }],
    titel: 'Samordningsnummer (dag + 60) tas emot',
    steg: ['Fråga om en person med samordningsnummer'],
    forvantan: 'Ett giltigt svar om personen.',
    varfor: 'Människor utan personnummer söker också ekonomiskt bistånd.',
    behover: ['samordning'],
    galler: ({ fakta }) =>
      fakta.samordning ? undefined : 'Kontraktet tar bara personnummer; den sammansatta tjänsten frågar inte.',
    prova: (situation) => svarOm(situation, 'samordning'),
  },
  {
    nr: 'FUN-004',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'svar om avliden' }],
    titel: 'En avliden person ger ett giltigt svar',
    steg: ['Fråga om en avliden person'],
    forvantan: 'Ett giltigt svar; har kontraktet en uppgift om dödsfall så sägs det.',
    varfor: 'En utbetalning till en avliden ska synas innan den görs.',
    behover: ['avliden'],
    prova: (situation) => svarOm(situation, 'avliden', 'deceased'),
  },
  {
    nr: 'FUN-005',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'skyddade personuppgifter' }],
    titel: 'Skyddade personuppgifter märks ut',
    steg: ['Fråga om en person med skyddade personuppgifter'],
    forvantan: 'Ett giltigt svar; har kontraktet en markering så är den satt.',
    varfor: 'En markering som saknas kan röja var någon bor.',
    behover: ['skyddad'],
    prova: (situation) => svarOm(situation, 'skyddad', 'protected'),
  },
  {
    nr: 'FUN-006',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'svar om barn' }],
    titel: 'Ett barn ger ett giltigt svar',
    steg: ['Fråga om ett barn'],
    forvantan: 'Ett giltigt svar om barnet.',
    varfor: 'Barn hör till hushållet och kan ha egna inkomster.',
    behover: ['barn'],
    prova: (situation) => svarOm(situation, 'barn'),
  },
  {
    nr: 'FUN-009',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'upprepade element' }],
    titel: 'Ett stort svar kommer helt',
    steg: ['Fråga om en person med mycket uppgifter'],
    forvantan: 'Ett giltigt svar inom storleks- och tidsgränsen.',
    varfor: 'Avhuggna svar döljer inkomster.',
    behover: ['storSvar'],
    prova: (situation) => svarOm(situation, 'storSvar'),
  },
];

async function svarOm(situation: Provsituation, roll: Roll, flagga?: Flag): Promise<Domslut> {
  const fragat = await situation.fraga(roll);
  const fel = utanSvar(situation, fragat);
  if (fel) return fel;
  const vantad = flagga && situation.agentur.fakta.flaggor.includes(flagga);
  if (vantad && !fragat.leverans?.assessment.flags.includes(flagga)) {
    return underkand('Markeringen saknas i svaret.', { vantat: 'markerad person', fick: 'ingen markering' });
  }
  return godkand(vantad ? 'Svaret är giltigt, och personen är markerad.' : 'Svaret är giltigt.');
}
