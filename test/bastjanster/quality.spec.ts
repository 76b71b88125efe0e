// What an answer is worth, agency by agency: test persons and behaviours of the simulators against the expected assessment.
import { expect } from 'chai';
import type { BehaviourName } from '../../src/bastjanster/simulation/behaviours.ts';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { type Asking, inWords, startAsking } from './quality-asking.ts';

type Row = readonly [person: PersonKey, expected: string, behaviour?: BehaviourName];

const INFO = 'sokandeinformation';
const RAPPORT = 'aktivitetsrapport';
const KOMMUNAL = 'kommunalarbetarnas-arbetsloshetskassa';

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  AF: [
    ['allaSvarar', `answered; ${INFO} answered 0; ${RAPPORT} answered 200`],
    ['allaSvarar', `nothing; ${INFO} nothing 0; ${RAPPORT} nothing 500`, 'empty-valid'],
    ['allaSvarar', `unverifiable; ${INFO} unverifiable 99`, 'business-fault'],
    ['allaSvarar', `unverifiable; ${INFO} unverifiable; ${RAPPORT} answered 200`, 'schema-invalid'],
    ['afOkandStatus', `unverifiable; ${INFO} unverifiable 17; ${RAPPORT} failed 502`],
    ['avaktualiserad', `answered; ${INFO} answered 0; ${RAPPORT} answered 501`],
    ['ordinarie', `answered; ${INFO} answered 0; ${RAPPORT} nothing 500`],
    ['ingenUppgift', `nothing; ${INFO} nothing 0; ${RAPPORT} nothing 500`],
    ['skyddad', `answered protected; ${INFO} answered 0; ${RAPPORT} answered 200`],
  ],
  CSN: [
    ['allaSvarar', 'answered; HUT answered; SM/SH answered; OSS nothing'],
    ['allaSvarar', 'nothing; HUT nothing; SM/SH nothing; OSS nothing', 'empty-valid'],
    ['omstallning', 'answered; HUT nothing; SM/SH answered; OSS answered'],
    ['ordinarie', 'nothing; HUT nothing; SM/SH nothing; OSS nothing'],
    ['okandHosCsn', 'nothing; HUT nothing; SM/SH nothing; OSS nothing'],
    ['okandHosCsn', 'partial; HUT failed -1101; SM/SH nothing; OSS nothing', 'partial'],
    ['csnDelvis', 'partial; HUT failed -1101; SM/SH answered; OSS nothing'],
    ['csnTyst', 'unverifiable; HUT failed -1103; SM/SH failed -1103; OSS failed -1103'],
    ['samordning', 'unverifiable; HUT unverifiable -1004; SM/SH unverifiable -1004; OSS unverifiable -1004'],
    ['skyddad', 'answered protected; HUT nothing; SM/SH answered; OSS nothing'],
  ],
  FK: [
    ['allaSvarar', 'answered; FK answered; PM answered'],
    ['allaSvarar', 'nothing; FK nothing; PM nothing', 'empty-valid'],
    ['pensionar', 'answered; FK nothing; PM answered'],
    ['ordinarie', 'nothing; FK nothing; PM nothing'],
    ['fkAvvikelse', 'partial; FK partial INTERNT_FEL; PM partial OBEHORIG'],
    ['pmOtillganglig', 'partial; FK answered; PM failed OTILLGANGLIG'],
    ['allaSvarar', 'unverifiable; FK unverifiable; PM unverifiable', 'bad-enum'],
    ['allaSvarar', 'unverifiable; FK unverifiable; PM answered', 'schema-invalid'],
    ['skyddad', 'nothing protected; FK nothing; PM nothing'],
    ['avliden', 'answered deceased; FK nothing; PM answered'],
  ],
  SKV: [
    ['allaSvarar', 'answered; kapital answered 0; skattekonto answered 0'],
    ['allaSvarar', 'unverifiable; kapital unverifiable; skattekonto unverifiable', 'empty-valid'],
    ['allaSvarar', 'unverifiable; kapital unverifiable 9; skattekonto answered 0', 'partial'],
    ['skvDelvis', 'unverifiable; kapital unverifiable 9; skattekonto answered 0'],
    ['utanFordon', 'unverifiable; kapital unverifiable 0; skattekonto answered 0'],
    ['pensionar', 'unverifiable; kapital answered 0; skattekonto unverifiable 0'],
    ['ingenUppgift', 'unverifiable; kapital unverifiable; skattekonto unverifiable'],
  ],
  SO: [
    ['allaSvarar', `answered; ${KOMMUNAL} answered OK`],
    ['allaSvarar', 'unverifiable', 'empty-valid'],
    ['allaSvarar', `unverifiable; ${KOMMUNAL} unverifiable SVARAR EJ`, 'business-fault'],
    ['allaSvarar', `answered; ${KOMMUNAL} answered OK; ${KOMMUNAL}-2 answered OK`, 'duplicates'],
    ['soHalv', `partial; ${KOMMUNAL} answered OK; smaforetagarnas-arbetsloshetskassa unverifiable SVARAR EJ`],
    [
      'fleraAkassor',
      'partial; if-metalls-arbetsloshetskassa answered OK; byggnadsarbetarnas-arbetsloshetskassa unverifiable 7; livsmedelsarbetarnas-arbetsloshetskassa unverifiable OK',
    ],
    ['ordinarie', 'unverifiable; unionens-arbetsloshetskassa unverifiable OK'],
    ['ansokt', 'answered; alfakassan answered OK'],
    ['avstangd', 'answered; hotell-och-restauranganstalldas-arbetsloshetskassa answered OK'],
    ['ingenUppgift', 'unverifiable'],
  ],
  TNS: [
    ['allaSvarar', 'answered; fordon answered'],
    ['utanFordon', 'nothing; fordon nothing'],
    ['allaSvarar', 'nothing; fordon nothing', 'empty-valid'],
    ['allaSvarar', 'partial; fordon partial 1002', 'partial'],
    ['tnsFel', 'unverifiable; fordon unverifiable 1001'],
    ['allaSvarar', 'unverifiable; fordon unverifiable', 'missing-required'],
  ],
  MIV: [
    ['allaSvarar', 'answered'],
    ['okandHosMiv', 'nothing'],
    ['allaSvarar', 'nothing', 'empty-valid'],
    ['samordning', 'answered'],
    ['allaSvarar', 'partial', 'partial'],
    ['mivDelvis', 'partial'],
  ],
};

