// The page of the REST API has all that the description has, leads nowhere that is not there, and runs nothing.
import { expect } from 'chai';
import { type Constellation, startConstellation } from '../../constellation.ts';
import { examplesOf, openApi, operations } from '../description.ts';

describe('the page of the REST API', () => {
  let service: Constellation;
  let page: string;
  let headers: Headers;
  before(async () => {
    service = await startConstellation();
    const response = await fetch(`${service.url}/v1/openapi`);
    headers = response.headers;
    page = await response.text();
  });
  after(() => service.stop());

  const idsOf = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);

  it('has every operation and every schema, each at a place of its own', () => {
    const ids = idsOf(page);
    expect(new Set(ids).size, 'ids that two have').to.equal(ids.length);
    expect(ids).to.include.members(operations().map(({ operation }) => operation.operationId));
    const { schemas } = openApi.components as unknown as { readonly schemas: object };
    expect(ids).to.include.members(Object.keys(schemas).map((name) => `schema-${name}`));
    for (const { method, path } of operations())
      expect(page).to.include(`<code>${method.toUpperCase()} ${path}</code>`);
  });

  it('links to no place that it does not have', () => {
    const ids = new Set(idsOf(page));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
    expect(links).to.have.length.above(500);
    expect(links.filter((id) => !ids.has(id))).to.deep.equal([]);
  });

  it('shows every example of a question by its name', () => {
    const { post } = openApi.paths['/v1/fragor'] ?? {};
    const media = post?.responses['200']?.content?.['application/json'];
    expect(media && examplesOf(media)).to.have.length(2);
    for (const text of ['Alla sju har svarat, med översikt', 'En del misslyckades', 'PERIOD_OMVAND']) {
      expect(page).to.include(text);
    }
  });

  it('is a page as the others are: the same headers, the menu, no script', () => {
    expect(headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).to.include("default-src 'none'");
    expect(page).to.include('aria-label="Portalen"').and.not.include('<script');
    expect(page).to.include('href="/v1/openapi.yaml"');
  });

  it('is found from the technical pages, and refuses other methods as the API does', async () => {
    for (const path of ['/teknik', '/teknik/en', '/teknik/anrop', '/teknik/referens/rest']) {
      expect(await (await fetch(service.url + path)).text(), path).to.include('href="/v1/openapi"');
    }
    const { status, headers: refused } = await fetch(`${service.url}/v1/openapi`, { method: 'POST' });
    expect([status, refused.get('allow'), refused.get('content-type')]).to.deep.equal([
      405,
      'GET, HEAD',
      'application/problem+json',
    ]);
  });
});
