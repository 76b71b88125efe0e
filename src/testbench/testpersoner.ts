// Whom the bench may ask about: test persons by role, given for an environment, and nobody but those.
import { persons } from '../bastjanster/simulation/population.ts';
import { isIdentity } from '../platform/identity.ts';

/** What a test person is there for. */
export const ROLLER = {
  kand: 'Känd person, med uppgifter',
  kand2: 'En annan känd person, med uppgifter',
  okand: 'Person som bastjänsten inte känner',
  tom: 'Person som bastjänsten inte har några uppgifter om',
  samordning: 'Person med samordningsnummer',
  avliden: 'Avliden person',
  skyddad: 'Person med skyddade personuppgifter',
  barn: 'Barn',
  storSvar: 'Person med mycket uppgifter',
  fleraSvarande: 'Person som flera delar av bastjänsten svarar om',
  delvis: 'Person som en del av bastjänsten inte kan svara om',
  fel: 'Person som bastjänsten svarar om med det fel som kontraktet beskriver',
  nil: 'Person vars svar har ett element utan värde (xsi:nil)',
} as const;

export type Roll = keyof typeof ROLLER;

/** Personnummer by role, 12 digits. A role that is missing makes its cases skipped. */
export type Testpersoner = Readonly<Partial<Record<Roll, string>>>;

/** A file of test persons that cannot be used; the text is Swedish and repeats no number. */
export class TestpersonerError extends Error {
  override readonly name = 'TestpersonerError';
}

/**
 * Whether 12 digits are one of Skatteverket's test numbers: a number that could exist, in the series that it has set aside
 * (birth number 238 or 239), personnummer and samordningsnummer alike. Nobody has ever been given one.
 */
export function arTestnummer(siffror: string): boolean {
  return /^\d{8}23[89]\d$/.test(siffror) && isIdentity(siffror, new Date().toISOString().slice(0, 10));
}

/**
 * Test persons as a file gives them: an object with roles and numbers.
 * @throws {TestpersonerError}
 */
export function lasTestpersoner(json: unknown): Testpersoner {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new TestpersonerError('Testpersonerna ska vara ett JSON-objekt: {"kand": "ÅÅÅÅMMDDNNNN", …}.');
  }
  for (const [roll, nummer] of Object.entries(json)) {
    if (!Object.hasOwn(ROLLER, roll)) {
      throw new TestpersonerError(`Okänd roll bland testpersonerna. Rollerna är ${Object.keys(ROLLER).join(', ')}.`);
    }
    if (typeof nummer !== 'string' || !arTestnummer(nummer)) {
      throw new TestpersonerError(
        `Rollen ${roll} har inte ett av Skatteverkets testpersonnummer (tolv siffror, födelsenummer 238 eller 239). Ingenting har skickats.`,
      );
    }
  }
  return json;
}

const nummer = (key: keyof typeof persons) => persons[key].personnummer;

/** Roles that every simulator's population fills alike. */
const GEMENSAMMA: Testpersoner = {
  kand: nummer('allaSvarar'),
  kand2: nummer('ordinarie'),
  okand: nummer('ingenUppgift'),
  tom: nummer('ingenUppgift'),
  samordning: nummer('samordning'),
  avliden: nummer('avliden'),
  skyddad: nummer('skyddad'),
  barn: nummer('familjDotter'),
  storSvar: nummer('storSvar'),
};

const EGNA: Readonly<Record<string, Testpersoner>> = {
  AF: { kand2: nummer('arbetssokande'), fleraSvarande: nummer('allaSvarar'), delvis: nummer('afOkandStatus') },
  CSN: {
    kand2: nummer('student'),
    fleraSvarande: nummer('allaSvarar'),
    delvis: nummer('csnDelvis'),
    fel: nummer('csnTyst'),
  },
  FK: { kand2: nummer('foralder'), fleraSvarande: nummer('pensionar'), delvis: nummer('pmOtillganglig') },
  SKV: {
    kand2: nummer('kapital'),
    fleraSvarande: nummer('allaSvarar'),
    delvis: nummer('skvDelvis'),
    fel: nummer('skvFel'),
  },
  SKV_DELAR: { fleraSvarande: nummer('allaSvarar'), delvis: nummer('skvDelvis') },
  SO: {
    kand2: nummer('arbetssokande'),
    fleraSvarande: nummer('fleraAkassor'),
    delvis: nummer('soHalv'),
    nil: nummer('ansokt'),
  },
  TNS: { kand2: nummer('fordonssamlare'), tom: nummer('utanFordon'), fel: nummer('tnsFel') },
  MIV: {
    kand: nummer('nyanland'),
    kand2: nummer('samordningMigration'),
    samordning: nummer('samordningMigration'),
    nil: nummer('mivDelvis'),
    fel: nummer('mivFel'),
  },
};

/** Those of the simulators' population, for one interface. */
export function simuleradeTestpersoner(bastjanst: string): Testpersoner {
  return { ...GEMENSAMMA, ...EGNA[bastjanst] };
}
