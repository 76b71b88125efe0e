// Places for questions under way, of all uppdrag of a process together: who has waited longest is next.

export interface Platser {
  /** Waits for a place. @returns what gives it back, once; undefined where `stop` aborts first */
  ta(stop: AbortSignal): Promise<(() => void) | undefined>;
}

/** Who asks for one place at a time, as a worker does, gets as many as each of the others. */
export function createPlatser(most: number): Platser {
  const waiting = new Set<() => void>();
  let free = most;

  function giveBack(): void {
    const [next] = waiting;
    if (next) next();
    else free++;
  }

  /** @returns whether the place of somebody who left is ours */
  function turn(stop: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (ours: boolean) => {
        waiting.delete(take);
        stop.removeEventListener('abort', giveUp);
        resolve(ours);
      };
      const take = () => end(true);
      const giveUp = () => end(false);
      waiting.add(take);
      stop.addEventListener('abort', giveUp);
    });
  }

  return {
    async ta(stop) {
      if (stop.aborted) return undefined;
      if (free > 0) free--;
      else if (!(await turn(stop))) return undefined;
      let given = false;
      return () => {
        if (!given) giveBack();
        given = true;
      };
    },
  };
}
