// Driftinformation over REST: anybody reads what is published, operators and uppgiftslämnare write (överenskommelsen § 6.2.7).
import { compileSchema, type JsonSchema, readSchema } from '../../platform/schema.ts';
import type { Mal } from '../../servicelevel/driftinformation/begaran.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import type { Driftutkast } from '../../servicelevel/driftinformation/utkast.ts';
import type { Endpoint, Input, Reply } from '../endpoint.ts';
import type { Person } from '../inloggning/person.ts';
import { ProblemError } from '../problem.ts';
import { asRegisterProblem } from '../register-problem.ts';
import { readList } from './endpoints-lista.ts';
import { notisJson } from './notis-json.ts';
import { allaKallor, begaranOf, type EndpointServices, readNotis } from './services.ts';
import { isWithin, maySkriva, partOf, type Skrivratt, skrivrattOf } from './skrivratt.ts';

export type DriftEndpoint = Endpoint<Person | undefined>;

type DriftInput = Input<Person | undefined>;

interface SkalBody {
  readonly skal: string;
}

interface TextBody extends SkalBody {
  readonly version: number;
  readonly text?: string;
}

type Kallval = Partial<Pick<Driftutkast, 'kallor' | 'tasUrDrift'>>;

/** Moments with offset. */
interface UtkastBody extends SkalBody, Omit<Driftutkast, 'fran' | 'till'> {
  readonly version: number;
  readonly fran: string;
  readonly till?: string;
}

export const ROOT = '/v1/driftinformation';

/** For an API whose callers are `createIdentifyPerson`'s. */
export function createDriftinformationEndpoints(services: EndpointServices): DriftEndpoint[] {
  const { driftinformation } = services;
  const on = <Body extends TextBody & Kallval>(
    name: string,
    part: string,
    change: (mal: Mal, body: Body) => Promise<Driftnotis>,
  ) =>
    post<Body>(`${ROOT}/:id/${name}`, part, async (body, input) => {
      const { version, skal } = body;
      const [person, ratt] = await demandSkrivare(services, input);
      const notis = await readNotis(services, input.params.id, input.aktor);
      if (!maySkriva(notis, ratt)) throw notYours();
      demandKallor(services, ratt, body);
      const mal = { ...begaranOf(person, skal, partOf(ratt, notis.kallor)), id: notis.id, version };
      return { json: notisJson(await change(mal, body)) };
    });
  return [
    { method: 'get', path: ROOT, handle: (input) => known(() => readList(services, input)) },
    {
      method: 'get',
      path: `${ROOT}/:id`,
      handle: ({ params, aktor }) =>
        known(async () => ({ json: notisJson(await readNotis(services, params.id, aktor)) })),
    },
    post<UtkastBody>(ROOT, 'ny', async (body, input) => {
      const [person, ratt] = await demandSkrivare(services, input);
      demandKallor(services, ratt, body);
      const begaran = begaranOf(person, body.skal, partOf(ratt, body.kallor));
      return { status: 201, json: notisJson(await driftinformation.skapa(begaran, utkastOf(body))) };
    }),
    on<UtkastBody>('andring', 'andring', (mal, body) => driftinformation.andra(mal, utkastOf(body))),
    on<UtkastBody>('bekraftelse', 'andring', (mal, body) => driftinformation.bekrafta(mal, utkastOf(body))),
    on<TextBody>('uppdatering', 'text', (mal, { text = '' }) => driftinformation.uppdatera(mal, text)),
    on<TextBody>('avslut', 'avslut', (mal, { text }) => driftinformation.avsluta(mal, text)),
    on<TextBody>('aterkallelse', 'text', (mal, { text = '' }) => driftinformation.aterkalla(mal, text)),
    on<TextBody>('avfardande', 'avfardande', (mal) => driftinformation.avfarda(mal)),
  ];
}

/** A use whose body is `part` of schemas/driftinformation/begaran.schema.json. */
function post<Body>(
  path: string,
  part: string,
  handle: (body: Body, input: DriftInput) => Promise<Reply>,
): DriftEndpoint {
  return {
    method: 'post',
    path,
    schema: begaranSchema(part),
    handle: (input) => known(() => handle(input.body as Body, input)),
  };
}

function begaranSchema(part: string): JsonSchema {
  return compileSchema(readSchema('schemas/driftinformation/begaran.schema.json'), `#/$defs/${part}`);
}

/** @throws {ProblemError} 401 for nobody in particular, 403 for those who only read */
async function demandSkrivare(services: EndpointServices, { aktor }: DriftInput): Promise<[Person, Skrivratt]> {
  if (!aktor) throw new ProblemError('not-authenticated', 401, 'Logga in först: det framgår inte vem som skriver.');
  const ratt = await skrivrattOf(services, aktor);
  if (ratt.kallor.length === 0) throw notYours();
  return [aktor, ratt];
}

function demandKallor(services: EndpointServices, ratt: Skrivratt, { kallor = [], tasUrDrift = [] }: Kallval): void {
  // What does not exist at all is told as a field that does not hold.
  const existing = (keys: readonly string[]) => keys.filter((key) => isWithin([key], allaKallor(services)));
  if (!isWithin(existing(kallor), ratt.kallor)) throw notYours();
  if (!isWithin(existing(tasUrDrift), ratt.tasUrDrift)) throw notYourStop();
}

function notYours(): ProblemError {
  return new ProblemError('forbidden', 403, 'kallor: du skriver om den bastjänst som du svarar för.');
}

function notYourStop(): ProblemError {
  const text = 'tasUrDrift: den som delar bastjänsten med andra tar den inte ur drift. Kontakta driftleverantören.';
  return new ProblemError('forbidden', 403, text);
}

function utkastOf({ fran, till, skal: _, version: __, ...rest }: UtkastBody): Driftutkast {
  return { ...rest, fran: Date.parse(fran), ...(till !== undefined && { till: Date.parse(till) }) };
}

async function known(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    throw asRegisterProblem(error);
  }
}
