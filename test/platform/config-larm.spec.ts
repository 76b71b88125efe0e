// Who is told of alerts, as the environment says it, and what is wrong there.
import { expect } from 'chai';
import { ConfigError, type Env, toConfig } from '../../src/platform/config.ts';
import { toSecrets } from '../../src/platform/secrets.ts';

const scope = { bastjanster: ['AF'] };
const WEBHOOK = { LARM_WEBHOOK_URL: 'http://larm.example/a?nyckel=b', LARM_WEBHOOK_HEMLIGHET: 'sexton tecken lång' };

function problemsOf(env: Env): readonly string[] {
  try {
    toConfig(env, scope);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('platform/config-larm', () => {
  it('tells nobody, every fourth hour, where nothing is said', () => {
    expect(toConfig({}, scope).larm).to.deep.equal({ epost: [], upprepaMs: 4 * 3_600_000 });
    expect(toSecrets({}).larmWebhook).to.equal(undefined);
  });

  it('tells several addresses, and a webhook that is a secret', () => {
    const env = { ...WEBHOOK, LARM_EPOST: 'drift@example.org , jour@example.org', LARM_UPPREPA_TIMMAR: '12' };
    const { larm } = toConfig(env, scope);
    expect(larm).to.deep.equal({ epost: ['drift@example.org', 'jour@example.org'], upprepaMs: 12 * 3_600_000 });
    expect(JSON.stringify(toConfig(env, scope))).to.not.contain('larm.example');
    expect(toSecrets(env).larmWebhook).to.deep.equal({
      url: WEBHOOK.LARM_WEBHOOK_URL,
      hemlighet: WEBHOOK.LARM_WEBHOOK_HEMLIGHET,
    });
  });

  for (const [what, env, expected] of [
    ['an address that is none', { LARM_EPOST: 'drift' }, /^LARM_EPOST: väntat är e-postadresser/],
    ['a header in an address', { LARM_EPOST: 'a@b\r\nBcc: c@d' }, /^LARM_EPOST: väntat är e-postadresser/],
    ['no hours', { LARM_UPPREPA_TIMMAR: '0' }, /^LARM_UPPREPA_TIMMAR: väntat är ett heltal 1–168/],
    ['another scheme', { ...WEBHOOK, LARM_WEBHOOK_URL: 'ftp://larm' }, /^LARM_WEBHOOK_URL: väntat är/],
    ['a secret too short', { ...WEBHOOK, LARM_WEBHOOK_HEMLIGHET: 'kort' }, /^LARM_WEBHOOK_HEMLIGHET: .*minst 16/],
    ['no secret', { LARM_WEBHOOK_URL: WEBHOOK.LARM_WEBHOOK_URL }, /^LARM_WEBHOOK_HEMLIGHET: .*minst 16/],
    ['a secret alone', { LARM_WEBHOOK_HEMLIGHET: WEBHOOK.LARM_WEBHOOK_HEMLIGHET }, /^LARM_WEBHOOK_URL saknas/],
  ] as const) {
    it(`refuses ${what}`, () => {
      const problems = problemsOf(env);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(expected);
    });
  }

  it('demands https of the webhook outside trial', () => {
    const problems = problemsOf({ NODE_ENV: 'production', ...WEBHOOK });
    expect(problems.filter((one) => one.startsWith('LARM'))).to.deep.equal([
      'LARM_WEBHOOK_URL börjar med http://, men NODE_ENV=production är satt',
    ]);
  });
});
