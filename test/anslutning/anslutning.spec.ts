// The document of an anslutning: what holds, what does not, and that no personnummer gets in.
import { expect } from 'chai';
import { toAnslutning } from '../../src/anslutning/anslutning.ts';
import { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import { toAnslutningar } from '../../src/anslutning/fil.ts';
import { createRegister, RegisterError } from '../../src/anslutning/register.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { everythingIn } from '../platform/sql/rejection.ts';
import { anAnslutning, BITRADE, FINGERAVTRYCK, GRANNE, NAMND } from './an-anslutning.ts';

const PERSON = persons.allaSvarar.personnummer;

function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected an error');
}

describe('anslutning/anslutning', () => {
  it('fills in what a short application leaves out: it may ask nobody', () => {
    expect(toAnslutning({ organisationsnummer: NAMND, namn: 'Nämnden' })).to.deep.equal({
      organisationsnummer: NAMND,
      namn: 'Nämnden',
      status: 'anmäld',
      bastjanster: [],
      certifikat: [],
      bitraden: [],
      kontakter: [],
      atagande: { kravs: false, identitet: 'handlaggare i frågan', automater: [] },
    });
  });

  it('a complete one comes back as it is', () => {
    expect(toAnslutning(anAnslutning())).to.deep.equal(anAnslutning());
  });

  it('fingerprints get one form', () => {
    const colons = FINGERAVTRYCK.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:');
    expect(toAnslutning(anAnslutning({ certifikat: [colons] })).certifikat).to.deep.equal([FINGERAVTRYCK]);
  });

  const broken: Record<string, [value: unknown, place: string]> = {
    'no object': ['text', 'type'],
    'an organisationsnummer without 16': [anAnslutning({ organisationsnummer: '2120000142' }), '/organisationsnummer'],
    'a status that does not exist': [anAnslutning({ status: 'halvaktiv' as 'aktiv' }), '/status'],
    'a day that does not exist': [anAnslutning({ giltigTom: '2026-02-30' }), '/giltigTom'],
    'an unknown field': [{ ...anAnslutning(), skostorlek: 42 }, 'skostorlek'],
    'a hash that is none': [
      anAnslutning({ avtal: { ...anAnslutning().avtal, dokumentHash: 'x' } as never }),
      '/avtal/dokumentHash',
    ],
    'a LEFI type of another form': [anAnslutning({ lefiTyper: ['sjukpenning'] }), '/lefiTyper/0'],
    'a personnummer in place of a telephone number': [
      anAnslutning({ kontakter: [{ roll: 'teknisk', namn: 'N', epost: 'n@n.example', telefon: PERSON }] }),
      '/kontakter/0/telefon',
    ],
  };
  for (const [name, [value, place]] of Object.entries(broken)) {
    it(`refuses ${name}, and says where`, () => {
      const error = thrown(() => toAnslutning(value));
      expect(error).to.be.instanceOf(AnslutningError).with.property('kind', 'ogiltig');
      expect(error.message).to.include(place);
      expect(everythingIn(error)).not.to.include(PERSON);
    });
  }

  const hiding: Record<string, unknown> = {
    namn: anAnslutning({ namn: `Nämnden ${PERSON}` }),
    epost: anAnslutning({ kontakter: [{ roll: 'avtal', namn: 'N', epost: `${PERSON}@n.example` }] }),
    undertecknatAv: anAnslutning({ avtal: { ...anAnslutning().avtal, undertecknatAv: PERSON } as never }),
    ansvarig: anAnslutning({
      atagande: { kravs: true, identitet: 'id', automater: [{ namn: 'system', ansvarig: PERSON }] },
    }),
  };
  for (const [field, value] of Object.entries(hiding)) {
    it(`refuses a personnummer in ${field} without repeating it`, () => {
      const error = thrown(() => toAnslutning(value));
      expect(error.message).to.equal(`Anslutningen: ${field} får inte innehålla ett personnummer.`);
      expect(everythingIn(error)).not.to.include(PERSON.slice(2));
    });
  }
});

describe('anslutning/fil', () => {
  const old = {
    organisationsnummer: NAMND,
    namn: 'N',
    certifikat: [FINGERAVTRYCK],
    bastjanster: ['AF'],
    bitraden: [BITRADE],
  };

  it('the old form is in force as it stands', () => {
    const [one] = toAnslutningar([old]);
    expect(one?.status).to.equal('aktiv');
    expect(one?.bitraden).to.deep.equal([{ organisationsnummer: BITRADE }]);
  });

  it('the new form keeps its status', () => {
    expect(toAnslutningar([anAnslutning({ status: 'granskas' })])).to.deep.equal([
      anAnslutning({ status: 'granskas' }),
    ]);
  });

  it('what stands there twice is refused, whether organisation or certificate', () => {
    expect(thrown(() => toAnslutningar([old, { ...old, certifikat: [] }])).message).to.include('organisationsnummer');
    const upper = { ...old, organisationsnummer: GRANNE, certifikat: [FINGERAVTRYCK.toUpperCase()] };
    expect(thrown(() => toAnslutningar([old, upper])).message).to.include('certifikat');
  });

  it('a flaw is told with its place in the list', () => {
    const error = thrown(() => toAnslutningar([old, { ...old, organisationsnummer: GRANNE, certifikat: ['x'] }]));
    expect(error.message).to.match(/^plats 2 i listan: .*\/certifikat\/0/);
    expect(thrown(() => toAnslutningar({}))).to.be.instanceOf(AnslutningError);
  });
});

describe('anslutning/register', () => {
  const register = createRegister([anAnslutning({ certifikat: [FINGERAVTRYCK], status: 'spärrad' })]);

  it('finds by organisation and by certificate, in whatever status', () => {
    expect(register.byOrganisationsnummer(NAMND)?.status).to.equal('spärrad');
    expect(register.byCertificate(FINGERAVTRYCK.toUpperCase())?.organisationsnummer).to.equal(NAMND);
    expect(register.byCertificate('cd'.repeat(32))).to.equal(undefined);
    expect([...register.bastjanster]).to.deep.equal(['AF', 'FK', 'SKV']);
  });

  it('knows the organisations and their biträden, and nobody else', () => {
    expect([NAMND, BITRADE, GRANNE].map(register.isKnown)).to.deep.equal([true, true, false]);
  });

  it('refuses a certificate of two', () => {
    const two = [NAMND, GRANNE].map((organisationsnummer) =>
      anAnslutning({ organisationsnummer, certifikat: [FINGERAVTRYCK] }),
    );
    expect(thrown(() => createRegister(two))).to.be.instanceOf(RegisterError);
  });
});
