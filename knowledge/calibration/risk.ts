/** The share of answers to answerable questions that may be wrong: what an operator chooses, between these. */
export const RISKS = { least: 0.005, usual: 0.05, most: 0.2 } as const;

/** What an edition's risk is kept under. It is chosen when the edition is first prepared, and stays. */
export const RISK_NAME = 'risk-1';

export function writeRisk(risk: number): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ risk }));
}

/** Null: these bytes are none. */
export function readRisk(bytes: Uint8Array): number | null {
  try {
    const { risk } = JSON.parse(new TextDecoder().decode(bytes)) as { risk?: unknown };
    return typeof risk === 'number' && risk >= RISKS.least && risk <= RISKS.most ? risk : null;
  } catch {
    return null;
  }
}
