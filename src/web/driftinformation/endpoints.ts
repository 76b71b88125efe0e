// Driftinformation over REST: anybody reads what is published, operators and uppgiftslämnare write (överenskommelsen § 6.2.7).
import { compileSchema, type JsonSchema, readSchema } from '../../platform/schema.ts';
import type { Begaran, Mal } from '../../servicelevel/driftinformation/begaran.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import type { Driftutkast } from '../../servicelevel/driftinformation/utkast.ts';
import type { Endpoint, Input, Reply } from '../endpoint.ts';
import type { Person } from '../inloggning/person.ts';
import { ProblemError } from '../problem.ts';
import { asRegisterProblem } from '../register-problem.ts';
import { readList } from './endpoints-lista.ts';
import { notisJson } from './notis-json.ts';
import { begaranOf, type EndpointServices, maySkriva, readNotis, skrivbaraKallor } from './services.ts';

export type DriftEndpoint = Endpoint<Person | undefined>;

type DriftInput = Input<Person | undefined>;

interface SkalBody {
  readonly skal: string;
}

interface TextBody extends SkalBody {
  readonly version: number;
  readonly text?: string;
}

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
  const on = <Body extends TextBody>(
    name: string,
    part: string,
    change: (mal: Mal, body: Body) => Promise<Driftnotis>,
  ) =>
    post<Body>(`${ROOT}/:id/${name}`, part, async (body, input) => {
      const { version, skal } = body;
      const mal = { ...(await begaranFor(services, input, skal)), id: input.params.id ?? '', version };
      const notis = await readNotis(services, mal.id, input.aktor);
      await demandSkrivbar(services, input, notis);
      if ('kallor' in body) await demandKallor(services, input, body.kallor as readonly string[]);
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
      const begaran = await begaranFor(services, input, body.skal);
      await demandKallor(services, input, body.kallor);
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
async function begaranFor(services: EndpointServices, { aktor }: DriftInput, skal: string): Promise<Begaran> {
  if (!aktor) throw new ProblemError('not-authenticated', 401, 'Logga in först: det framgår inte vem som skriver.');
  if ((await skrivbaraKallor(services, aktor)).length === 0) throw notYours();
  return begaranOf(aktor, skal);
}

async function demandSkrivbar(services: EndpointServices, { aktor }: DriftInput, notis: Driftnotis): Promise<void> {
  if (!aktor || !maySkriva(notis, aktor, await skrivbaraKallor(services, aktor))) throw notYours();
}

async function demandKallor(
  services: EndpointServices,
  { aktor }: DriftInput,
  kallor: readonly string[],
): Promise<void> {
  const own = aktor ? await skrivbaraKallor(services, aktor) : [];
  const others = kallor.filter((one) => !own.some(({ kalla }) => kalla === one));
  const exist = others.some((one) => services.kallor.some(({ kalla }) => kalla === one));
  // What does not exist at all is told as a field that does not hold.
  if (exist || others.includes('SAMMANSATT')) throw notYours();
}

function notYours(): ProblemError {
  return new ProblemError('forbidden', 403, 'kallor: du skriver om den bastjänst som du svarar för.');
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
