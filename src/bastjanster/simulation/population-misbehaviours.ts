// Persons who make an agency fail, so that every failure can be tried with nothing but a question.

import type { Behaviour, BehaviourName } from './behaviours.ts';
import type { TestPersonData } from './population-persons.ts';

function person(personnummer: string, fornamn: string, efternamn: string, beskrivning: string): TestPersonData {
  return { personnummer, fornamn, efternamn, beskrivning };
}

/** They have the same data as `allaSvarar` at every agency that behaves. */
export const misbehavingPersons = {
  csnHanger: person('198012312388', 'Tyra', 'Väntan', 'CSN hänger'),
  afFault: person('199407042390', 'Frode', 'Felberg', 'AF svarar med SOAP-fel'),
  skvFel: person('197702072385', 'Sigrid', 'Undantag', 'SKV svarar med sitt avtalade fel'),
  soLangsam: person('198609192383', 'Lage', 'Långsam', 'SO är långsam'),
  tnsNekar: person('196911202387', 'Nea', 'Nekander', 'TNS bryter förbindelsen'),
  mivSkrap: person('197303132398', 'Skrållan', 'Brus', 'MIV svarar med skräp'),
  fkFel: person('199806102381', 'Femina', 'Hundra', 'FK svarar 500'),
  fkAnnanPerson: person('198904022384', 'Anna', 'Annan', 'FK svarar om någon annan (syns i personinformationen)'),
  afAnnanPerson: person('197610282399', 'Adam', 'Annorlunda', 'AF svarar om någon annan'),
  soHalv: person('198401172385', 'Halvar', 'Halvdan', 'Hälften av a-kassorna svarar inte'),
  csnDelvis: person('199112062386', 'Delia', 'Delmark', 'CSN svarar delvis: hemutrustningslån saknas'),
  pmOtillganglig: person('196711112398', 'Pia', 'Stängd', 'FK svarar, men PM är otillgänglig'),
  afSchemafel: person('198205052387', 'Skeva', 'Form', 'AF bryter mot sitt schema'),
  allaHanger: person('199309152388', 'Evigt', 'Väntande', 'Alla hänger'),
  allaFelar: person('197508302390', 'Otto', 'Otur', 'Alla fallerar, på var sitt sätt'),
  afFaultMedPersonnummer: person('198807162386', 'Lisa', 'Läcka', 'AF:s feltext innehåller personnumret'),
  mivFel: person('197106212389', 'Mirja', 'Misslyckad', 'MIV svarar med sitt avtalade fel'),
  tnsFel: person('199603142390', 'Tore', 'Felin', 'TNS svarar FEL med felresultat'),
  csnTyst: person('198510242384', 'Tysta', 'Marie', 'Hela CSN är tyst'),
  afOkandStatus: person('197809092393', 'Ove', 'Okänd', 'AF svarar med en statuskod som inte är känd'),
  skvDelvis: person('199408172386', 'Vilma', 'Halvmåne', 'SKV svarar delvis: kapital (v10), skattekonto (v11) saknas'),
  fkAvvikelse: person('198711172380', 'Avar', 'Vikander', 'FK svarar med avvikelser för en del av uppgifterna'),
  mivDelvis: person('199205142384', 'Mina', 'Halvsagd', 'MIV nämner ett ärende utan att lämna uppgifter om det'),
} as const satisfies Record<string, TestPersonData>;

/** How each agency behaves when asked about those persons; agencies that are not named behave. */
export const misbehaviours: { readonly [K in keyof typeof misbehavingPersons]: Readonly<Record<string, Behaviour>> } = {
  csnHanger: { CSN: does('hang') },
  afFault: { AF: does('soap-fault') },
  skvFel: { SKV: does('business-fault'), SKV_DELAR: does('business-fault') },
  soLangsam: { SO: does('slow', 3000) },
  tnsNekar: { TNS: does('reset') },
  mivSkrap: { MIV: does('garbage') },
  fkFel: { FK: does('soap-fault') },
  fkAnnanPerson: { FK: does('wrong-person') },
  afAnnanPerson: { AF: does('wrong-person') },
  soHalv: { SO: does('partial') },
  csnDelvis: { CSN: does('partial') },
  pmOtillganglig: { FK: does('partial') },
  afSchemafel: { AF: does('schema-invalid') },
  allaHanger: { ...everyone('hang', 'hang', 'hang', 'hang', 'hang', 'hang', 'hang'), SKV_DELAR: does('hang') },
  allaFelar: {
    ...everyone('http-404', 'truncated', 'reset', 'business-fault', 'http-502-html', 'empty-500', 'garbage'),
    // Not 404: there it means that there is nothing on the person.
    SKV_DELAR: does('malformed'),
  },
  afFaultMedPersonnummer: { AF: does('fault-with-personnummer') },
  mivFel: { MIV: does('business-fault') },
  tnsFel: { TNS: does('business-fault') },
  csnTyst: { CSN: does('business-fault') },
  afOkandStatus: { AF: does('partial') },
  skvDelvis: { SKV: does('partial'), SKV_DELAR: does('partial') },
  fkAvvikelse: { FK: does('deviations') },
  mivDelvis: { MIV: does('partial') },
};

function does(name: BehaviourName, ms?: number): Behaviour {
  return ms === undefined ? { name } : { name, ms };
}

function everyone(
  ...names: readonly [
    af: BehaviourName,
    csn: BehaviourName,
    fk: BehaviourName,
    skv: BehaviourName,
    so: BehaviourName,
    tns: BehaviourName,
    miv: BehaviourName,
  ]
) {
  const [af, csn, fk, skv, so, tns, miv] = names;
  return { AF: does(af), CSN: does(csn), FK: does(fk), SKV: does(skv), SO: does(so), TNS: does(tns), MIV: does(miv) };
}
