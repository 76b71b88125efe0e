// Whom one can be in local trial: somebody for every role, and somebody with none.
import type { ProviderUser } from '../../platform/oidc-provider.ts';
import type { Rollregel } from './rollregler.ts';

/** The nämnder of the trial's examples. */
const PROVKOPING = '162120000142';
const GRANNBY = '162120000159';

const ROLLER_CLAIM = 'sammansatt_roller';

export const PROVREGLER: readonly Rollregel[] = [
  { claim: ROLLER_CLAIM, varde: 'drift', roll: 'drift' },
  { claim: ROLLER_CLAIM, varde: 'forvaltare', roll: 'forvaltare' },
  { claim: ROLLER_CLAIM, varde: 'namnd', roll: 'namnd', namndUr: 'organisation' },
  { claim: ROLLER_CLAIM, varde: 'loggranskare', roll: 'loggranskare', namndUr: 'organisation' },
  {
    claim: ROLLER_CLAIM,
    varde: 'handlaggare',
    roll: 'handlaggare',
    namndUr: 'organisation',
    handlaggareUr: 'anvandarnamn',
  },
  { claim: ROLLER_CLAIM, varde: 'uppgiftslamnare', roll: 'uppgiftslamnare', uppgiftslamnareUr: 'uppgiftslamnare' },
];

export const provanvandare: readonly ProviderUser[] = [
  user('dagny', 'Dagny Drift', 'Driftpersonal: granskar ansökningar, spärrar och ser händelser.', 'drift'),
  user('nils', 'Nils Nämndsson', 'Administratör för Provköpings socialnämnd.', 'namnd', { organisation: PROVKOPING }),
  user('greta', 'Greta Granne', 'Administratör för Grannby socialnämnd.', 'namnd', { organisation: GRANNBY }),
  user('lova', 'Lova Loggert', 'Loggranskare för Provköpings socialnämnd.', 'loggranskare', {
    organisation: PROVKOPING,
  }),
  user('hanna', 'Hanna Handlén', 'Handläggare vid Provköpings socialnämnd.', 'handlaggare', {
    organisation: PROVKOPING,
    anvandarnamn: 'hanha01',
  }),
  user('ulla', 'Ulla Uppgift', 'Kontaktperson hos CSN.', 'uppgiftslamnare', { uppgiftslamnare: 'CSN' }),
  user('frida', 'Frida Förvaltare', 'Förvaltare: ser anslutningar och händelser.', 'forvaltare'),
  user('ingvar', 'Ingvar Ingenroll', 'Har inget här att göra: ingen roll.', undefined),
];

function user(id: string, namn: string, beskrivning: string, roll?: string, claims: object = {}): ProviderUser {
  return { id, namn, beskrivning, claims: { ...claims, ...(roll && { [ROLLER_CLAIM]: [roll] }) } };
}
