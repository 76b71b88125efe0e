// Who may use what: every use of the description, by everybody, with the body of its example.
import { expect } from 'chai';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { type Operation, operations } from './description.ts';
import { DRIFT, KIRUNA, namnd, startApi } from './test-api.ts';

const OWN = '162120000142';

/** Statuses for the nämnd of the example, another nämnd, and an operator whom nobody has approved. */
const EXPECTED: Readonly<Record<string, readonly [own: number, other: number, drift: number]>> = {
  sok: [200, 403, 403],
  visa: [404, 403, 403],
  atkomster: [200, 403, 403],
  antal: [200, 403, 200],
  utdrag: [200, 403, 403],
  avstam: [200, 403, 403],
  geMedgivande: [201, 403, 403],
  medgivanden: [200, 403, 403],
  aterkallaMedgivande: [404, 403, 403],
  stickprov: [200, 403, 403],
  kvitteraStickprov: [404, 403, 403],
  registreraIncident: [403, 403, 201],
  incidenter: [200, 200, 200],
  skickaUnderrattelser: [403, 403, 404],
  kvitteraIncident: [404, 403, 403],
  incidentfragor: [404, 403, 403],
  kontrollera: [403, 403, 404],
  gallringsbeslut: [200, 200, 200],
  registreraBeslut: [403, 403, 201],
  upphavBeslut: [403, 403, 404],
  torrkor: [403, 403, 200],
  gallra: [403, 403, 200],
  protokollista: [200, 200, 200],
  protokoll: [404, 404, 404],
  markera: [201, 403, 403],
  markeringar: [200, 403, 403],
  avslutaMarkering: [404, 403, 403],
};

const uses = operations().filter(({ path }) => /^\/v1\/(logg|gallring)\//.test(path));

describeDatabase('web roles', (open) => {
  it('has an expectation for every use', () => {
    expect(uses.map(({ operation }) => operation.operationId).sort()).to.deep.equal(Object.keys(EXPECTED).sort());
  });

  for (const { method, path, operation } of uses) {
    it(`F8 may be used by whom it may: ${operation.operationId}, with a reason where one is wanted`, async () => {
      const api = await startApi(await open());
      const address = path.replace('{id}', '019aab5e-6c00-7000-8000-000000000001').replace('{nummer}', '1');
      const verb = method as 'get' | 'post';
      const body = exampleOf(operation);
      const statuses: number[] = [];
      for (const as of [namnd(OWN), namnd(KIRUNA), DRIFT]) {
        statuses.push((await api.call(verb, address, { as, ...(body && { body }) })).status);
      }
      expect(statuses).to.deep.equal(EXPECTED[operation.operationId]);
      expect((await api.call(verb, address, { as: {} })).status).to.equal(401);
      if (body && 'skal' in body) await refusesReasons(api, address, body);
    });
  }

  async function refusesReasons(api: Awaited<ReturnType<typeof startApi>>, path: string, body: object) {
    const as = (EXPECTED[operationAt(path)]?.[0] ?? 0) === 403 ? DRIFT : namnd(OWN);
    const { skal: _, ...without } = body as { skal: string };
    expect((await api.post(path, without, as)).json.detail).to.match(/ skal saknas\.$/);
    const blank = await api.post(path, { ...body, skal: '    ' }, as);
    expect([blank.status, blank.json.code, blank.json.falt]).to.deep.equal([422, 'reason-missing', 'skal']);
    const person = await api.post(path, { ...body, skal: 'Gäller 19850314-2385' }, as);
    expect([person.status, person.json.code]).to.deep.equal([422, 'text']);
    expect(person.text).to.not.match(/19850314/);
  }
});

function operationAt(address: string): string {
  const found = uses.find(({ path }) => path.replace('{id}', '019aab5e-6c00-7000-8000-000000000001') === address);
  return found?.operation.operationId ?? '';
}

function exampleOf({ requestBody }: Operation): object | undefined {
  return requestBody?.content['application/json']?.example as object | undefined;
}
