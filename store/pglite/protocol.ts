/** What we read of PostgreSQL's wire protocol 3.0: a message is a kind (one byte), a length (four, itself included) and a body. */

const code = (letter: string) => letter.charCodeAt(0);
const [QUERY, SYNC, TERMINATE] = [code('Q'), code('S'), code('X')];
const [NOTIFICATION_RESPONSE, READY_FOR_QUERY, IDLE] = [code('A'), code('Z'), code('I')];

/** A simple Query that rolls back. */
export const rollback = simpleQuery('ROLLBACK');

/** AuthenticationOk, then ReadyForQuery (idle): the answer to a startup packet where there is nobody to authenticate. */
export const startupAnswer = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

/** Whether a request is one that the server answers with ReadyForQuery (Sync or simple Query at its end), and whether it says goodbye (Terminate). */
export function readRequest(bytes: Buffer): { asksForAnswer: boolean; terminates: boolean } {
  let last = 0;
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readInt32BE(at + 1)) last = bytes[at] ?? 0;
  return { asksForAnswer: last === SYNC || last === QUERY, terminates: last === TERMINATE };
}

/**
 * Takes the notifications out of an answer (they belong to everybody) and reads the last ReadyForQuery's transaction
 * status: I idle, T in a transaction, E in a failed one.
 */
export function readAnswer(bytes: Buffer): { own: Uint8Array; notifications: Uint8Array; inTransaction: boolean } {
  const notifications: Uint8Array[] = [];
  const own: Uint8Array[] = [];
  let ownFrom = 0;
  let inTransaction = false;
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at];
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (kind === NOTIFICATION_RESPONSE) {
      own.push(bytes.subarray(ownFrom, at));
      notifications.push(bytes.subarray(at, end));
      ownFrom = end;
    } else if (kind === READY_FOR_QUERY) {
      inTransaction = bytes[at + 5] !== IDLE;
    }
    at = end;
  }
  own.push(bytes.subarray(ownFrom));
  return { own: Buffer.concat(own), notifications: Buffer.concat(notifications), inTransaction };
}

function simpleQuery(text: string): Uint8Array {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5);
  head.writeUInt8(QUERY, 0);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
