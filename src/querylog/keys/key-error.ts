// The one error that leaves this folder, without a byte of any key.

/**
 * What a failure means. `unavailable`: the store or the file of master keys was not there or not in time;
 * `wrong-master-key`: wrapped under a master key that the file does not have; `damaged`: not what was once written;
 * `bad-name`: no name that a key can have; `other-keys`: keys, but not those of the log.
 */
export type KeyErrorKind = 'unavailable' | 'wrong-master-key' | 'damaged' | 'bad-name' | 'other-keys';

/** A key that cannot be had. The message is for those who run the service. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly kind: KeyErrorKind;

  constructor(kind: KeyErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
