import { Unreachable } from './problem.js';

/** A form that takes one file, as the server hands it out. */
export interface FileForm {
  readonly url: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** How far a file is on its way, and what ends it early. */
export interface SendingOptions {
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** What takes files did not take this one; it explains nothing that a person could use. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  /** Another try, with a new form, may well do. */
  readonly isPassing: boolean;

  constructor(
    readonly status: number,
    answer = '',
  ) {
    super(`The upload answered ${String(status)}.`);
    this.isPassing =
      status < 400 ||
      status >= 500 ||
      passing.statuses.includes(status) ||
      passing.words.some((word) => answer.includes(word));
  }
}

/** A form that is over, a line that is too slow, too many at once: S3 calls some of it a bad request. */
const passing = { statuses: [403, 408, 425, 429], words: ['RequestTimeout', 'ExpiredToken'] };

/** Posts a file, the fields before it; only XMLHttpRequest tells how far an upload is. */
export function postFile(form: FileForm, file: File, options: SendingOptions): Promise<void> {
  const { onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => {
      request.abort();
    };
    const body = new FormData();
    for (const [name, value] of form.fields) body.append(name, value);
    body.append('file', file);
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new FileRefused(request.status, request.responseText));
    };
    request.onerror = () => {
      reject(new Unreachable('upload'));
    };
    request.onabort = () => {
      reject(new DOMException('The upload was stopped.', 'AbortError'));
    };
    request.onloadend = () => {
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort);
    request.open('POST', form.url);
    request.send(body);
    if (signal.aborted) abort();
  });
}
