// Attempts to log in behind a proxy: each client has its own, and nobody gets more by saying to be somebody else.
import { expect } from 'chai';
import { type SecuredWeb, startSecuredWeb } from '../../secured-web.ts';

const PROXY = '127.0.0.2';
const ATTEMPTS = 10;

describe('web/inloggning behind a proxy', () => {
  let web: SecuredWeb;
  beforeEach(async () => {
    web = await startSecuredWeb({ env: { PROXY_CERT_HUVUD: 'X-SSL-Client-Cert', PROXY_PEER: PROXY } });
  });
  afterEach(() => web.stop());

  /** Statuses of answers that were never asked for, one for each X-Forwarded-For. */
  async function answers(localAddress: string, headers: readonly string[]): Promise<number[]> {
    const browser = web.browser({ localAddress });
    const statuses: number[] = [];
    for (const header of headers) {
      const page = await browser.visit('/inloggad?code=x&state=y', { headers: { 'x-forwarded-for': header } });
      statuses.push(page.status);
    }
    return statuses;
  }

  const wrong = Array<number>(ATTEMPTS).fill(400);
  const madeUp = (last: string) => Array.from({ length: ATTEMPTS + 1 }, (_, at) => `192.0.2.${at}${last}`);

  it('shuts out the client that tried, whatever it wrote before the proxy, and not the one beside it', async () => {
    expect(await answers(PROXY, madeUp(', 203.0.113.7'))).to.deep.equal([...wrong, 429]);
    expect(await answers(PROXY, ['203.0.113.8'])).to.deep.equal([400]);
  });

  it('does not believe anybody else', async () => {
    expect(await answers('127.0.0.1', madeUp(''))).to.deep.equal([...wrong, 429]);
    expect(await answers(PROXY, ['203.0.113.7'])).to.deep.equal([400]);
  });
});
