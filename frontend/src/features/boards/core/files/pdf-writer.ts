const ENCODER = new TextEncoder();

/** Puts numbered objects together to a PDF file; knows nothing of what is on the page. */
export class PdfWriter {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #offsets: number[] = [];
  #length = 0;

  constructor() {
    this.#write('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  }

  /** Takes a number for an object that is written later. */
  reserve(): number {
    this.#offsets.push(0);
    return this.#offsets.length;
  }

  object(body: string, number = this.reserve()): number {
    this.#begin(number);
    this.#write(`${body}\nendobj\n`);
    return number;
  }

  /** A stream of bytes; `entries` say what they are. */
  stream(entries: string, bytes: Uint8Array<ArrayBuffer>, number = this.reserve()): number {
    this.#begin(number);
    this.#write(`<< ${entries} /Length ${String(bytes.length)} >>\nstream\n`);
    this.#bytes(bytes);
    this.#write('\nendstream\nendobj\n');
    return number;
  }

  /** The commands of a page, packed. */
  async packed(commands: string, number = this.reserve()): Promise<number> {
    const source = new Blob([commands]).stream().pipeThrough(new CompressionStream('deflate'));
    const bytes = new Uint8Array(await new Response(source).arrayBuffer());
    return this.stream('/Filter /FlateDecode', bytes, number);
  }

  finish(root: number, info: number): Blob {
    const start = this.#length;
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const size = String(this.#offsets.length + 1);
    this.#write(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`);
    this.#write(
      `trailer\n<< /Size ${size} /Root ${String(root)} 0 R /Info ${String(info)} 0 R >>\n`,
    );
    this.#write(`startxref\n${String(start)}\n%%EOF\n`);
    return new Blob(this.#parts, { type: 'application/pdf' });
  }

  #begin(number: number): void {
    this.#offsets[number - 1] = this.#length;
    this.#write(`${String(number)} 0 obj\n`);
  }

  #write(text: string): void {
    this.#bytes(ENCODER.encode(text));
  }

  #bytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}