describe('what an answer is worth', () => {
  let asking: Asking;
  before(async () => {
    asking = await startAsking();
  });
  after(() => asking.stop());

  for (const [agency, rows] of Object.entries(TABLE)) {
    for (const [person, expected, behaviour] of rows) {
      it(`${agency}, ${person}${behaviour ? `, ${behaviour}` : ''}: ${expected}`, async () => {
        await asking.simulators.behave(agency, behaviour);
        const { assessment } = await asking.ask(agency, person);
        expect(inWords(assessment)).to.equal(expected);
        await asking.simulators.behave(agency, undefined);
      });
    }
  }

  it('says nothing that identifies the person, whoever is asked about', async () => {
    for (const person of ['allaSvarar', 'skyddad', 'fleraAkassor', 'tnsFel', 'fkAvvikelse'] as const) {
      const { personnummer, fornamn, efternamn } = persons[person];
      for (const agency of Object.keys(TABLE)) {
        const text = JSON.stringify((await asking.ask(agency, person)).assessment);
        for (const word of [personnummer.slice(2), fornamn, efternamn]) expect(text).not.to.include(word);
      }
    }
  });

  it('counts person information as data where nothing else was asked for', async () => {
    const lefi = { personnummer: persons.ordinarie.personnummer, period: { from: '2026-01-01', tom: '2026-02-01' } };
    const lefiJsonFraga = JSON.stringify({ ...lefi, ovrigInformation: ['FK:GEPI'] });
    const { assessment } = await asking.ask('FK', 'ordinarie', { lefiJsonFraga });
    expect(inWords(assessment)).to.equal('answered; FK answered; PM not-asked');
  });
});
