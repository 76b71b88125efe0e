// Tests often want the error itself.

/** What `work` rejected with; fails where it resolved. */
export async function rejection(work: Promise<unknown>): Promise<Error> {
  let result: unknown;
  try {
    result = await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error(`expected a rejection, got ${JSON.stringify(result)}`);
}

/** All that a careless logger could write of an error. */
export function everythingIn(error: unknown): string {
  const own = Object.getOwnPropertyNames(error).map((name) => String((error as Record<string, unknown>)[name]));
  return [String(error), JSON.stringify(error), ...own, String((error as Error).cause)].join('\n');
}
