// The rule of access: who calls for whom, on which day, with which åtagande, for which bastjänster and which of their uppgifter.
import { expect } from 'chai';
import type { Anslutning } from '../../src/anslutning/anslutning.ts';
import { createPermission } from '../../src/anslutning/permission.ts';
import { createRegister } from '../../src/anslutning/register.ts';
import { type Breach, RequestFault } from '../../src/composite/fault.ts';
import type { Verdict } from '../../src/composite/ports.ts';
import type { CompositeQuery, Inclusion } from '../../src/composite/query.ts';
import { partError, requestError } from '../../src/profiles/sverige/felkoder.ts';
import { itemsOf } from '../../src/profiles/sverige/items.ts';
import { compositeQuery } from '../composite/fixtures.ts';
import { anAnslutning, BITRADE, GRANNE, NAMND, NOW } from './an-anslutning.ts';

const TOM: Record<string, string> = { 'handlaggare-1': '2026-06-01', gammal: '2026-05-31' };

interface Case {
  readonly changes?: Partial<Anslutning>;
  readonly others?: readonly Anslutning[];
  readonly caller?: string;
  readonly query?: CompositeQuery;
}

function ask({ changes, others = [], caller = NAMND, query = compositeQuery(['AF']) }: Case): Verdict | undefined {
  const register = createRegister(
    [anAnslutning({ status: 'aktiv', ...changes }), ...others],
    (organisationsnummer, handlaggare) => (organisationsnummer === NAMND ? TOM[handlaggare] : undefined),
  );
  const permission = createPermission(register, { clock: { now: () => NOW }, itemsOf });
  return permission(query, { organisationsnummer: caller }) as Verdict | undefined;
}

function refusal(one: Case): { code: string; breaches: readonly Breach[] } {
  try {
    ask(one);
  } catch (error) {
    if (error instanceof RequestFault) return { code: error.code, breaches: error.breaches };
    throw error;
  }
  throw new Error('expected a refusal');
}

const withheldIn = (one: Case) =>
  Object.fromEntries([...(ask(one)?.withheld ?? [])].map(([id, { cause, detail }]) => [id, { cause, ...detail }]));

const from = (handlaggare: string) =>
  compositeQuery(['AF'], { ingivare: { organisationsnummer: NAMND, namn: 'N', handlaggare } });

function including(bastjanst: string, parameters: Inclusion['parameters']): CompositeQuery {
  const query = compositeQuery([bastjanst]);
  return { ...query, inclusions: query.inclusions.map((one) => ({ ...one, parameters })) };
}

