/** Asked whenever it matters who is signed in at the bank: an assertion made out now, or null for nobody. */
export type WhoIsThere = () => Promise<string | null>;

/** Tries of the bank's own address, with these pauses between, in milliseconds. */
const pauses = [1_000, 3_000];

/**
 * An address of the bank's page that answers with the assertion of whoever is signed in there (text, 200), or with
 * anything else for nobody. Where it cannot be reached the customer is taken for nobody: what was theirs is not shown.
 */
export function identitySource(address: string): WhoIsThere {
  return async () => {
    for (const pause of [...pauses, null]) {
      try {
        const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-store' });
        if (answer.status < 500) return answer.status === 200 ? (await answer.text()).trim() || null : null;
      } catch {
        // The network: again.
      }
      if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return null;
  };
}
