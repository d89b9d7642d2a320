import { createDecipheriv, createECDH, hkdfSync, type ECDH } from 'node:crypto';

const SALT_BYTES = 16;
const RECORD_SIZE_BYTES = 4;
const TAG_BYTES = 16;
/** What follows the last byte of a message that fits into one record. */
const LAST_RECORD = 2;

/** The keys that a browser makes for one subscription. */
export class SubscriptionKeys {
  readonly #pair: ECDH = createECDH('prime256v1');
  readonly p256dh: string;

  constructor(
    readonly auth: string,
    privateKey?: string,
  ) {
    if (privateKey === undefined) this.#pair.generateKeys();
    else this.#pair.setPrivateKey(privateKey, 'base64url');
    this.p256dh = this.#pair.getPublicKey('base64url', 'uncompressed');
  }

  /** What a body in `aes128gcm` says (RFC 8188, RFC 8291), written anew, so that the sender is held to the standard. */
  decrypt(body: Buffer): string {
    const salt = body.subarray(0, SALT_BYTES);
    const recordSize = body.readUInt32BE(SALT_BYTES);
    const keyAt = SALT_BYTES + RECORD_SIZE_BYTES + 1;
    const keyEnd = keyAt + body.readUInt8(keyAt - 1);
    const senderKey = body.subarray(keyAt, keyEnd);
    const record = body.subarray(keyEnd);
    if (record.length > recordSize) throw new Error('A message of push is one record.');

    const shared = this.#pair.computeSecret(senderKey);
    const own = this.#pair.getPublicKey();
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, senderKey]);
    const secret = derive(shared, Buffer.from(this.auth, 'base64url'), info, 32);
    const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
    const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12);

    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(record.subarray(-TAG_BYTES));
    const padded = Buffer.concat([
      decipher.update(record.subarray(0, -TAG_BYTES)),
      decipher.final(),
    ]);
    const end = padded.lastIndexOf(LAST_RECORD);
    if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) {
      throw new Error('The padding of the message is wrong.');
    }
    return padded.toString('utf8', 0, end);
  }
}

function derive(input: Buffer, salt: Buffer, info: Buffer | string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', input, salt, info, bytes));
}
