const FIRST_CONTROL_OPCODE = 8;
const MASK_BYTES = 4;

/** One frame as its header announces it. */
export interface FrameHeader {
  readonly payloadBytes: number;
  /** Whether a message ends with this frame; never true for ping, pong and close. */
  readonly endsMessage: boolean;
  readonly isControl: boolean;
}

/**
 * Reads the frame headers out of the bytes a client sends (RFC 6455, section 5.2). A WebSocket library shows whole
 * messages only, and API Gateway's limit is on the single frame.
 */
export class FrameReader {
  #pending = Buffer.alloc(0);
  #payloadLeft = 0;

  /** Takes the next bytes, cut anywhere, and returns the headers completed by them. */
  read(chunk: Buffer): FrameHeader[] {
    const headers: FrameHeader[] = [];
    let rest = chunk;
    while (rest.length > 0) {
      const skipped = Math.min(this.#payloadLeft, rest.length);
      this.#payloadLeft -= skipped;
      rest = rest.subarray(skipped);
      if (rest.length === 0) break;

      const bytes = Buffer.concat([this.#pending, rest]);
      const length = headerLength(bytes);
      if (length === undefined || bytes.length < length) {
        this.#pending = bytes;
        break;
      }
      const header = parseHeader(bytes);
      headers.push(header);
      this.#pending = Buffer.alloc(0);
      this.#payloadLeft = header.payloadBytes;
      rest = bytes.subarray(length);
    }
    return headers;
  }
}

/** Undefined while the bytes do not yet say how long the header is. */
function headerLength(bytes: Buffer): number | undefined {
  const second = bytes[1];
  if (second === undefined) return undefined;
  const short = second & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  return 2 + extended + (second & 0x80 ? MASK_BYTES : 0);
}

function parseHeader(bytes: Buffer): FrameHeader {
  const first = bytes.readUInt8(0);
  const short = bytes.readUInt8(1) & 0x7f;
  const isControl = (first & 0x0f) >= FIRST_CONTROL_OPCODE;
  return {
    payloadBytes:
      short === 126
        ? bytes.readUInt16BE(2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(2))
          : short,
    endsMessage: !isControl && (first & 0x80) !== 0,
    isControl,
  };
}
