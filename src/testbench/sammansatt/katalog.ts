// The catalogue of the composite itself: the same kind of cases as an agency's, against the contract of case systems.
import { GRUPPER, type Provkatalog } from '../prov.ts';
import { delfall } from './delar.ts';
import { medSvar, provad, provfallAv } from './fall.ts';
import { felandeDelar } from './felande-delar.ts';
import { forbindelsefall } from './forbindelse.ts';
import { integritetsfall } from './integritet.ts';
import { kontraktsfall } from './kontrakt.ts';
import { SCHEMAN } from './las-json.ts';
import { nekadefall } from './nekade.ts';
import { nivafall, STANDARDNIVA } from './niva.ts';
import { personfall } from './personer.ts';
import { pingfall } from './ping.ts';
import { protokollfall } from './protokoll.ts';
import { createSamtal } from './samtal.ts';

/** What the composite is called where bastjänster are chosen. */
export const SAMMANSATT = 'SAMMANSATT';

const skrivna = [
  ...kontraktsfall,
  ...delfall,
  ...felandeDelar,
  ...personfall,
  ...nekadefall,
  ...protokollfall,
  ...integritetsfall,
  ...pingfall,
].map(provfallAv);

/** Hostile cases last: what they may do to a target does not colour the others. */
export const sammansattKatalog: Provkatalog = {
  bastjanst: SAMMANSATT,
  namn: 'Den sammansatta bastjänsten',
  kontraktsversion: 'SSBTEK v10 och v11',
  filer: [
    'schemas/ssbtek/ssbtek-v10.xsd',
    'schemas/ssbtek/ssbtek-v11.xsd',
    'wsdl/ssbtek/ssbtek-v10.wsdl',
    'wsdl/ssbtek/ssbtek-v11.wsdl',
    'schemas/ssbtek/svar.schema.json',
    ...SCHEMAN,
  ],
  niva: STANDARDNIVA,
  forstaFraga: {
    behover: ['kand'],
    anrop: 1,
    async stall(miljo, signal) {
      const samtal = createSamtal(miljo, signal);
      await provad(async () => medSvar(await samtal.fraga('REST', { person: samtal.nummer('kand') }), () => []));
    },
  },
  fall: [...skrivna, ...forbindelsefall, ...nivafall].sort(
    (a, b) =>
      Number(a.fientlig ?? false) - Number(b.fientlig ?? false) || GRUPPER.indexOf(a.grupp) - GRUPPER.indexOf(b.grupp),
  ),
};
