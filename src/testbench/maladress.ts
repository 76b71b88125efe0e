// A target's address as people see it, whole: a path is configuration, and is shown unless it could be somebody's number.
import { holdsIdentity } from '../platform/identity.ts';

export function maladress(url: string): string {
  const { origin, pathname } = new URL(url);
  if (pathname === '/') return origin;
  return holdsIdentity(decoded(pathname)) ? `${origin}/…` : origin + pathname;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