describe('anslutning/permission', () => {
  it('lets the nämnd and its registered biträde ask', () => {
    for (const caller of [NAMND, BITRADE]) expect(ask({ caller })).to.deep.equal({ withheld: new Map() });
  });

  it('refuses an ingivare that is not there', () => {
    const ingivare = { organisationsnummer: GRANNE, namn: 'N', handlaggare: 'h' };
    expect(refusal({ query: compositeQuery(['AF'], { ingivare }) })).to.deep.equal({
      code: 'not-connected',
      breaches: [],
    });
  });

  it('tells a stranger nothing of the anslutning, not even that it is spärrad', () => {
    expect(refusal({ changes: { status: 'spärrad' }, caller: GRANNE })).to.deep.equal({
      code: 'ingivare-not-caller',
      breaches: [],
    });
  });

  it('a biträde may from the day of its agreement', () => {
    const bitraden = (avtalsdatum: string) => ({ bitraden: [{ organisationsnummer: BITRADE, avtalsdatum }] });
    expect(refusal({ changes: bitraden('2026-06-02'), caller: BITRADE }).code).to.equal('ingivare-not-caller');
    expect(ask({ changes: bitraden('2026-06-01'), caller: BITRADE })).to.deep.equal({ withheld: new Map() });
  });

  it('a biträde that is spärrat itself calls for nobody', () => {
    const others = [anAnslutning({ organisationsnummer: BITRADE, status: 'spärrad' })];
    const breaches = [{ path: 'anropare', rule: 'anslutning-status', expected: 'spärrad' }];
    expect(refusal({ others, caller: BITRADE })).to.deep.equal({ code: 'not-connected', breaches });
  });

  it('outside its days it is not connected, and told which day', () => {
    const breaches = [{ path: 'ingivare', rule: 'anslutning-tom', expected: '2026-05-31' }];
    expect(refusal({ changes: { giltigTom: '2026-05-31' } })).to.deep.equal({ code: 'not-connected', breaches });
  });

  it('each reason has a sentence', () => {
    const sentences: Record<string, string> = {};
    const refused: Case[] = [
      { changes: { status: 'spärrad' } },
      { changes: { giltigFran: '2026-07-01' } },
      { changes: { giltigTom: '2026-05-31' } },
      { changes: kravs, query: from('ny') },
      { changes: kravs, query: from('gammal') },
    ];
    for (const one of refused) {
      const { code, breaches } = refusal(one);
      const text = requestError(new RequestFault(code as RequestFault['code'], breaches)).felmeddelande[1];
      sentences[breaches[0]?.rule ?? ''] = text ?? '';
    }
    expect(sentences).to.deep.equal({
      'anslutning-status': 'Ingivarens anslutning har status spärrad.',
      'anslutning-fran': 'Ingivarens anslutning gäller från och med 2026-07-01.',
      'anslutning-tom': 'Ingivarens anslutning gällde till och med 2026-05-31.',
      'atagande-saknas': 'Ingen bekräftelse är registrerad för handläggaren.',
      'atagande-tom': 'Handläggarens bekräftelse gällde till och med 2026-05-31.',
    });
  });

  const kravs = { atagande: { kravs: true, identitet: 'id', automater: [{ namn: 'System', ansvarig: 'Chefen' }] } };

  it('where an åtagande is required: the last day counts, the day after does not, and none is none', () => {
    expect(ask({ changes: kravs, query: from('handlaggare-1') })).to.deep.equal({ withheld: new Map() });
    expect(refusal({ changes: kravs, query: from('gammal') }).code).to.equal('undertaking-missing');
    expect(refusal({ changes: kravs, query: from('ny') }).code).to.equal('undertaking-missing');
  });

  it('where none is required, nobody is asked for one; a registered automat never is', () => {
    expect(ask({ query: from('ny') })).to.deep.equal({ withheld: new Map() });
    expect(ask({ changes: kravs, query: from(' system ') })).to.deep.equal({ withheld: new Map() });
  });

  it('a bastjänst that is not permitted is withheld, the others are asked', () => {
    expect(withheldIn({ query: compositeQuery(['AF', 'CSN', 'MIV']) })).to.deep.equal({
      CSN: { cause: 'not-permitted' },
      MIV: { cause: 'not-permitted' },
    });
  });

  const lefi = (...utbetalningar: unknown[]) => including('FK', { lefiJsonFraga: JSON.stringify({ utbetalningar }) });
  const skv = (delar?: string) => including('SKV', delar === undefined ? {} : { delar });
  const lefiTyper = ['FK:SJP', 'FK:BOB'];
  const skvDelar = ['skattekonto'];

  const items: Record<string, [changes: Partial<Anslutning>, query: CompositeQuery, permitted?: readonly string[]]> = {
    'LEFI types without a restriction': [{}, lefi('FK:SJP', 'PM:AP')],
    'LEFI types within it': [{ lefiTyper }, lefi('FK:BOB')],
    'one LEFI type beyond it': [{ lefiTyper }, lefi('FK:SJP', 'PM:AP'), lefiTyper],
    'a LEFI type in a form of its own': [{ lefiTyper }, lefi({ kod: 'FK:SJP' }), lefiTyper],
    'a LEFI question that a rule will refuse': [{ lefiTyper }, including('FK', {})],
    'parts of Skatteverket within it': [{ skvDelar }, skv('skattekonto')],
    'parts of Skatteverket beyond it': [{ skvDelar }, skv('skattekonto,individuppgifter'), skvDelar],
    'all of Skatteverket, as v10 asks': [{ skvDelar }, skv(), skvDelar],
    'Skatteverket where only LEFI is restricted': [{ lefiTyper }, skv()],
    'no part permitted at all': [{ skvDelar: [] }, skv('skattekonto'), []],
  };
  for (const [name, [changes, query, permitted]] of Object.entries(items)) {
    it(`${name}: ${permitted ? 'withheld, with what is permitted' : 'asked'}`, () => {
      const [id = ''] = query.inclusions.map(({ bastjanst }) => bastjanst);
      expect(withheldIn({ changes, query })).to.deep.equal(
        permitted ? { [id]: { cause: 'not-permitted', permitted } } : {},
      );
    });
  }

  it('the withheld part says what may be asked, in words of the register', () => {
    const [fault] = [...(ask({ changes: { lefiTyper }, query: lefi('PM:AP', 'hemligt') })?.withheld?.values() ?? [])];
    expect(fault && partError(fault)).to.deep.equal({
      kalla: 'SSBT',
      felkod: 'UPPGIFT_EJ_TILLATEN',
      felmeddelande: [
        'Frågan begär uppgifter som anslutningen inte har rätt till. Bastjänsten har inte tillfrågats. Tillåtna uppgifter: FK:SJP, FK:BOB.',
        'Begär bara de tillåtna uppgifterna, eller ansök om rätten.',
      ],
    });
  });
});
