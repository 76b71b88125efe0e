// What is wrong with the variables of the bastjänster, beyond the form of each value.

type Env = Readonly<Record<string, string | undefined>>;

const NEEDS_TLS =
  'utanför loopback och i produktion krävs https:// (BASTJANST_UTAN_TLS=ja tillåter undantag på ett slutet nät)';

/** Addresses without TLS, where TLS is demanded. */
export function plainBastjanstProblems(env: Env, ids: readonly string[]): string[] {
  if (env.BASTJANST_UTAN_TLS === 'ja') return [];
  const plain = ids.map((id) => `BASTJANST_${id}_URL`).filter((name) => env[name]?.startsWith('http:'));
  return plain.map((name) => `${name} börjar med http://, men ${NEEDS_TLS}`);
}

/** A misspelt name would leave a bastjänst simulated that was meant to be real. */
export function unknownBastjanstProblems(env: Env, ids: readonly string[]): string[] {
  const known = new Set(
    ids.flatMap((id) => ['URL', 'TEST_URL', 'SCHEMALAGE'].map((suffix) => `BASTJANST_${id}_${suffix}`)),
  );
  const others = ['BASTJANST_UTAN_TLS', 'BASTJANST_CA'];
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith('BASTJANST_') && !known.has(name) && !others.includes(name),
  );
  return unknown.map((name) => `${name} är okänd: bastjänsterna heter ${ids.join(', ')}`);
}
