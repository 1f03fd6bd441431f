/** Why a push was not let in. For the log: the sender learns nothing beyond the no. */
export type Reason =
  | 'no signature'
  | 'wrong signature'
  | 'expired timestamp'
  | 'plain text where encryption is set'
  | 'signature seen with another body'
  | 'broken cipher text'
  | 'wrong padding'
  | 'wrong length'
  | 'wrong app id'
  | 'not UTF-8'
  | 'no well-formed message';

/** Thrown for what did not come from the platform, or cannot be read as what it sends. */
export class RefusedPush extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(`A push was refused: ${reason}.`);
    this.name = 'RefusedPush';
    this.reason = reason;
  }
}
